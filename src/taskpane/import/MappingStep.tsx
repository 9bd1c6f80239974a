import * as React from "react";
import { Checkbox } from "office-ui-fabric-react";
import { MEASURES } from "../../importers/ledger";
import type { LedgerObject } from "../../importers/plan/suggest";
import { measureNames, svImport } from "../strings-import.sv";
import { shownAmount } from "./amounts";
import { choiceOf, withChoice, type ObjectChoice } from "./mapping-edit";
import { RulesStep } from "./RulesStep";
import { Select } from "./Select";
import type { ImportWork } from "./use-import";

const text = svImport.mapping;
const MOST_OBJECTS = 300;
/** From so many objects rules for several at once stand before the list. */
const MANY = 10;

function nameOf(object: LedgerObject): string {
  if (object.object === null) return text.noObject;
  return object.name === null || object.name === object.object ? object.object : `${object.object} ${object.name}`;
}

function amountOf(object: LedgerObject): string {
  const measure = (["utfall", ...MEASURES] as const).find((one) => object.amounts[one] !== undefined);
  const amount = measure === undefined ? undefined : object.amounts[measure];
  return measure === undefined || amount === undefined ? "" : `${measureNames[measure]} ${shownAmount(amount)}`;
}

const NONE = "none";
const LEFT_OUT = "leftOut";
const NAME = "verksamhet:";

function keyOf(choice: ObjectChoice): string {
  return choice.type === "verksamhet" ? `${NAME}${choice.name.trim().toLowerCase()}` : choice.type;
}

/** The objects of the file, each with the verksamhet that it belongs to. */
export function MappingStep(props: { readonly work: ImportWork }): JSX.Element | null {
  const { objects, mapping, verksamheter, reading, setMapping, netsFor } = props.work;
  const [onlyOpen, setOnlyOpen] = React.useState(false);
  const choices = objects.map((object) => ({ object, choice: choiceOf(mapping, object) }));
  const open = choices.filter(({ choice }) => choice.type === "none").length;
  // The list stands open while the file's objects are mapped, and does not close under the hand that maps the last one.
  const unfolded = React.useRef({ objects, now: open > 0 });
  if (unfolded.current.objects !== objects) unfolded.current = { objects, now: open > 0 };
  if (reading === null || objects.length === 0) return null;
  const shown = choices.filter(({ choice }) => !onlyOpen || open === 0 || choice.type === "none").slice(0, MOST_OBJECTS);
  const list = [{ key: NONE, text: text.none }, ...verksamheter.map((name) => ({ key: keyOf({ type: "verksamhet", name }), text: name })), { key: LEFT_OUT, text: text.leftOut }];
  const change = (object: LedgerObject, key: string): void => {
    const name = verksamheter.find((one) => keyOf({ type: "verksamhet", name: one }) === key);
    const choice: ObjectChoice = key === LEFT_OUT ? { type: "leftOut" } : name === undefined ? { type: "none" } : { type: "verksamhet", name };
    setMapping(withChoice(mapping, object, choice, name !== undefined && netsFor(name) ? "netto" : null));
  };
  const objectList = (
    <>
      {open === 0 || objects.length < 8 ? null : <Checkbox label={text.onlyOpen(open)} checked={onlyOpen} onChange={(_event, checked) => setOnlyOpen(checked === true)} />}
      <ul className="import-mapping" aria-label={text.heading}>
        {shown.map(({ object, choice }) => {
          const key = keyOf(choice);
          const known = list.some((option) => option.key === key) ? list : [...list, { key, text: choice.type === "verksamhet" ? choice.name : key }];
          return (
            <li key={object.object ?? ""} className={choice.type === "none" ? "import-open" : ""}>
              <span className="import-object">
                <span>{nameOf(object)}</span>
                <span className="quiet">{amountOf(object)}</span>
              </span>
              <Select label={text.choose(nameOf(object))} hiddenLabel value={key} options={known} onChange={(next) => change(object, next)} />
            </li>
          );
        })}
      </ul>
    </>
  );
  return (
    <>
      <h2>{text.heading}</h2>
      <p className="quiet">{[open === 0 ? "" : text.someOpen(open, objects.length), text.text].join(" ").trim()}</p>
      {open < MANY ? null : <p className="quiet">{text.manyOpen}</p>}
      {objects.length < MANY ? null : <RulesStep work={props.work} />}
      <details className="import-details" open={unfolded.current.now}>
        <summary>{open > 0 ? text.objects(objects.length) : text.allDone(objects.length)}</summary>
        {objectList}
      </details>
      {objects.length < MANY ? <RulesStep work={props.work} /> : null}
    </>
  );
}
