/** What a cell of the report is called, and what it holds: tables, follow-up sheets and the narrative, from one reading. Pure. */
import { cellKey } from "../../kontroll";
import { HEADING_ROW, SECTION, settingKey, type GoalSheetId } from "../../reports/goals";
import { LABEL_COLUMN } from "../../reports/table-model";
import type { Place } from "../addresses";
import { NAME } from "../goals/sheet-rows";
import type { Control } from "./control-state";

export type Shown = number | string | null;

interface Names {
  readonly caption: string;
  readonly rowKey: string;
  readonly columnKey: string;
  readonly row: string;
  readonly column: string;
  readonly value: Shown;
  readonly formula: string | null;
}

/** A cell by the keys of its sheet, and by its names. `id`: of the table or of the follow-up sheet. */
export type NamedCell = Names & ({ readonly kind: "table" | "narrative"; readonly id: string } | { readonly kind: "followUp"; readonly id: GoalSheetId });

/** What a place is: a cell, a heading or a name beside cells, or nothing of the report's. */
export type Found = NamedCell | "label" | "outside";

const keyAt = (places: ReadonlyMap<string, Place>, at: (place: Place) => boolean): string | null => [...places].find(([, place]) => at(place))?.[0] ?? null;

function inTable(now: Control, { sheet, row, column }: Place): Found {
  for (const [id, table] of now.read.found) {
    if (table.sheet !== sheet) continue;
    const rowKey = keyAt(table.rows, (place) => place.row === row && place.sheet === sheet);
    const columnKey = keyAt(table.columns, (place) => place.column === column && place.sheet === sheet);
    const model = now.read.models.get(id);
    const reading = now.read.reading.tables.find((one) => one.data.id === id);
    if (model === undefined || reading === undefined) continue;
    const cell = rowKey === null || columnKey === null ? undefined : reading.cells.get(cellKey(rowKey, columnKey));
    if (rowKey !== null && columnKey !== null && columnKey !== LABEL_COLUMN && cell !== undefined) {
      const named = model.rows.find((one) => one.key === rowKey);
      return {
        kind: "table", id, caption: model.caption, rowKey, columnKey, row: [named?.section === named?.label ? null : named?.section, named?.label].filter((part) => part !== null && part !== undefined && part !== "").join(", "),
        column: model.columns.find((one) => one.key === columnKey)?.label ?? "", value: cell.error ?? cell.value, formula: cell.formula,
      };
    }
    if (columnKey !== null && (rowKey !== null || row === table.headerRow)) return "label";
  }
  return "outside";
}

const CAPTIONS: Readonly<Record<GoalSheetId, string>> = { oversikt: "Översikt", indikatorer: "Indikatorer", mal: "Mål", aktiviteter: "Aktiviteter" };

function inFollowUp(now: Control, at: Place): Found {
  for (const [id, read] of now.followUp) {
    const { found } = read;
    if (found.sheet !== at.sheet) continue;
    const content = read.content(at);
    const value = read.value(at);
    const formula = typeof content === "object" ? content.formula : null;
    const common = { kind: "followUp", id, caption: CAPTIONS[id], value, formula } as const;
    const setting = [...found.rows].find(([key, place]) => key.startsWith("$") && place.row === at.row && place.column === at.column)?.[0];
    if (setting !== undefined) return { ...common, rowKey: setting, columnKey: "", row: String(read.value({ ...at, column: 1 }) ?? ""), column: "Inställning" };
    const columnKey = keyAt(found.columns, (place) => place.column === at.column);
    if (columnKey === null) return "outside";
    const heading = String(read.value({ ...at, row: found.headerRow }) ?? "");
    if (at.row === found.headerRow) return id === "oversikt" ? { ...common, rowKey: HEADING_ROW, columnKey, row: "Ordet för bedömningen", column: heading } : "label";
    const rowKey = keyAt(found.rows, (place) => place.row === at.row) ?? (at.row > found.headerRow && at.row <= read.lastRow ? "" : null);
    if (rowKey === null || rowKey.startsWith(settingKey(""))) return "outside";
    if (rowKey.startsWith(SECTION) && id !== "oversikt") return "label";
    const nameColumn = found.columns.get(id === "oversikt" ? "rubrik" : NAME[id])?.column ?? 1;
    return { ...common, rowKey, columnKey, row: String(read.value({ ...at, column: nameColumn }) ?? ""), column: heading };
  }
  return "outside";
}

function inNarrative(now: Control, at: Place): Found {
  const { narrative } = now;
  if (narrative === null || narrative.found.sheet !== at.sheet) return "outside";
  const heading = keyAt(narrative.found.columns, (place) => place.column === at.column);
  const row = now.texts.find((one) => one.row === at.row);
  if (heading === null) return "outside";
  if (row === undefined) return at.row === narrative.found.headerRow ? "label" : "outside";
  const { values, formulas, rowIndex, columnIndex }: { values: unknown[][]; formulas: unknown[][]; rowIndex: number; columnIndex: number } = narrative.used;
  const [value, formula] = [values, formulas].map((grid) => grid[at.row - 1 - rowIndex]?.[at.column - 1 - columnIndex]);
  return {
    kind: "narrative", id: "berattelse", caption: "Berättelse", rowKey: row.key ?? "", columnKey: heading, row: row.section, column: heading,
    value: typeof value === "number" ? value : value === undefined || value === "" ? null : String(value), formula: typeof formula === "string" && formula.startsWith("=") && formula !== value ? formula : null,
  };
}

/** The cell at a place. */
export function cellAt(now: Control, place: Place): Found {
  let label = false;
  for (const look of [inTable, inFollowUp, inNarrative]) {
    const found = look(now, place);
    if (typeof found === "object") return found;
    label ||= found === "label";
  }
  return label ? "label" : "outside";
}
