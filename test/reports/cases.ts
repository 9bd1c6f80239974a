/** The published cases as the tests read them, and the tolerance of test/cases/README.md. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FormulaPart, ModelCell, TableModel } from "../../src/reports/table-model";

export const CASES = ["000-vb-2011", "001-underlag-budget-2015", "003-t2-2006", "004-vb-2017-servicenamnden"] as const;

export function caseJson(name: string, file: "input" | "printed"): unknown {
  return JSON.parse(readFileSync(join(__dirname, "..", "cases", name, `${file}.json`), "utf8"));
}

/** Derived cells whose printed figure is an arithmetic error (test/cases/printed-errors.json): case, table id, row label, column key. */
export const ARITHMETIC_ERRORS: readonly (readonly [string, string, string, string])[] = [
  ["003-t2-2006", "sammanfattning", "Summa netto", "avvikelse_helar"],
];

function leaves(model: TableModel, parts: readonly FormulaPart[], seen: Set<string>): void {
  const visit = (rowKey: string, column: string): void => {
    const row = model.rows.find((one) => one.key === rowKey);
    const cell: ModelCell | undefined = row?.cells[model.columns.findIndex((one) => one.key === column)];
    if (cell === undefined) return;
    if (cell.type === "formula") leaves(model, cell.parts, seen);
    else seen.add(`${rowKey}|${column}`);
  };
  for (const part of parts) {
    if (typeof part === "string") continue;
    if ("ref" in part) visit(part.ref.row, part.ref.column);
    else {
      const from = model.rows.findIndex((row) => row.key === part.from.row);
      const to = model.rows.findIndex((row) => row.key === part.to.row);
      model.rows.slice(from, to + 1).forEach((row) => visit(row.key, part.from.column));
    }
  }
}

/** How far a computed figure may lie from print: (leaf terms + 1) × half a unit of the last printed decimal; counts by nothing. */
export function tolerance(model: TableModel, cell: ModelCell): number {
  if (model.unit === null || cell.type !== "formula") return 0;
  const seen = new Set<string>();
  leaves(model, cell.parts, seen);
  return (seen.size + 1) * (model.unit === "mnkr" ? 0.05 : 0.5);
}
