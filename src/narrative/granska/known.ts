/** The workbook's figures as a review sees them: what each is of, in which unit, and how its sign reads. */
import type { AmountUnit } from "../../domain/amount";
import { Decimal } from "../../domain/decimal";
import { readFigure } from "../../domain/indicator-figure";
import { BokslutError } from "../../domain/errors";
import { SECTION } from "../../reports/goals";
import type { ReportData } from "../../reports/report-data.types";
import { isSumKind, natureOfKind, natureOfLabel } from "../../reports/row-kinds";
import type { CellRef, ModelRow, TableModel } from "../../reports/table-model";
import { adjustmentKind } from "../compose-tables";
import type { CellLookup } from "../derived";
import { followUpCell, type FollowUpView } from "../follow-up-view";
import { yearsOf } from "../table-columns";
import { polarity } from "../table-view";
import type { FigureUnit } from "./figures";

export type Part = "cost" | "income" | "net" | null;

/** deviation: against budget or forecast, plus is överskott. change: between years, plus is ökning. item: of a list of turnover changes, plus is ökning. */
export type Role = "deviation" | "change" | "item" | "level" | "indicator";

export interface KnownFigure {
  readonly cell: CellRef;
  /** The verksamhet, item or indicator; "" for sums and rows that name only a kind. */
  readonly label: string;
  readonly rowLabel: string;
  readonly columnLabel: string;
  readonly part: Part;
  readonly role: Role;
  readonly value: Decimal;
  readonly unit: FigureUnit;
  /** What the column holds of the row: the budget, this outcome, the forecast, or the year before; null for other columns. */
  readonly holds: "budget" | "outcome" | "forecast" | "then" | "target" | null;
  /** A row that adds others. */
  readonly sum: boolean;
  /** What a table of one thing is about: "ombudgetering" and the like; null for tables of verksamheter. */
  readonly topic: Topic | null;
}

export type Topic = "rebudget" | "turnover" | "adjustments" | "investment";

const GENERIC = /^(?:kostnader|intäkter|netto|utgifter|inkomster|summa|total|resultat|ingående|utgående|årets|investering|varav|drift|övrig|statistik|nämnden)/i;

/** A label that names something of its own; of two letters only an abbreviation does. */
export const isOwnName = (label: string): boolean => (label.trim().length >= 3 || /^\p{Lu}{2}$/u.test(label.trim())) && !GENERIC.test(label.trim());

function partOf(row: ModelRow): Part {
  const nature = natureOfKind(row.kind) === "ovrigt" ? natureOfLabel(row.label) : natureOfKind(row.kind);
  return nature === "kostnad" ? "cost" : nature === "intakt" ? "income" : nature === "netto" || nature === "resultat" ? "net" : null;
}

function tableFigures(model: TableModel, report: ReportData, lookup: CellLookup): KnownFigure[] {
  const formulas = new Map(report.tables.find((table) => table.id === model.id)?.columns.map((column) => [column.key, column.formula?.type]));
  const kind = adjustmentKind(model);
  const listed = kind === "turnover";
  const topic: Topic | null = kind ?? (/^invester/.test(model.template) ? "investment" : null);
  const years = yearsOf(model, report.tables.find((table) => table.id === model.id) ?? null, true);
  return model.rows.flatMap((row) => row.cells.flatMap((cell, at): KnownFigure[] => {
    const column = model.columns[at];
    if (column === undefined || cell.type === "empty" || column.look === "text" || column.look === "date") return [];
    const ref = { table: model.id, row: row.key, column: column.key };
    const value = lookup(ref);
    if (typeof value !== "number") return [];
    const formula = formulas.get(column.key);
    const percent = column.look === "percent";
    const deviation = formula === "deviation" || (formula === undefined && /^avvikelse/.test(column.kind));
    const change = formula === "difference" || (formula === undefined && /^(?:differens|forandring)/.test(column.kind));
    const part = partOf(row);
    const reads = change && model.sign !== null && (part === "cost" || part === "income") ? polarity(model.sign, part) : 1;
    const incomeItem = listed && /intakt/.test(`${column.kind} ${column.key}`);
    const figure = Decimal.of(value).times(Decimal.of(percent ? 100 : 1));
    const name = row.section !== null && isOwnName(row.section) ? row.section : row.label;
    return [{
      cell: ref, label: isOwnName(name) ? name : "", rowLabel: row.label, columnLabel: column.label, part,
      role: deviation ? "deviation" : change ? "change" : listed && !incomeItem ? "item" : "level",
      value: reads === -1 ? figure.negated() : figure, unit: percent ? "procent" : amountUnit(model),
      holds: deviation || change || percent ? null : column.key === years?.then ? "then" : heldBy(column.kind), sum: isSumKind(row.kind) || row.kind === "resultat_fore", topic,
    }];
  }));
}

