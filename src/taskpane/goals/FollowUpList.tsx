import * as React from "react";
import { Checkbox, Link, TextField } from "office-ui-fabric-react";
import { Choice } from "../components/Choice";
import { svGoals } from "../strings-goals.sv";
import type { FollowUpItem, FollowUpKind } from "./follow-up-commands";

const kinds: readonly FollowUpKind[] = ["indikatorer", "mal", "aktiviteter"];
/** Rows shown at first, and how many more each press shows. */
const portion = 50;

interface ListProps {
  readonly items: readonly FollowUpItem[];
  readonly onGoTo: (item: FollowUpItem) => void;
  readonly onEdit: (item: FollowUpItem) => void;
}

function matches(item: FollowUpItem, kind: FollowUpKind | "", onlyActions: boolean, words: string): boolean {
  if ((kind !== "" && item.kind !== kind) || (onlyActions && item.action === "")) return false;
  const text = `${item.label} ${item.goal} ${item.status} ${item.action}`.toLocaleLowerCase("sv");
  return words.toLocaleLowerCase("sv").split(/\s+/).every((word) => text.includes(word));
}

/** The id of the control that opens an item's form. */
export const editId = (item: FollowUpItem): string => `follow-up-edit-${item.kind}-${item.key}`;

function Line(props: { readonly item: FollowUpItem; readonly onGoTo: () => void; readonly onEdit: () => void }): JSX.Element {
  const { item } = props;
  return (
    <li className="follow-up-line">
      <Link className="follow-up-name" aria-label={svGoals.goTo(item.label)} onClick={props.onGoTo}>
        {item.label}
      </Link>
      <div className="follow-up-state">
        <span>
          {item.action !== "" && item.action.startsWith(item.status) ? item.action : `${item.status === "" ? svGoals.noStatus : item.status}${item.action === "" ? "" : ` · ${item.action}`}`}
        </span>
        <Link id={editId(item)} aria-label={svGoals.editLabel(item.label)} onClick={props.onEdit}>
          {svGoals.edit}
        </Link>
      </div>
    </li>
  );
}

/** The rows of the follow-up sheets: filtered, counted, each with the way to its cell and to its form. */
export function FollowUpList(props: ListProps): JSX.Element {
  const [kind, setKind] = React.useState<FollowUpKind | "">("");
  const [onlyActions, setOnlyActions] = React.useState(true);
  const [words, setWords] = React.useState("");
  const [most, setMost] = React.useState(portion);
  const found = props.items.filter((item) => matches(item, kind, onlyActions, words.trim()));
  const present = kinds.filter((one) => props.items.some((item) => item.kind === one));
  return (
    <>
      <div className="form">
        <Checkbox label={svGoals.onlyActions} checked={onlyActions} onChange={(_event, checked) => setOnlyActions(checked === true)} />
        <Choice
          label={svGoals.kindLabel}
          selectedKey={kind}
          options={[{ key: "", text: svGoals.everything }, ...present.map((key) => ({ key, text: svGoals.kinds[key] }))]}
          onChange={(_event, option) => setKind(present.find((one) => one === option?.key) ?? "")}
        />
        <TextField label={svGoals.search} value={words} onChange={(_event, value) => setWords(value ?? "")} />
      </div>
      <p className="quiet" role="status">
        {svGoals.shown(found.length, props.items.length)}
      </p>
      {found.length === 0 ? <p>{svGoals.noHits}</p> : null}
      <ul className="follow-up" aria-label={svGoals.listLabel}>
        {found.slice(0, most).map((item) => (
          <Line key={`${item.kind} ${item.key}`} item={item} onGoTo={() => props.onGoTo(item)} onEdit={() => props.onEdit(item)} />
        ))}
      </ul>
      {found.length > most ? <Link onClick={() => setMost(most + portion)}>{svGoals.more(Math.min(portion, found.length - most))}</Link> : null}
    </>
  );
}
