/** How a cell of a table is computed, in words for the one who audits it. */
import type { OutlineRow } from "../reports/outline";
import { outlineOf } from "../reports/outline";
import { relationsOf } from "../reports/row-relations";
import type { ColumnData, ReportData, SignConvention, TableData } from "../reports/report-data.types";
import { isDerivedCell, natureForVariance } from "./expected";

const CONVENTION_WORDS: Readonly<Record<SignConvention, string>> = {
  intakter_negativa: "Intäkter skrivs med minus i tabellen.", intakter_positiva: "Kostnader och intäkter skrivs med plus i tabellen.", kostnader_negativa: "Kostnader skrivs med minus i tabellen.",
};

function columnLabel(table: TableData, key: string | undefined): string {
  return table.columns.find((column) => column.key === key)?.label ?? key ?? "";
}

function rowLabel(row: OutlineRow): string {
  const section = row.section.data.label;
  return section === null || section === "" ? row.data.label : `${section}, ${row.data.label}`;
}

function listed(labels: readonly string[]): string {
  const shown = labels.slice(0, 12);
  return `${shown.join("; ")}${labels.length > shown.length ? ` och ${labels.length - shown.length} rader till` : ""}`;
}

function columnRule(table: TableData, row: OutlineRow, column: ColumnData): string {
  const { formula } = column;
  if (formula === undefined) return "";
  const type: string = formula.type;
  if (formula.type === "share") return `${column.label} = ${columnLabel(table, formula.of)} × ${formula.months}/12.`;
  const [first, second] = formula.of.map((key) => columnLabel(table, key));
  if (type === "sum") return `${column.label} = ${formula.of.map((key) => columnLabel(table, key)).join(" + ")}.`;
  if (type === "fund") return `${column.label} räknas av ${formula.of.map((key) => columnLabel(table, key)).join(", ")} efter reglerna för resultatfonden.`;
  const percent = type.endsWith("_percent");
  if (type.startsWith("difference")) return percent ? `${column.label} = (${first} − ${second}) / beloppet av ${second}.` : `${column.label} = ${first} − ${second}.`;
  const { sign } = table;
  const nature = natureForVariance(row);
  const result = nature === "fond" || nature === "resultat" || (sign === "intakter_positiva" && nature === "netto");
  const backwards = sign === null || result || sign === "kostnader_negativa" || (sign === "intakter_positiva" && nature === "intakt");
  const difference = backwards ? `${second} − ${first}` : `${first} − ${second}`;
  const words = sign === null ? "" : ` Positiv avvikelse är ett överskott. ${CONVENTION_WORDS[sign]}`;
  return `${column.label} = ${percent ? `(${difference}) / beloppet av ${first}` : difference}.${words}`;
}

/** The rule of a cell in a sentence or two: "Avvikelse = Budget − Bokslut. Positiv avvikelse är ett överskott." */
export function ruleInWords(table: TableData, rowKey: string, columnKey: string, report: ReportData): string {
  const outlines = new Map(report.tables.map((one) => [one.id, outlineOf(one)]));
  const outline = outlines.get(table.id) ?? outlineOf(table);
  const row = outline.rows.find((one) => one.key === rowKey);
  const column = table.columns.find((one) => one.key === columnKey);
  if (row === undefined || column === undefined) return "";
  if (column.not_for?.includes(row.data.kind) === true && column.formula !== undefined) return "Cellen ska vara tom för den här raden.";
  if (!isDerivedCell(row, column)) return "Inskriven siffra: den räknas inte ut av något annat i tabellen.";
  const rowWins = column.formula === undefined || column.formula.type === "share" || column.formula.type === "sum";
  const relation = row.data.derived === true && rowWins ? relationsOf(outline, outlines).relation(row) : null;
  if (relation === null || relation.type === "none") return columnRule(table, row, column);
  if (relation.type === "fund") return "Räknas efter reglerna för resultatfonden: ingående fond, årets resultat och gränserna av omslutningen.";
  const plus = relation.plus.map((ref) => rowLabel(ref.row));
  const minus = relation.minus.map((ref) => rowLabel(ref.row));
  if (relation.pair && plus.length + minus.length <= 12) return `${row.data.label} = ${plus.join(" + ")}${minus.length === 0 ? "" : ` − ${minus.join(" − ")}`}. ${table.sign === null ? "" : CONVENTION_WORDS[table.sign]}`.trim();
  return `${row.data.label} är summan av ${plus.length + minus.length} rader i kolumnen ${column.label}: ${listed([...plus, ...minus])}.`;
}