function heldBy(kind: string): KnownFigure["holds"] {
  if (/^budget/.test(kind)) return "budget";
  if (/^prognos/.test(kind)) return "forecast";
  if (/foregaende/.test(kind)) return "then";
  return /^(?:utfall|bokslut)/.test(kind) ? "outcome" : null;
}

const amountUnit = (model: TableModel): AmountUnit | null => model.unit;

const INDICATOR_COLUMNS: Readonly<Record<string, string>> = {
  utfall: "Utfall", utfall_man: "Utfall män", utfall_kvinnor: "Utfall kvinnor", utfall_foregaende_ar: "Utfall föregående år", prognos_helar: "Prognos helår", arsmal: "Årsmål", kf_arsmal: "KF:s årsmål",
};

const INDICATOR_HOLDS: Readonly<Record<string, KnownFigure["holds"]>> = { utfall: "outcome", utfall_foregaende_ar: "then", prognos_helar: "forecast", arsmal: "target", kf_arsmal: "target" };

function indicatorFigures(view: FollowUpView, lookup: CellLookup): KnownFigure[] {
  if (view.id !== "indikatorer") return [];
  return view.rows.filter((row) => !row.startsWith(SECTION)).flatMap((row) => Object.entries(INDICATOR_COLUMNS).flatMap(([column, columnLabel]): KnownFigure[] => {
    if (!view.columns.includes(column)) return [];
    const ref = followUpCell(view, row, column);
    const held = lookup(ref);
    const name = String(lookup(followUpCell(view, row, "namn")) ?? "");
    const figure = held === null ? null : typeof held === "number" ? { value: Decimal.of(held), unit: null } : readText(held);
    if (figure === null) return [];
    return [{ cell: ref, label: name, rowLabel: name, columnLabel, part: null, role: "indicator", value: figure.value, unit: figure.unit, holds: INDICATOR_HOLDS[column] ?? null, sum: false, topic: null }];
  }));
}

function readText(text: string): { readonly value: Decimal; readonly unit: FigureUnit } | null {
  try {
    const figure = readFigure(text);
    return figure === undefined ? null : { value: figure.value, unit: /%|procent/.test(text) ? "procent" : null };
  } catch (error) {
    if (error instanceof BokslutError) return null;
    throw error;
  }
}

/** The net deviation of a name that has no net row: its costs and incomes together, or the one of them that there is. */
function netsOf(figures: readonly KnownFigure[]): KnownFigure[] {
  const groups = new Map<string, KnownFigure[]>();
  for (const one of figures) {
    if (one.role !== "deviation" || one.label === "" || one.sum) continue;
    const key = JSON.stringify([one.cell.table, one.cell.column, one.label]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((same): KnownFigure[] => {
    const [first, second, third] = same;
    if (first === undefined || third !== undefined || same.some((one) => one.part !== "cost" && one.part !== "income") || first.part === second?.part) return [];
    return [{ ...first, rowLabel: "Netto", part: "net", value: second === undefined ? first.value : first.value.plus(second.value).rounded(6) }];
  });
}

/** Every figure of the tables and of the indicators, with their values now. An empty cell is no figure. */
export function knownFigures(report: ReportData, models: readonly TableModel[], followUp: readonly FollowUpView[], lookup: CellLookup): readonly KnownFigure[] {
  const tables = models.flatMap((model) => tableFigures(model, report, lookup));
  return [...tables, ...netsOf(tables), ...followUp.flatMap((view) => indicatorFigures(view, lookup))];
}
