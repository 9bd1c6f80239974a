/** A table as the narrative sees it: which columns are compared, which rows make a verksamhet, which are sums. No text, no figures. */
import type { ReportData, SignConvention } from "../reports/report-data.types";
import { isSumKind, isVaravKind, natureOfKind, natureOfLabel, type Nature } from "../reports/row-kinds";
import { LABEL_COLUMN, type CellRef, type ModelColumn, type ModelRow, type TableModel } from "../reports/table-model";
import { deviationsOf, yearsOf, type Deviation, type YearPair } from "./table-columns";

export type { Deviation, YearPair } from "./table-columns";

/** A verksamhet, a project or a sum: the rows of its costs, incomes and net. */
export interface Unit {
  /** Stable key inside the table: the row key of its heading or of its first row. */
  readonly key: string;
  readonly label: string;
  /** The cell that holds its name; null where the table gives none. */
  readonly name: CellRef | null;
  readonly cost: readonly string[];
  readonly income: readonly string[];
  readonly net: string | null;
  readonly investment: boolean;
}

/** The rows of the resultatfond and of the result after it. */
export interface FundRows {
  readonly before: string | null;
  readonly opening: string | null;
  readonly change: string | null;
  readonly closing: string | null;
  readonly after: string | null;
}

export interface TableView {
  readonly model: TableModel;
  readonly sign: SignConvention;
  readonly columns: readonly ModelColumn[];
  readonly deviations: readonly Deviation[];
  readonly years: YearPair | null;
  readonly units: readonly Unit[];
  readonly totals: readonly Unit[];
  readonly fund: FundRows | null;
  /** The net is a result (incomes less costs of a unit that lives on them), not a net cost. */
  readonly result: boolean;
  /** sections: kostnader, intäkter and netto of a verksamhet stand together; split: in two sections; list: one net row each. */
  readonly shape: "sections" | "split" | "list";
}

interface Group {
  readonly head: ModelRow | null;
  readonly label: string | null;
  readonly rows: ModelRow[];
}

/** A cell of a table, with the table's id in the reference. */
export const cellOf = (view: Pick<TableView, "model">, row: string, column: string): CellRef => ({ table: view.model.id, row, column });

/** The label cell of a row. */
export const labelOf = (view: Pick<TableView, "model">, row: string): CellRef => cellOf(view, row, LABEL_COLUMN);

/** Label compared without case, spaces at the ends and trailing colon. */
export const plain = (label: string): string => label.trim().replace(/\s+/g, " ").replace(/(?<![:.])[:.]+$/, "").toLocaleLowerCase("sv");

export const isInvestment = (text: string): boolean => /invester/i.test(text) && !/\b(exkl|inkl)/i.test(text);

/** True when the cell holds an input or a formula: a cell that the table leaves out cannot be written of. */
export function hasCell(view: Pick<TableView, "model">, row: string, column: string): boolean {
  const at = view.model.columns.findIndex((c) => c.key === column);
  const cell = view.model.rows.find((r) => r.key === row)?.cells[at];
  return cell !== undefined && cell.type !== "empty";
}

function groupsOf(model: TableModel): Group[] {
  const groups: Group[] = [];
  for (const row of model.rows) {
    const last = groups[groups.length - 1];
    if (row.look === "section") groups.push({ head: row, label: row.label, rows: [] });
    else if (last && (last.label ?? "") === (row.section ?? "")) last.rows.push(row);
    else groups.push({ head: null, label: row.section, rows: [row] });
  }
  return groups.filter((group) => group.rows.length > 0);
}

const isVarav = (row: ModelRow): boolean => row.look === "varav" || isVaravKind(row.kind);
const isSum = (row: ModelRow): boolean => !isVarav(row) && (isSumKind(row.kind) || row.kind === "resultat_fore");

