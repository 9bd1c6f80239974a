/** Colour of a status, after its symbol and word: conditional formats that follow the cells. */
import type { Batch } from "../batch";
import { columnLetters } from "../addresses";
import { NEGATIVE_TEXT, QUIET_TEXT } from "../colours";
import { STATUS_WORDS } from "../../reports/goals";
import type { PlacedSheet } from "./render-sheet";

/** Dark green, dark amber, dark red, grey: at least 7:1 on white and on the input fill. */
const COLOURS: readonly string[] = ["#0B5A2B", "#6B4200", NEGATIVE_TEXT, QUIET_TEXT];

async function addRules(range: Excel.Range, tested: string, batch: Batch): Promise<void> {
  await batch.operations(STATUS_WORDS.length * 5);
  STATUS_WORDS.forEach((word, index) => {
    const format = range.conditionalFormats.add(Excel.ConditionalFormatType.custom);
    format.custom.format.font.color = COLOURS[index] ?? QUIET_TEXT;
    format.custom.rule.formula = `=${tested}="${word}"`;
  });
}

/** The hidden column with the city's word, by which each column is coloured: the words that show are the user's. */
const TESTED: Readonly<Record<string, string>> = { status_ord: "status", galler_ord: "galler", forslag_ord: "forslag", egen: "galler" };

/** A symbol column is coloured as the status column right of it. A guessed direction is in italics. */
export async function addStatusColours(sheet: Excel.Worksheet, { model, places }: PlacedSheet, batch: Batch): Promise<void> {
  if (model.rows.length === 0) return;
  const top = places.headerRow + 1;
  for (const [at, column] of model.columns.entries()) {
    const symbol = model.columns[at - 1]?.look === "symbol";
    const tested = model.columns.findIndex((other) => other.key === TESTED[column.key]);
    if (column.look === "status" && tested >= 0) {
      const range = sheet.getRangeByIndexes(top - 1, symbol ? at - 1 : at, model.rows.length, symbol ? 2 : 1);
      await addRules(range, `$${columnLetters(tested + 1)}${top}`, batch);
    }
    if (column.key === "riktning") {
      await batch.operations(5);
      const format = sheet.getRangeByIndexes(top - 1, at, model.rows.length, 1).conditionalFormats.add(Excel.ConditionalFormatType.containsText);
      format.textComparison.format.font.italic = true;
      format.textComparison.rule = { operator: "Contains", text: "(gissning)" };
    }
  }
}
