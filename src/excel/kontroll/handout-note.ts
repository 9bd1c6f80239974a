/** The sheet that goes with an utlämningskopia: every cell that is a value where Bokslut has a formula, with what it shows and what calculated it. */
import type { ReportMeta } from "../../reports/report-data.types";
import { blockAddress, cellAddress } from "../addresses";
import { QUIET_TEXT, RULE } from "../colours";
import { setUpPage } from "../page-setup";
import type { CommandSession } from "../session";
import { asText } from "../text-cells";
import { ruled } from "./write-control-sheet";
import { heightOf, wrappedLines } from "../widths";
import { calculated, type HandoutCell } from "./handout";

export const HANDOUT_NOTE = "Om utlämningskopian";
const HEADINGS = ["Blad", "Cell", "Visar", "Räknades i Bokslut som"] as const;
const WIDTHS = [150, 50, 340, 240] as const;
/** Of a sentence, as on the sheet Kontroll. */
const CHARACTER = 5;
const FIRST_ROW = 6;

/** Queues the sheet under a free name. */
export async function writeHandoutNote(session: CommandSession, name: string, values: readonly HandoutCell[], plain: number, meta: ReportMeta | null): Promise<void> {
  const { batch } = session;
  await batch.operations(20 + Math.min(values.length, 1_000));
  const sheet = session.context.workbook.worksheets.add(name);
  const wide = (...cells: readonly (string | number)[]): (string | number)[] => [...cells, ...new Array<string>(HEADINGS.length - cells.length).fill("")];
  const body = values.map((cell) => wide(asText(cell.sheet), asText(cellAddress(cell.row, cell.column)), typeof cell.shown === "number" ? cell.shown : asText(cell.shown ?? ""), asText(calculated(cell.original))));
  const told = `${plain} formler är vanliga Excelformler och räknar om som vanligt. Cellerna nedan är värden: de visar det de visade när kopian gjordes och ändras inte.`;
  const head = [
    wide(HANDOUT_NOTE), wide(asText([meta?.organisation ?? "", meta?.title ?? ""].filter((text) => text !== "").join(" · "))),
    wide(asText(told)), wide(), [...HEADINGS],
  ];
  await batch.write(sheet, 1, 1, [...head, ...body]);
  sheet.showGridlines = false;
  WIDTHS.forEach((points, index) => {
    const letters = cellAddress(1, index + 1).slice(0, -1);
    sheet.getRange(`${letters}:${letters}`).format.columnWidth = points;
  });
  const caption = sheet.getRange("A1").format.font;
  caption.bold = true;
  caption.size = 14;
  sheet.getRange("A2").format.font.color = QUIET_TEXT;
  const lead = sheet.getRange("A3:D3");
  lead.merge(false);
  lead.format.wrapText = true;
  lead.format.verticalAlignment = "Top";
  lead.format.rowHeight = heightOf(wrappedLines(told, WIDTHS.reduce<number>((sum, points) => sum + points, 0), CHARACTER));
  const header = sheet.getRangeByIndexes(FIRST_ROW - 2, 0, 1, HEADINGS.length).format;
  header.font.bold = true;
  const border = header.borders.getItem("EdgeBottom");
  border.style = "Continuous";
  border.weight = "Thin";
  border.color = RULE;
  if (values.length > 0) {
    const block = sheet.getRangeByIndexes(FIRST_ROW - 1, 0, values.length, HEADINGS.length).format;
    block.verticalAlignment = "Top";
    block.wrapText = true;
    ruled(block.borders);
    sheet.getRangeByIndexes(FIRST_ROW - 1, 2, values.length, 1).format.horizontalAlignment = "Left";
    values.slice(0, 1_000).forEach((cell, index) => {
      const needed = wrappedLines(String(cell.shown ?? ""), WIDTHS[2], CHARACTER);
      if (needed > 1) sheet.getRangeByIndexes(FIRST_ROW - 1 + index, 0, 1, 1).format.rowHeight = heightOf(needed);
    });
  }
  sheet.getRangeByIndexes(FIRST_ROW - 2, HEADINGS.length - 1, values.length + 1, 1).format.indentLevel = 2;
  sheet.freezePanes.freezeRows(FIRST_ROW - 1);
  await setUpPage(sheet, { landscape: true, area: blockAddress(1, 1, FIRST_ROW - 1 + Math.max(1, values.length), HEADINGS.length), titleRows: `$${FIRST_ROW - 1}:$${FIRST_ROW - 1}` }, meta, batch);
}
