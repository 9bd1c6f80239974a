/** Whether all that a request wrote stands in the workbook, for a request whose answer never came or was an error. */
import { isOfficeError, unanswered } from "../errors";
import { addressOf, type Cell, type Cells } from "./areas";
import { toPutBack } from "./difference";
import type { Entry } from "./journal";
import { keptCell, NO_PAGE, type KeptSheet } from "./kept";
import { readLog, type Rescue } from "./log";
import { pause, PAUSES } from "./unfinished";

async function stands(rescue: Rescue, step: number | null, last: Entry | undefined): Promise<boolean> {
  return Excel.run(async (context) => {
    const log = await readLog(context);
    if (rescue.logged && log !== null) {
      if (step === null) return log.head.state === "done" && log.head.id === rescue.id;
      return log.head.state === "open" && log.head.head.id === rescue.id && log.step >= step;
    }
    if (last?.kind !== "cells" || last.area === null || last.cells === null) return false;
    const sheet = context.workbook.worksheets.getItemOrNullObject(last.sheet);
    const range = sheet.getRange(addressOf(last.area));
    range.load("formulas,rowIndex,columnIndex");
    await context.sync();
    if (sheet.isNullObject) return false;
    const made: KeptSheet = { name: last.sheet, blocks: [{ area: last.area, cells: last.cells }], whole: false, visibility: "", position: 0, protection: null, filter: null, page: NO_PAGE, copy: null };
    const now: Cells = range.formulas as Cell[][];
    const { area } = last;
    return keptCell(made, area.row, area.column) !== undefined && toPutBack(made, area, now, [{ ...last, cells: null }]).blocks.length === 0;
  });
}

/** Asks again when Excel does not answer that either. False when it never does. */
export async function standsAtLast(rescue: Rescue, step: number | null, last: Entry | undefined): Promise<boolean> {
  for (const milliseconds of PAUSES) {
    await pause(milliseconds);
    try {
      return await stands(rescue, step, last);
    } catch (error) {
      if (!isOfficeError(error) && !unanswered(error)) throw error;
    }
  }
  return false;
}
