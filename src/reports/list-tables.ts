/** Tables made from the report's lists, for reports that have no table of that kind of their own. */
import { balanceTable } from "./balance-table";
import { commentsTable } from "./comments-table";
import type { AmountItemData, ColumnData, ReportData, ResultatenhetData, SignConvention, TableData } from "./report-data.types";
import { templateById } from "./templates";
import { column } from "./new-table";

const isGiven = (value: number | null | undefined): value is number => value !== null && value !== undefined;

function captionOf(template: string, report: ReportData): string {
  return `${templateById(template)?.title ?? template} (${report.meta.unit})`;
}

function itemTable(template: string, items: readonly AmountItemData[], sign: SignConvention, report: ReportData): TableData | null {
  if (items.length === 0) return null;
  const incomes = template !== "ombudgeteringar" || items.some((item) => isGiven(item.intakt));
  const reasons = items.some((item) => (item.motivering ?? "").trim() !== "");
  const columns: ColumnData[] = [
    { key: "kostnad", label: "Belopp (kostnad)", kind: "belopp" },
    ...(incomes ? [{ key: "intakt", label: "Belopp (intäkt)", kind: "belopp" }] : []),
    ...(reasons ? [{ key: "motivering", label: "Motivering", kind: "text" }] : []),
  ];
  const rows = items.map((item) => ({
    label: item.item, kind: "post",
    values: { kostnad: item.kostnad, ...(incomes ? { intakt: item.intakt ?? null } : {}) },
    ...(item.motivering === null || !reasons ? {} : { texts: { motivering: item.motivering } }),
  }));
  return {
    id: template, template, caption: captionOf(template, report), sign, columns,
    sections: [{ label: null, rows: [...rows, { label: "Summa", kind: "summa", derived: true, values: {} }] }],
  };
}

/** A unit without opening fund and result says nothing of its fund. */
function isTold(unit: ResultatenhetData): boolean {
  return isGiven(unit.ingaende_fond) && isGiven(unit.arets_resultat);
}

function fundTable(report: ReportData, sign: SignConvention): TableData | null {
  const template = templateById("resultatenheter");
  const units = report.resultatenheter.filter(isTold);
  if (units.length === 0 || template === null) return null;
  const given = units.some((unit) => isGiven(unit.uttag));
  const columns = template.columns.map((one) => column(one, report.meta)).flatMap((one): ColumnData[] => {
    const own = one.formula?.type === "fund" && given && ["change", "closing", "returned"].includes(one.formula.what) ? { ...one, formula: { ...one.formula, of: [...one.formula.of, "uttag"] } } : one;
    return one.key === "omslutning" && given ? [own, { key: "uttag", label: "Beslutat uttag", kind: "uttag" }] : [own];
  });
  const rows = units.map((unit) => ({
    label: unit.namn, kind: "resultatenhet",
    values: { ingaende_fond: unit.ingaende_fond, arets_resultat: unit.arets_resultat, omslutning: unit.bas, ...(given ? { uttag: unit.uttag ?? null } : {}) },
  }));
  const sum = units.length > 1 ? [{ label: "Summa", kind: "summa", derived: true, values: {} }] : [];
  return { id: template.id, template: template.id, caption: captionOf(template.id, report), sign, columns, sections: [{ label: null, rows: [...rows, ...sum] }] };
}

/**
 * The tables that the report's lists give: ombudgeteringar, omslutningsförändringar, budgetjusteringar, resultatenheter, balansräkning and synpunkter.
 * A list whose kind of table the report already has gives none.
 */
export function listTables(report: ReportData): readonly TableData[] {
  const sign = report.tables.find((table) => table.sign !== null)?.sign ?? "intakter_negativa";
  const made = [
    fundTable(report, sign),
    itemTable("ombudgeteringar", report.ombudgeteringar, sign, report),
    itemTable("omslutningsforandringar", report.omslutningsforandringar, sign, report),
    itemTable("budgetjusteringar", report.budgetjusteringar, sign, report),
    balanceTable(report, sign),
    commentsTable(report),
  ];
  const kinds = new Set(report.tables.map((table) => templateById(table.template)?.id ?? table.template));
  const ids = new Set(report.tables.map((table) => table.id));
  return made.filter((table): table is TableData => table !== null && !kinds.has(table.template)).map((table) => {
    let id = table.id;
    for (let number = 2; ids.has(id); number += 1) id = `${table.id}_${number}`;
    ids.add(id);
    return { ...table, id };
  });
}

/** The report with the tables of its lists after its own. The same report when the lists give none. */
export function withListTables(report: ReportData): ReportData {
  const made = listTables(report);
  return made.length === 0 ? report : { ...report, tables: [...report.tables, ...made] };
}
