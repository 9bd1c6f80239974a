/** The shapes of what imports leave in the store: choices, the way back, and what made each cell. Read leniently: an unreadable part counts as none. */
import { Decimal } from "../../domain/decimal";
import { MEASURES, type Measure } from "../../importers/ledger";
import type { PlannedCell } from "../../importers/plan/import-plan";
import type { ColumnRole } from "../../importers/table/columns";

/** Choices that are suggested next time. */
export interface ImportSettings {
  /** Measure (or none) of the report's columns that the user has chosen, by columnId. */
  readonly columns: ReadonlyMap<string, Measure | null>;
  /** Roles of the file's columns, by heading in lower case. */
  readonly roles: ReadonlyMap<string, ColumnRole>;
  /** The last choices of unit, signs and dimension. */
  readonly unit: string | null;
  readonly signs: string | null;
  readonly dimension: string | null;
}

export const NO_SETTINGS: ImportSettings = { columns: new Map(), roles: new Map(), unit: null, signs: null, dimension: null };

/** A cell that the last import wrote. `old` is what `formulas` held. */
export interface UndoCell {
  readonly table: string;
  readonly row: string;
  readonly column: string;
  readonly old: string | number;
  readonly value: number;
}

export interface UndoRecord {
  readonly file: string;
  readonly time: string;
  readonly cells: readonly UndoCell[];
}

/** A row of the file that is part of a cell, as the pane shows it. */
export interface TraceRow {
  readonly source: string;
  readonly account: string | null;
  readonly object: string | null;
  readonly objectName: string | null;
  /** In the file's unit and sign, exact, with decimal point. */
  readonly amount: string;
}

export interface CellTrace {
  readonly file: string;
  readonly time: string;
  readonly unit: string;
  /** What the import wrote in the cell. */
  readonly value: number;
  /** The largest rows; the rest is counted and summed. */
  readonly rows: readonly TraceRow[];
  readonly more: number;
  readonly moreSum: string;
}

const MOST_TRACED = 60;

/** Key of a cell in the store. */
export function cellKey(table: string, row: string, column: string): string {
  return JSON.stringify([table, row, column]);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function entries(value: unknown): readonly (readonly [string, unknown])[] {
  return isObject(value) ? Object.entries(value) : [];
}

export function settingsToJson(settings: ImportSettings): unknown {
  const { columns, roles, ...rest } = settings;
  return { ...rest, columns: Object.fromEntries(columns), roles: Object.fromEntries(roles) };
}

const ROLES: readonly string[] = ["verksamhet", "objekt", "konto", "slag", "period", ...MEASURES, "annat"];

export function settingsFromJson(json: unknown): ImportSettings {
  if (!isObject(json)) return NO_SETTINGS;
  const measure = (value: unknown): value is Measure | null => value === null || MEASURES.some((one) => one === value);
  const role = (value: unknown): value is ColumnRole => typeof value === "string" && ROLES.includes(value);
  return {
    columns: new Map(entries(json["columns"]).flatMap(([key, value]): [string, Measure | null][] => (measure(value) ? [[key, value]] : []))),
    roles: new Map(entries(json["roles"]).flatMap(([key, value]): [string, ColumnRole][] => (role(value) ? [[key, value]] : []))),
    unit: text(json["unit"]), signs: text(json["signs"]), dimension: text(json["dimension"]),
  };
}

export function undoFromJson(json: unknown): UndoRecord | null {
  if (!isObject(json) || !Array.isArray(json["cells"])) return null;
  const cells = (json["cells"] as readonly unknown[]).flatMap((cell): UndoCell[] => {
    if (!Array.isArray(cell)) return [];
    const [table, row, column, old, value] = cell as readonly unknown[];
    const fits = typeof table === "string" && typeof row === "string" && typeof column === "string" && (typeof old === "string" || typeof old === "number") && typeof value === "number";
    return fits ? [{ table, row, column, old, value }] : [];
  });
  return { file: text(json["file"]) ?? "", time: text(json["time"]) ?? "", cells };
}

export function undoToJson(record: UndoRecord): unknown {
  return { file: record.file, time: record.time, cells: record.cells.map((cell) => [cell.table, cell.row, cell.column, cell.old, cell.value]) };
}

/** What made a cell, compact: the largest rows first, the rest as a count and a sum. */
export function traceToJson(cell: PlannedCell, file: string, time: string, unit: string): unknown {
  const parts = [...cell.parts].sort((a, b) => b.amount.abs().compare(a.amount.abs()));
  const rest = parts.slice(MOST_TRACED);
  const short = (value: string | null): string | null => (value === null ? null : value.slice(0, 80));
  const rows = parts.slice(0, MOST_TRACED).map(({ row, amount }) => [row.source.slice(0, 80), short(row.account), short(row.object), short(row.objectName), amount.toFixed()]);
  return { f: file.slice(0, 200), t: time, u: unit, v: cell.value, r: rows, m: rest.length, s: rest.reduce((sum, part) => sum.plus(part.amount), Decimal.ZERO).toFixed() };
}

export function traceFromJson(json: unknown): CellTrace | null {
  if (!isObject(json) || !Array.isArray(json["r"]) || typeof json["v"] !== "number") return null;
  const rows = (json["r"] as readonly unknown[]).flatMap((row): TraceRow[] => {
    if (!Array.isArray(row)) return [];
    const [source, account, object, objectName, amount] = row as readonly unknown[];
    return [{ source: text(source) ?? "", account: text(account), object: text(object), objectName: text(objectName), amount: text(amount) ?? "0" }];
  });
  return { file: text(json["f"]) ?? "", time: text(json["t"]) ?? "", unit: text(json["u"]) ?? "kr", value: json["v"], rows, more: Number(json["m"] ?? 0), moreSum: text(json["s"]) ?? "0" };
}
