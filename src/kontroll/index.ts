/** Runs every check over a workbook's reading. Pure: the same reading gives the same findings. */
import { Decimal } from "../domain/decimal";
import { checkSameFigure } from "./checks/across";
import { checkFormulas } from "./checks/formulas";
import { checkFund } from "./checks/fund";
import { checkInputs } from "./checks/inputs";
import { checkBalance, checkCarryOver, checkTurnoverChanges, type LocateItem } from "./checks/items";
import { checkForecast, checkSigns, checkUnits } from "./checks/plausibility";
import { checkOrder } from "./checks/order";
import { checkPrinted } from "./checks/printed";
import { contextOf, type CheckContext } from "./context";
import type { Finding } from "./finding";
import { onePerCell } from "./per-cell";
import type { WorkbookReading } from "./table-reading";

export { approvalsOf, blocking, judged, withApproval, type Approval, type JudgedFinding } from "./approvals";
export { allChecks, checkName, type CheckInfo } from "./catalogue";
export { goalFindings, type FollowUpCell, type FollowUpCheckInput, type FollowUpRowReading } from "./checks/goals";
export { findingKey, SEVERITIES, type Finding, type Remedy, type Severity } from "./finding";
export { cellKey, keysOfCell, type CellReading, type TableReading, type UnknownRow, type WorkbookReading } from "./table-reading";
export { ruleInWords } from "./rule-words";
export { changesSince, signOffsOf, type SignedChange, type SignedFigures, type SignOff } from "./sign-off";
export { countsInWords, countsOf, type SeverityCounts } from "./summary";
export type { ItemPlace, LocateItem } from "./checks/items";

/** The report's surplus against budget: the last net or result of the first table that has a deviation of the outcome. */
function surplusOf(context: CheckContext): Decimal | null {
  for (const table of context.tables) {
    const column = table.data.columns.find((candidate) => candidate.formula?.type === "deviation");
    const totals = table.outline.rows.filter((row) => (row.nature === "netto" && row.sum) || row.base === "resultat_fore");
    const total = totals[totals.length - 1];
    if (column !== undefined && total !== undefined) {
      return context.expected.of(table, total, column).value;
    }
  }
  return null;
}

/** One finding per cell, most severe first. */
export function runChecks(reading: WorkbookReading, locate: LocateItem): Finding[] {
  const context = contextOf({ ...reading, tables: reading.tables.filter((table) => table.order !== "mixed") });
  const { report } = reading;
  const incomesPositive = context.tables.some((table) => table.data.sign === "intakter_positiva");
  return onePerCell([
    ...checkPrinted(context),
    ...checkOrder(reading.tables),
    ...checkFormulas(context),
    ...checkInputs(context),
    ...checkFund(context),
    ...checkSameFigure(context),
    ...checkUnits(context),
    ...checkSigns(context),
    ...checkForecast(context),
    ...checkBalance(report.balans, locate),
    ...checkTurnoverChanges(report.omslutningsforandringar, incomesPositive, report.meta.unit, locate),
    ...checkCarryOver(report, surplusOf(context), locate),
  ]);
}
