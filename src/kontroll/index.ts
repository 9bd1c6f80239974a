/** Runs every check over a workbook's reading. Pure: the same reading gives the same findings. */
import { Decimal } from "../domain/decimal";
import { finished, type Steps } from "../domain/steps";
import { checkSameFigure } from "./checks/across";
import { checkFormulas } from "./checks/formulas";
import { checkBalanceSheet } from "./checks/balance";
import { checkBridge, checkTypedChange, checkTypedShare } from "./checks/columns";
import { checkForecastHistory } from "./checks/forecast";
import { checkFund, checkFundUnits } from "./checks/fund";
import { checkImported, type ImportedFigure } from "./checks/imported";
import { checkInputs } from "./checks/inputs";
import { checkBalance, checkBalanceChange, checkCarryOver, checkTurnoverChanges, type LocateItem } from "./checks/items";
import { checkForecast, checkRowUnits, checkSigns, checkUnits } from "./checks/plausibility";
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
export { followUpRule, narrativeRule } from "./follow-up-words";
export { ruleInWords } from "./rule-words";
export { fingerprintOf } from "./fingerprint";
export { changesSince, signatureOf, signOffsOf, type SignedChange, type SignedFigures, type SignOff } from "./sign-off";
export { sameFormula } from "./checks/formulas";
export { followUpFormulaFindings, type FollowUpFormula, type FollowUpFormulas } from "./checks/follow-up-formulas";
export { openErrorsOf, openErrorsSentence, type OpenErrors } from "./open-errors";
export { countsInWords, countsOf, type SeverityCounts } from "./summary";
export type { ImportedFigure } from "./checks/imported";
export type { ItemPlace, LocateItem } from "./checks/items";
export { narrativeFindings, type NarrativeRowReading } from "./checks/narrative";

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

/** What is read beside the tables; a part that is left out is not checked. */
export interface MoreReadings {
  readonly imported?: readonly ImportedFigure[];
}

/** The checks of the tables, a step behind each. One finding per cell, most severe first. */
export function* checksInSteps(reading: WorkbookReading, locate: LocateItem, more: MoreReadings = {}): Steps<Finding[]> {
  const context = contextOf({ ...reading, tables: reading.tables.filter((table) => table.order !== "mixed") });
  const { report } = reading;
  const checks: readonly (() => Iterable<Finding>)[] = [
    () => checkPrinted(context),
    () => checkOrder(reading.tables),
    () => checkFormulas(context),
    () => checkInputs(context),
    () => checkFund(context),
    () => checkFundUnits(context),
    () => checkSameFigure(context),
    () => checkBridge(context),
    () => checkTypedChange(context),
    () => checkTypedShare(context),
    () => checkBalanceSheet(context),
    () => checkUnits(context),
    () => checkRowUnits(context),
    () => checkSigns(context),
    () => checkForecast(context),
    () => checkForecastHistory(context),
    () => checkImported(context, more.imported ?? []),
    () => checkBalance(report.balans, locate),
    () => checkBalanceChange(report.balans, locate),
    () => checkTurnoverChanges(context, locate),
    () => checkCarryOver(context, surplusOf(context), locate),
  ];
  const found: Finding[] = [];
  for (const check of checks) {
    found.push(...check());
    yield;
  }
  return onePerCell(found);
}

/** The checks of the tables at one go. */
export function runChecks(reading: WorkbookReading, locate: LocateItem, more: MoreReadings = {}): Finding[] {
  return finished(checksInSteps(reading, locate, more));
}
