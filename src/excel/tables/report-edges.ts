/** Places outside the tables' cells where the report's own data stands: print headers and footers, and the line at the top of each sheet. */
import { reportLine } from "../../reports/report-line";
import { subtitleOf } from "../../reports/goals";
import type { ReportMeta } from "../../reports/report-data.types";
import { edgesOf, type Edges } from "../page-setup";
import type { CommandSession, WorkbookState } from "../session";
import { asText } from "../text-cells";
import type { Cell, Written } from "./written-cells";

const FIELDS = ["leftHeader", "rightHeader", "leftFooter"] as const;
/** Rows at the top of a sheet in which the line of the report is looked for. */
const TOP_ROWS = 4;

/** A print header or footer that changes. */
export interface WrittenEdge {
  readonly sheet: string;
  readonly field: keyof Edges;
  readonly before: string;
  readonly after: string;
}

interface LoadedSheet {
  readonly name: string;
  readonly edges: Excel.HeaderFooter;
  readonly top: Excel.Range;
}

function edgesOfSheet(sheet: Excel.Worksheet): Excel.HeaderFooter {
  return sheet.pageLayout.headersFooters.defaultForAllPages;
}

/** Queues the reading of every visible sheet's headers and top cells. */
export function loadEdges(session: CommandSession, state: WorkbookState): readonly LoadedSheet[] {
  return state.sheets.filter((sheet) => sheet.visible).map(({ name }) => {
    const sheet = session.context.workbook.worksheets.getItem(name);
    const edges = edgesOfSheet(sheet);
    edges.load(FIELDS.join(","));
    const top = sheet.getRange(`A1:A${TOP_ROWS}`);
    top.load("formulas");
    return { name, edges, top };
  });
}

/** What Bokslut wrote of the old report becomes what it would write of the new; what the user has written stays. */
export function changedEdges(loaded: readonly LoadedSheet[], from: ReportMeta, to: ReportMeta): { readonly edges: readonly WrittenEdge[]; readonly cells: readonly Written[] } {
  const [was, now] = [edgesOf(from), edgesOf(to)];
  const lines = (meta: ReportMeta): readonly string[] => [reportLine(meta), subtitleOf(meta), [meta.organisation, meta.title].filter((text) => text !== "").join(" · ")];
  const [old, fresh] = [lines(from), lines(to)];
  const edges: WrittenEdge[] = [];
  const cells: Written[] = [];
  for (const { name, edges: there, top } of loaded) {
    // A sheet with none of the old report's texts is not Bokslut's, or is set up by the user.
    const own = FIELDS.some((field) => was[field] !== "" && there[field] === was[field]);
    for (const field of FIELDS) if (own && there[field] === was[field] && was[field] !== now[field]) edges.push({ sheet: name, field, before: was[field], after: now[field] });
    top.formulas.forEach((row: Cell[], index) => {
      const before = row[0] ?? "";
      const at = old.indexOf(String(before));
      const after = fresh[at];
      if (at >= 0 && before !== "" && after !== undefined && after !== before) cells.push({ sheet: name, row: index + 1, column: 1, before, after: asText(after) });
    });
  }
  return { edges, cells };
}

/** Queues the headers and footers. */
export async function writeChangedEdges(session: CommandSession, edges: readonly WrittenEdge[], what: "before" | "after"): Promise<void> {
  await session.batch.operations(edges.length * 2, edges.reduce((sum, edge) => sum + edge[what].length, 0));
  for (const edge of edges) session.context.workbook.worksheets.getItem(edge.sheet).pageLayout.headersFooters.defaultForAllPages[edge.field] = edge[what];
}
