import * as React from "react";
import { DefaultButton, Link, Spinner, TextField } from "office-ui-fabric-react";
import type { SignState } from "../../excel/commands/kontroll-klar";
import { Page } from "../components/Page";
import { PrimaryAction } from "../components/PrimaryAction";
import { usePane } from "../context";
import { figureText } from "../kontroll/figures";
import { useControlActions } from "../kontroll/use-control-actions";
import { useReading } from "../kontroll/use-reading";
import { svKontroll } from "../strings-kontroll.sv";
import "../kontroll/kontroll.css";

const sv = svKontroll.done;

function shown(value: number | string | null): string {
  return value === null ? svKontroll.cell.empty : figureText(value);
}

/** What is said of a signature: who and when, and what has changed since, with old and new. */
function Signature(props: { readonly signed: SignState | null }): JSX.Element {
  const { goToCell } = useControlActions();
  const { signed } = props;
  if (signed === null) return <span>{sv.notSigned}</span>;
  return (
    <>
      <span>{sv.signed(signed.by, signed.time)}</span>
      <span className="quiet">{sv.fingerprint(signed.fingerprint)}</span>
      {signed.changed === 0 ? null : (
        <>
          <strong>{sv.changed(signed.changed)}</strong>
          <ul className="signed-changes">
            {signed.changes.map((change) => (
              <li key={change.place}>
                <Link onClick={() => goToCell(change)}>{sv.change(change.place, shown(change.before), shown(change.after))}</Link>
              </li>
            ))}
            {signed.changed > signed.changes.length ? <li>{sv.more(signed.changed - signed.changes.length)}</li> : null}
          </ul>
        </>
      )}
    </>
  );
}

function Handout(): JSX.Element {
  const { state, services } = usePane();
  const { perform } = useControlActions();
  const { value, again } = useReading(services.kontroll === undefined ? undefined : services.kontroll.handout, state.status);
  const rewritten = value?.rewritten ?? 0;
  const busy = state.busy !== null;
  const make = (): void => void perform(sv.makingHandout, sv.handoutFailed, (control) => control.makeHandout()).then(again);
  const restore = (): void => void perform(sv.restoring, sv.restoreFailed, (control) => control.restoreHandout()).then(again);
  return (
    <>
      <h2>{sv.handoutHeading}</h2>
      <p>{sv.handoutHelp}</p>
      <p className="quiet">{rewritten > 0 ? sv.handoutStands(rewritten) : sv.handoutHint}</p>
      <div className="pane-buttons">
        {rewritten > 0 ? <DefaultButton text={sv.restore} disabled={busy} allowDisabledFocus onClick={restore} /> : <DefaultButton text={sv.makeHandout} disabled={busy} allowDisabledFocus onClick={make} />}
      </div>
    </>
  );
}

/** Klarmarkera och lämna ut: signatures of sheets and of the report, and the copy without the add-in. */
export function KontrollKlarPage(): JSX.Element {
  const { state, services } = usePane();
  const { perform } = useControlActions();
  const { value: status, failed, again } = useReading(services.kontroll === undefined ? undefined : services.kontroll.signOffs, state.status);
  const [typed, setTyped] = React.useState<string | null>(null);
  const name = typed ?? status?.name ?? "";
  const busy = state.busy !== null;
  const sign = (sheet: string | null): void => void perform(sv.signing, sv.signingFailed, (control) => control.sign({ sheet, by: name })).then(again);
  const unsign = (sheet: string | null): void => void perform(sv.unsigning, sv.signingFailed, (control) => control.unsign(sheet)).then(again);
  const ready = (status?.sheets.length ?? 0) > 0;
  const open = status?.open ?? 0;
  return (
    <Page
      heading={sv.name}
      action={<PrimaryAction hint={!ready ? svKontroll.waits : open > 0 ? sv.blocked(open) : sv.signReportHint} label={`${sv.sign} rapporten`} disabled={!ready || open > 0 || name.trim() === ""} onClick={() => sign(null)} />}
    >
      <p>{sv.help}</p>
      {failed ? <p role="status">{sv.failed}</p> : null}
      {status === null && !failed ? <Spinner label={sv.reading} labelPosition="right" className="pane-spinner" /> : null}
      {status === null || !ready ? null : (
        <>
          <TextField label={svKontroll.nameLabel} value={name} autoComplete="name" onChange={(_event, value) => setTyped(value ?? "")} />
          <ul aria-label={sv.listLabel}>
            {[{ sheet: null, label: sv.report, open: status.open, signed: status.report }, ...status.sheets.map((one) => ({ ...one, label: one.sheet }))].map((line) => (
              <li key={line.label} className="table-line">
                <div className="table-caption">
                  <span className="table-done" aria-hidden>{line.signed !== null && line.signed.changed === 0 ? "✓" : ""}</span>
                  <strong>{line.label}</strong>
                </div>
                <div className="table-state">
                  <Signature signed={line.signed} />
                  {line.open > 0 ? <span>{sv.blocked(line.open)}</span> : null}
                  {line.sheet === null && line.signed === null ? null : (
                    <span>
                      {line.sheet !== null && (line.signed === null || line.signed.changed > 0) ? (
                        <Link className="table-link" disabled={busy || line.open > 0 || name.trim() === ""} onClick={() => sign(line.sheet)} aria-label={`${sv.sign} ${line.label}`}>{sv.sign}</Link>
                      ) : null}{" "}
                      {line.signed === null ? null : (
                        <Link className="table-link" disabled={busy} onClick={() => unsign(line.sheet)} aria-label={`${sv.unsign} ${line.label}`}>{sv.unsign}</Link>
                      )}
                    </span>
                  )}
                </div>
              </li>
            ))}
          </ul>
          <Handout />
        </>
      )}
    </Page>
  );
}
