/** The sheet that a report without any table to lay out gets: what it is and why there are no tables. */
import type { ReportData } from "../reports/report-data.types";
import { setUpPage } from "./page-setup";
import type { CommandSession, WorkbookState } from "./session";
import { freeSheetName } from "./sheet-names";
import { asText } from "./text-cells";
import { heightOf, wrappedLines } from "./widths";

const WIDTH = 480;

function lines(report: ReportData, warnings: readonly string[]): readonly string[] {
  const { meta } = report;
  const about = [meta.organisation, meta.report_type, meta.period, meta.diary_number === null ? "" : `Dnr ${meta.diary_number}`].filter((text) => text !== "");
  const why = report.tables.length === 0 ? ["Rapportens data innehåller inga tabeller."] : warnings;
  return [meta.title, about.join(" · "), "", ...why, "", "Välj en mall under Tabeller i Bokslut för att lägga till en tabell."];
}

/** Queues the sheet and gives its name. */
export async function writeInformationSheet(session: CommandSession, state: WorkbookState, report: ReportData, warnings: readonly string[]): Promise<string> {
  const name = freeSheetName("Information", new Set(state.sheets.map((sheet) => sheet.name.toLowerCase())));
  const texts = lines(report, warnings);
  await session.batch.operations(8 + texts.length);
  const sheet = session.context.workbook.worksheets.add(name);
  await session.batch.write(sheet, 1, 1, texts.map((text) => [asText(text)]));
  sheet.showGridlines = false;
  sheet.getRange("A:A").format.columnWidth = WIDTH;
  const block = sheet.getRangeByIndexes(0, 0, texts.length, 1);
  block.format.wrapText = true;
  block.format.verticalAlignment = "Top";
  texts.forEach((text, index) => {
    const needed = wrappedLines(text, WIDTH);
    if (needed > 1) sheet.getRangeByIndexes(index, 0, 1, 1).format.rowHeight = heightOf(needed);
  });
  const title = sheet.getRange("A1");
  title.format.font.bold = true;
  title.format.font.size = 14;
  await setUpPage(sheet, { landscape: false, area: `A1:A${texts.length}`, titleRows: "$1:$1" }, report.meta, session.batch);
  return name;
}
