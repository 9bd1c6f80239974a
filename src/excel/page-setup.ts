/** Print set-up that every sheet of a report shares: A4, one page wide, the report's own data in header and footer. */
import type { ReportMeta } from "../reports/report-data.types";
import type { Batch } from "./batch";

/** Excel takes 255 characters in a header; what a part may use of them. */
const LONGEST_PART = 110;
const LONGEST_LINE = 55;

function part(text: string, longest = LONGEST_PART): string {
  const short = text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  return short.replace(/&/g, "&&");
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
  if (who === "") return part(number);
  return [number, who].filter((text) => text !== "").map((line) => part(line, LONGEST_LINE)).join("\n");
}

/** The report's own data in the header and footer of a sheet: organisation, diarienummer, date and handläggare, report and period, page. */
export function writeEdges(sheet: Excel.Worksheet, meta: ReportMeta): void {
  const edges = sheet.pageLayout.headersFooters.defaultForAllPages;
  edges.rightFooter = "Sida &P av &N";
  edges.leftHeader = part(meta.organisation);
  edges.rightHeader = ownData(meta);
  edges.leftFooter = part(meta.title.includes(meta.period) ? meta.title : `${meta.title} · ${meta.period}`);
}