/** kostnad, intakt or netto of a row that counts; null for fund rows, `varav` rows, counts and the result after disposition. */
function natureOf(row: ModelRow, siblings: readonly ModelRow[]): "kostnad" | "intakt" | "netto" | null {
  if (isVarav(row) || row.kind === "resultat_efter") return null;
  const own: Nature = natureOfKind(row.kind);
  const guess = own === "ovrigt" && isSum(row) ? natureOfLabel(row.label) ?? commonNature(siblings) : own;
  return guess === "kostnad" || guess === "intakt" || guess === "netto" ? guess : guess === "resultat" ? "netto" : null;
}

function commonNature(rows: readonly ModelRow[]): Nature {
  const natures = new Set(rows.filter((row) => !isSum(row) && !isVarav(row)).map((row) => natureOfKind(row.kind)));
  const [only] = natures;
  return natures.size === 1 && only !== undefined ? only : "ovrigt";
}

type Flow = "kostnad" | "intakt" | "netto";

const leaves = (rows: readonly ModelRow[], ...natures: Flow[]): ModelRow[] =>
  rows.filter((row) => !isSum(row) && natures.some((nature) => natureOf(row, rows) === nature));

const sums = (rows: readonly ModelRow[], ...natures: Flow[]): ModelRow[] =>
  rows.filter((row) => isSum(row) && natures.some((nature) => natureOf(row, rows) === nature));

const keys = (rows: readonly ModelRow[]): readonly string[] => rows.map((row) => row.key);

/** Rows of one section that together are one verksamhet or one sum, named by the section. */
function sectionUnit(model: TableModel, group: Group, of: typeof leaves, sumNets: readonly ModelRow[] = []): Unit {
  const net = of(group.rows, "netto")[0] ?? sumNets[0];
  const first = group.head ?? (of === sums ? net : undefined) ?? group.rows[0];
  const own = of === leaves && (isInvestment(model.template) || isInvestment(model.id));
  return {
    key: first?.key ?? "",
    label: group.label ?? (of === sums ? first?.label ?? "" : ""),
    name: group.head || of === sums ? { table: model.id, row: first?.key ?? "", column: LABEL_COLUMN } : null,
    cost: keys(of(group.rows, "kostnad")),
    income: keys(of(group.rows, "intakt")),
    net: net?.key ?? null,
    investment: isInvestment(group.label ?? "") || own,
  };
}

/** One verksamhet per row label, its costs and incomes perhaps in different sections. */
function rowUnits(model: TableModel, rows: readonly ModelRow[]): Unit[] {
  const byLabel = new Map<string, ModelRow[]>();
  for (const row of rows) byLabel.set(plain(row.label), [...(byLabel.get(plain(row.label)) ?? []), row]);
  return [...byLabel.values()].flatMap((same): Unit[] => {
    const first = same[0];
    if (!first) return [];
    return [{
      key: first.key,
      label: first.label,
      name: { table: model.id, row: first.key, column: LABEL_COLUMN },
      cost: keys(leaves(same, "kostnad")),
      income: keys(leaves(same, "intakt")),
      net: leaves(same, "netto")[0]?.key ?? null,
      investment: isInvestment(first.label) || isInvestment(model.template) || isInvestment(model.id),
    }];
  });
}

/** A section called Summa or Totalt is a sum, whatever its rows' kinds say. */
const isTotalLabel = (label: string | null): boolean => /^(summa|total)/i.test(label ?? "");

