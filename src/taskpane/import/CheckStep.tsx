import * as React from "react";
import { Decimal } from "../../domain/decimal";
import type { LeftOut } from "../../importers/mapping";
import type { ImportPlan, PlannedCell } from "../../importers/plan/import-plan";
import { kindNames, leftOutNames, measureNames, svImport } from "../strings-import.sv";
import { shownAmount, shownFigure } from "./amounts";

const text = svImport.check;
const MOST_LINES = 40;

interface LeftLine {
  readonly text: string;
  readonly amount: Decimal;
}

/** What is left out, one line per object, measure and reason, the largest first. Balance accounts have a line of their own among the sums. */
function leftLines(leftOut: readonly LeftOut[]): readonly LeftLine[] {
  const lines = new Map<string, LeftLine>();
  for (const left of leftOut) {
    if (left.why === "balanskonto") continue;
    const object = left.object ?? svImport.mapping.noObject;
    const words = [object, left.objectName === left.object ? null : left.objectName, left.object === null ? left.account : null, measureNames[left.measure].toLowerCase(), leftOutNames[left.why]].filter((part) => part !== null).join(" · ");
    lines.set(words, { text: words, amount: (lines.get(words)?.amount ?? Decimal.ZERO).plus(left.amount) });
  }
  return [...lines.values()].sort((a, b) => b.amount.abs().compare(a.amount.abs()));
}

/** The sums of the file against the tables, and everything that does not end up there with its amount. */
export function CheckStep(props: { readonly plan: ImportPlan; readonly unit: string }): JSX.Element {
  const { plan } = props;
  const left = React.useMemo(() => leftLines(plan.leftOut), [plan]);
  const parted = left.length > 0 || plan.withoutPlace.some((figure) => !figure.again);
  return (
    <>
      <h2>{text.heading}</h2>
      <p className={plan.complete ? "" : "import-fault"} role="status">
        {plan.complete ? (parted ? text.parted : text.whole) : text.broken}
      </p>
      <table className="import-table">
        <caption>{text.caption(props.unit)}</caption>
        <tbody>
          {plan.sums.map((sum) => (
            <React.Fragment key={sum.measure}>
              <tr className="import-head">
                <th scope="rowgroup" colSpan={2}>
                  {measureNames[sum.measure]}
                </th>
              </tr>
              {([[text.inFile, sum.inFile], [text.placed, sum.placed], [text.withoutPlace, sum.withoutPlace], [text.leftOut, sum.leftOut], [text.balance, sum.balance]] as const).filter(([name, amount]) => name !== text.balance || amount.sign() !== 0).map(([name, amount]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{shownAmount(amount)}</td>
                </tr>
              ))}
            </React.Fragment>
          ))}
        </tbody>
      </table>
      {plan.withoutPlace.length === 0 ? null : (
        <details className="import-details" open>
          <summary>{text.withoutPlaceHeading}</summary>
          <ul className="import-lines">
            {plan.withoutPlace.slice(0, MOST_LINES).map((figure, index) => (
              <li key={index}>
                <span>{[figure.verksamhet, kindNames[figure.kind], measureNames[figure.measure].toLowerCase()].join(", ")}</span>
                <span>{shownAmount(figure.amount)}</span>
              </li>
            ))}
            {plan.withoutPlace.length > MOST_LINES ? <li>{text.more(plan.withoutPlace.length - MOST_LINES)}</li> : null}
          </ul>
        </details>
      )}
      {left.length === 0 ? null : (
        <details className="import-details">
          <summary>{`${text.leftOutHeading} (${left.length})`}</summary>
          <ul className="import-lines">
            {left.slice(0, MOST_LINES).map((line) => (
              <li key={line.text}>
                <span>{line.text}</span>
                <span>{shownAmount(line.amount)}</span>
              </li>
            ))}
            {left.length > MOST_LINES ? <li>{text.more(left.length - MOST_LINES)}</li> : null}
          </ul>
        </details>
      )}
    </>
  );
}

const MOST_CELLS = 400;

function byTable(cells: readonly PlannedCell[]): readonly (readonly [string, readonly PlannedCell[]])[] {
  const tables = new Map<string, PlannedCell[]>();
  for (const cell of cells) tables.set(cell.target.caption, [...(tables.get(cell.target.caption) ?? []), cell]);
  return [...tables];
}

function oldText(cell: PlannedCell): string {
  const { value } = cell.old;
  return value === null ? svImport.preview.empty : typeof value === "number" ? shownFigure(value) : value.slice(0, 20);
}

/** Old → new for every cell that changes. */
export function PreviewStep(props: { readonly plan: ImportPlan }): JSX.Element {
  const { plan } = props;
  const words = svImport.preview;
  const changed = plan.cells.filter((cell) => cell.changed);
  const same = plan.cells.length - changed.length;
  return (
    <>
      <h2>{words.heading}</h2>
      {byTable(changed.slice(0, MOST_CELLS)).map(([caption, cells]) => (
        <table key={caption} className="import-table import-preview">
          <caption>{words.caption(caption)}</caption>
          <thead>
            <tr>
              <th scope="col">{words.cell}</th>
              <th scope="col">{words.old}</th>
              <th scope="col">{words.next}</th>
            </tr>
          </thead>
          <tbody>
            {cells.map((cell) => (
              <tr key={`${cell.target.row} ${cell.target.column}`}>
                <th scope="row">
                  {cell.target.verksamhet === cell.target.rowLabel ? cell.target.rowLabel : `${cell.target.verksamhet}, ${cell.target.rowLabel.toLowerCase()}`}
                  <span className="quiet">{cell.target.columnLabel}</span>
                </th>
                <td className="quiet">{oldText(cell)}</td>
                <td>{shownFigure(cell.value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
      {[same === 0 ? "" : words.unchanged(same), plan.kept.length === 0 ? "" : words.kept(plan.kept.length), plan.untouched.length === 0 ? "" : words.untouched(plan.untouched.length)]
        .filter((line) => line !== "")
        .map((line) => (
          <p key={line} className="quiet">
            {line}
          </p>
        ))}
    </>
  );
}
