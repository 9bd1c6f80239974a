/** Print set-up that every sheet of a report shares: A4, one page wide, the report's own data in header and footer. */
import type { ReportMeta } from "../reports/report-data.types";
import type { Batch } from "./batch";

/** Excel takes 255 characters in a header, and prints its left and right parts over each other when they do not fit: a part is two lines of at most so many characters. */
const LEFT_LINE = 60;
const RIGHT_LINE = 45;

function shortened(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text;
}

/** One line of a header or footer. */
function line(text: string, longest: number): string {
  return shortened(text, longest).replace(/&/g, "&&");
}

/** A text on one line, or broken at a space into two when it is longer. */
function part(text: string, longest: number): string {
  if (text.length <= longest) return line(text, longest);
  const space = text.lastIndexOf(" ", longest);
  const cut = space > 0 ? space : longest;
  return [text.slice(0, cut), text.slice(cut).trim()].map((piece) => line(piece, longest)).join("\n");
}

export interface PageWishes {
  readonly landscape: boolean;
  /** The block that is printed. */
  readonly area: string;
  /** Rows repeated on each page, such as "$1:$4". */
  readonly titleRows: string;
}

/** Sets up a sheet for print. `meta` null leaves header and footer without the report's data. */
export async function setUpPage(sheet: Excel.Worksheet, wishes: PageWishes, meta: ReportMeta | null, batch: Batch): Promise<void> {
  await batch.operations(6, 900);
  const { pageLayout } = sheet;
  pageLayout.orientation = wishes.landscape ? Excel.PageOrientation.landscape : Excel.PageOrientation.portrait;
  pageLayout.paperSize = Excel.PaperType.a4;
  pageLayout.zoom = { horizontalFitToPages: 1 };
  pageLayout.centerHorizontally = false;
  pageLayout.setPrintArea(wishes.area);
  pageLayout.setPrintTitleRows(wishes.titleRows);
  if (meta === null) pageLayout.headersFooters.defaultForAllPages.rightFooter = "Sida &P av &N";
  else writeEdges(sheet, meta);
}

/** Diarienummer, and on a line of its own the report's date and handläggare; what the report does not have is left out. */
function ownData(meta: ReportMeta): string {
  const number = meta.diary_number === null || meta.diary_number === "" ? "" : `Dnr ${meta.diary_number}`;
  const who = [meta.datum ?? "", meta.handlaggare ?? ""].filter((text) => text !== "").join(" · ");
  return [number, who].filter((text) => text !== "").map((text) => line(text, RIGHT_LINE)).join("\n");
}

/** The texts of the header and footer that carry the report's own data. */
export interface Edges {
  readonly leftHeader: string;
  readonly rightHeader: string;
  readonly leftFooter: string;
}

/** The report's own data for header and footer: organisation; diarienummer, date and handläggare; report and period. */
export function edgesOf(meta: ReportMeta): Edges {
  return { leftHeader: part(meta.organisation, LEFT_LINE), rightHeader: ownData(meta), leftFooter: part(meta.title.includes(meta.period) ? meta.title : `${meta.title} · ${meta.period}`, LEFT_LINE) };
}

/** Writes the report's own data and the page in the header and footer of a sheet. */
export function writeEdges(sheet: Excel.Worksheet, meta: ReportMeta): void {
  const edges = sheet.pageLayout.headersFooters.defaultForAllPages;
  edges.rightFooter = "Sida &P av &N";
  Object.assign(edges, edgesOf(meta));
}