function unitsAndTotals(model: TableModel): Pick<TableView, "units" | "totals" | "shape"> {
  const groups = groupsOf(model);
  const units: Unit[] = [];
  const totals: Unit[] = [];
  const rowWise: ModelRow[] = [];
  const looseSums: ModelRow[] = [];
  const onlyOf = (rows: readonly ModelRow[], nature: Flow): boolean => leaves(rows, nature).length > 0 && leaves(rows, "kostnad", "intakt", "netto").length === leaves(rows, nature).length;
  const split = groups.some((g) => onlyOf(g.rows, "kostnad")) && groups.some((g) => onlyOf(g.rows, "intakt"));
  let list = false;
  for (const { rows, ...group } of groups) {
    const nets = leaves(rows, "netto");
    const flows = leaves(rows, "kostnad", "intakt");
    const sumRows = sums(rows, "kostnad", "intakt", "netto");
    const whole: Group = { ...group, rows };
    if (nets.length > 1 || (nets.length === 1 && flows.length === 0 && sumRows.length > 0)) {
      list = true;
      rowWise.push(...nets);
    } else if (split && flows.length > 0 && nets.length === 0) rowWise.push(...flows);
    else if (flows.length + nets.length > 0 && sumRows.length === 0) (isTotalLabel(group.label) ? totals : units).push(sectionUnit(model, whole, leaves));
    else if (flows.length > 2) rowWise.push(...flows);
    const netOfSums = sums(rows, "netto").length > 0 ? [] : flows.length === 0 ? nets : [];
    if (sumRows.length === 0) continue;
    if (!split && sums(rows, "netto").length + netOfSums.length > 0) totals.push(sectionUnit(model, whole, sums, netOfSums));
    else looseSums.push(...sumRows);
  }
  if (rowWise.length > 0) units.push(...rowUnits(model, rowWise));
  const net = sums(looseSums, "netto")[0];
  const first = net ?? looseSums[0];
  if (first) {
    totals.push({
      key: first.key, label: first.label, name: null, investment: false, net: net?.key ?? null,
      cost: keys(sums(looseSums, "kostnad")), income: keys(sums(looseSums, "intakt")),
    });
  }
  return { units: units.filter((u) => u.key !== ""), totals, shape: split ? "split" : list ? "list" : "sections" };
}

function fundOf(model: TableModel): FundRows | null {
  const key = (kind: string): string | null => model.rows.find((row) => row.kind === kind)?.key ?? null;
  const rows = { before: key("resultat_fore"), opening: key("resultatfond_in"), change: key("resultatfond_forandring"), closing: key("resultatfond_ut"), after: key("resultat_efter") };
  return rows.opening === null && rows.closing === null && rows.after === null ? null : rows;
}

/** Reads a table for the narrative; null when it holds no amounts by a sign convention. */
export function viewOf(model: TableModel, report: ReportData, wholeYear: boolean): TableView | null {
  if (model.sign === null) return null;
  const data = report.tables.find((table) => table.id === model.id) ?? null;
  const fund = fundOf(model);
  return {
    model,
    sign: model.sign,
    columns: model.columns,
    deviations: deviationsOf(model, data, wholeYear),
    years: yearsOf(model, data, wholeYear),
    fund,
    result: isResult({ model, sign: model.sign, fund }),
    ...unitsAndTotals(model),
  };
}

/** True when the table's net is a result, of a unit that lives on its incomes: it has a resultatfond, or its net rows are called so. Where costs are positive a net is a cost. */
const isResult = (view: Pick<TableView, "model" | "fund" | "sign">): boolean => view.sign !== "intakter_negativa" && namesResult(view);

const namesResult = (view: Pick<TableView, "model" | "fund">): boolean =>
  view.fund !== null || view.model.rows.some((row) => natureOfKind(row.kind) === "resultat" || (natureOfKind(row.kind) === "netto" && /resultat/i.test(row.label)));

/** The sign that a net cost has: 1 where costs are positive and incomes negative. */
export const costSign = (sign: SignConvention): 1 | -1 => (sign === "intakter_negativa" ? 1 : -1);

/** The usual sign of a row's amounts: −1 for incomes in convention A and costs in C, which sentences write without their minus. */
export const polarity = (sign: SignConvention, flow: "cost" | "income"): 1 | -1 =>
  (sign === "intakter_negativa" && flow === "income") || (sign === "kostnader_negativa" && flow === "cost") ? -1 : 1;
