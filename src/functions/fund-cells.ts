/** Cells of the resultatfond functions → the domain's input, and the labelled table. */
import { Decimal } from "../domain/decimal";
import { explainFundLimit, fundInput, fundRoom, type FundTerms, resultatfond, STANDARD_CEILING, STANDARD_YEAR_LIMIT } from "../domain/resultatfond";
import { type CellResult, readAmounts, readShare, readSwitch } from "./cells";

export const FUND_NAMES = ["Ingående fond", "Resultatet", "Omslutningen", "Uttaget", "Årsgränsen", "Taket", "Valet att föra underskott vidare"] as const;

interface FundCells {
  readonly opening: Decimal | null;
  readonly result: Decimal | null;
  readonly change: Decimal | null;
  readonly terms: FundTerms;
}

function readFund(cells: readonly unknown[]): FundCells {
  const [opening = null, result = null, turnover = null, change = null] = readAmounts(cells.slice(0, 4), FUND_NAMES);
  const yearLimit = readShare(cells[4], FUND_NAMES[4]);
  const ceiling = readShare(cells[5], FUND_NAMES[5]);
  return {
    opening,
    result,
    change,
    terms: {
      turnover,
      yearLimit: yearLimit ?? STANDARD_YEAR_LIMIT,
      ceiling: ceiling ?? STANDARD_CEILING,
      carryDeficit: readSwitch(cells[6], FUND_NAMES[6]) ?? false,
    },
  };
}

/** Utgående fond, or "" while the opening fund, or both the result and a given change, are missing. */
export function closingFund(cells: readonly unknown[]): CellResult {
  const { opening, result, change, terms } = readFund(cells);
  if (opening === null || (result === null && change === null)) {
    return "";
  }
  // With a given change the closing fund does not depend on the result.
  return resultatfond(fundInput(opening, result ?? Decimal.ZERO, change, terms)).closing.toNumber();
}

/** Resultat efter bokslutsdisposition, or "" while the opening fund or the result is missing. */
export function resultAfterFund(cells: readonly unknown[]): CellResult {
  const { opening, result, change, terms } = readFund(cells);
  return opening === null || result === null ? "" : resultatfond(fundInput(opening, result, change, terms)).resultAfter.toNumber();
}

/** What can still be set aside this year, or "" while the opening fund is missing. */
export function roomInFund(cells: readonly unknown[]): CellResult {
  const [opening = null, turnover = null] = readAmounts(cells.slice(0, 2), ["Ingående fond", "Omslutningen"]);
  if (opening === null) {
    return "";
  }
  const yearLimit = readShare(cells[2], "Årsgränsen");
  const ceiling = readShare(cells[3], "Taket");
  return fundRoom(opening, turnover, yearLimit ?? undefined, ceiling ?? undefined).toNumber();
}

/** The whole computation, two columns: label and amount (or words). Empty while the opening fund or the result is missing. */
export function fundTable(cells: readonly unknown[]): CellResult[][] {
  const { opening, result, change, terms } = readFund(cells);
  if (opening === null || result === null) {
    return [[""]];
  }
  const input = fundInput(opening, result, change, terms);
  const outcome = resultatfond(input);
  const amount = (value: Decimal | null): CellResult => (value === null ? "" : value.toNumber());
  return [
    ["Ingående fond", amount(opening)],
    ["Årets resultat", amount(result)],
    ["Omslutning", amount(terms.turnover)],
    ["Gräns för årets avsättning", amount(outcome.yearLimitAmount)],
    ["Tak för fonden", amount(outcome.ceilingAmount)],
    ["Tillförs fonden", amount(outcome.setAside)],
    ["Uttag ur fonden", amount(outcome.withdrawn)],
    ["Återlämnas ur fonden", amount(outcome.returned)],
    ["Utgående fond", amount(outcome.closing)],
    ["Resultat efter bokslutsdisposition", amount(outcome.resultAfter)],
    ["Kvarstående underskott", amount(outcome.remainingDeficit)],
    ["Gräns som höll tillbaka", explainFundLimit(input, outcome)],
  ];
}
