import * as React from "react";
import { DefaultButton, Link, TextField } from "office-ui-fabric-react";
import { BokslutError } from "../../domain/errors";
import type { Mapping, MappingRule, RuleKind } from "../../importers/mapping";
import { compilePattern } from "../../importers/patterns";
import { useReturnedFocus } from "../focus";
import { svImport } from "../strings-import.sv";
import { Select } from "./Select";
import type { ImportWork } from "./use-import";

const text = svImport.rules;
const LEFT_OUT = "\u0000";

function ruleText(rule: MappingRule): string {
  const kind = rule.kind === null ? null : rule.kind === "varav" ? `${text.kinds.varav}: ${rule.row ?? ""}` : text.kinds[rule.kind];
  const from = [rule.object.trim() === "" ? text.anyObject : rule.object, rule.account.trim() === "" ? null : text.account(rule.account)].filter((part) => part !== null).join(", ");
  return `${from} → ${[rule.verksamhet ?? text.leftOut, kind].filter((part) => part !== null).join(", ")}`;
}

interface Draft {
  /** Which rule is changed; null for a new one. */
  readonly at: number | null;
  readonly object: string;
  readonly account: string;
  readonly verksamhet: string;
  readonly kind: RuleKind | "";
  readonly row: string;
}

function draftOf(rule: MappingRule, at: number): Draft {
  return { at, object: rule.object, account: rule.account, verksamhet: rule.verksamhet ?? LEFT_OUT, kind: rule.kind ?? "", row: rule.row ?? "" };
}

/** Why a draft is no rule yet; null when it is. */
function faultOf(draft: Draft): string | null {
  if (draft.object.trim() === "" && draft.account.trim() === "") return text.needsPattern;
  try {
    compilePattern(draft.object, "objekt");
    compilePattern(draft.account, "konto");
    return null;
  } catch (error) {
    if (!(error instanceof BokslutError)) throw error;
    return error.message;
  }
}

/** The mapping with a changed rule in its place, or a new one first: the first rule that fits counts. */
function withRule(mapping: Mapping, draft: Draft): Mapping {
  const former = draft.at === null ? undefined : mapping.rules[draft.at];
  const rule: MappingRule = {
    object: draft.object.trim(), account: draft.account.trim(), verksamhet: draft.verksamhet === LEFT_OUT ? null : draft.verksamhet,
    kind: draft.kind === "" ? null : draft.kind, ...(draft.kind === "varav" ? { row: draft.row.trim() } : {}), ...(former?.note === undefined ? {} : { note: former.note }),
  };
  return { rules: draft.at === null ? [rule, ...mapping.rules] : mapping.rules.map((other, at) => (at === draft.at ? rule : other)) };
}

function RuleForm(props: { readonly draft: Draft; readonly verksamheter: readonly string[]; readonly onChange: (draft: Draft) => void; readonly onDone: () => void; readonly onCancel: () => void }): JSX.Element {
  const { draft, onChange } = props;
  const names = [...new Set([...props.verksamheter, ...(draft.verksamhet === LEFT_OUT || draft.verksamhet === "" ? [] : [draft.verksamhet])])];
  const kinds = (Object.keys(text.kinds) as RuleKind[]).map((kind) => ({ key: kind, text: text.kinds[kind] }));
  const fault = faultOf(draft);
  return (
    <div className="import-rule">
      <div className="import-pair">
        <TextField label={text.object} autoFocus placeholder={text.objectExample} value={draft.object} onChange={(_event, value) => onChange({ ...draft, object: value ?? "" })} />
        <TextField label={text.accounts} placeholder={text.accountExample} value={draft.account} onChange={(_event, value) => onChange({ ...draft, account: value ?? "" })} />
      </div>
      <Select label={text.verksamhet} value={draft.verksamhet} options={[...names.map((name) => ({ key: name, text: name })), { key: LEFT_OUT, text: text.leftOut }]} onChange={(verksamhet) => onChange({ ...draft, verksamhet })} />
      <Select label={text.kind} value={draft.kind} options={[{ key: "", text: text.byAccount }, ...kinds]} onChange={(key) => onChange({ ...draft, kind: kinds.find((kind) => kind.key === key)?.key ?? "" })} />
      {draft.kind === "varav" ? <TextField label={text.row} value={draft.row} onChange={(_event, value) => onChange({ ...draft, row: value ?? "" })} /> : null}
      {fault === null ? null : <p className="quiet" role="status">{fault}</p>}
      <div className="pane-buttons import-source">
        <DefaultButton text={draft.at === null ? text.add : text.save} disabled={fault !== null} allowDisabledFocus onClick={props.onDone} />
        <Link onClick={props.onCancel}>{text.cancel}</Link>
      </div>
    </div>
  );
}

/** Every rule of the mapping, also by range and account, in the order in which they count. */
export function RulesStep(props: { readonly work: ImportWork }): JSX.Element {
  const { mapping, setMapping, verksamheter } = props.work;
  const [draft, setDraft] = React.useState<Draft | null>(null);
  const list = React.useRef<HTMLDetailsElement>(null);
  const opener = React.useRef<number | null>(null);
  useReturnedFocus(draft !== null, () => list.current?.querySelector<HTMLElement>(opener.current === null ? ".rule-new" : `.rule-change-${opener.current}`));
  const open = (next: Draft): void => {
    opener.current = next.at;
    setDraft(next);
  };
  const done = (): void => {
    if (draft !== null) setMapping(withRule(mapping, draft));
    setDraft(null);
  };
  const form = draft === null ? null : <RuleForm draft={draft} verksamheter={verksamheter} onChange={setDraft} onDone={done} onCancel={() => setDraft(null)} />;
  return (
    <details ref={list} className="import-details">
      <summary>{text.heading(mapping.rules.length)}</summary>
      <p className="quiet">{text.help}</p>
      {draft?.at === null ? form : <Link className="rule-new" onClick={() => open({ at: null, object: "", account: "", verksamhet: verksamheter[0] ?? LEFT_OUT, kind: "", row: "" })}>{text.new}</Link>}
      <ol className="import-rules">
        {mapping.rules.map((rule, at) => (
          <li key={at}>
            {draft !== null && draft.at === at ? form : (
              <>
                <span>{ruleText(rule)}</span>
                <Link className={`rule-change-${at}`} aria-label={text.changeThis(ruleText(rule))} onClick={() => open(draftOf(rule, at))}>{text.change}</Link>
                <Link aria-label={text.removeThis(ruleText(rule))} onClick={() => { setDraft(null); setMapping({ rules: mapping.rules.filter((_other, index) => index !== at) }); }}>{text.remove}</Link>
              </>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
