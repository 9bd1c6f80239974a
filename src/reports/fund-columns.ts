/** Formulas of a table of resultatenheter: a unit's row from its opening fund, result and turnover, by the rule of RESULTATFOND. */
import { concat, ifFilled, separated, type Parts } from "./formula-parts";
import type { FundFigure } from "./report-data.types";

/** The year's limit and the ceiling as shares of omslutningen: the city's rule (docs/functions/RESULTATFOND.md). */
const YEAR_LIMIT = "5%";
const CEILING = "10%";

function rule(name: string, of: readonly Parts[]): Parts {
  return concat(`${name}(`, separated(of), ")");
}

/** A rule with the given change where there is one: an empty change lets the rule compute it. */
function withChange(name: string, opening: Parts, result: Parts, turnover: Parts, given: Parts | undefined): Parts {
  const computed = rule(name, [opening, result, turnover]);
  return given === undefined ? computed : concat("IF(", given, '="",', computed, ",", rule(name, [opening, result, turnover, given]), ")");
}

/**
 * The formula of a column of a fund table; `of` is opening, result, turnover and perhaps the given change (withdrawal with plus).
 * change = result − result after disposition (plus: set aside); returned = opening + result − closing where that is plus: what goes back to the city.
 */
export function fundColumn(what: FundFigure, of: readonly Parts[]): Parts {
  const [opening, result, turnover, given] = of;
  if (opening === undefined || result === undefined || turnover === undefined) return ['=""'];
  if (what === "year_limit" || what === "ceiling") return concat("=", ifFilled([turnover], concat("ABS(", turnover, `)*${what === "year_limit" ? YEAR_LIMIT : CEILING}`)));
  const closing = withChange("RESULTATFOND", opening, result, turnover, given);
  if (what === "closing") return concat("=", ifFilled([opening, result], closing));
  if (what === "change") return concat("=", ifFilled([opening, result], concat("FÖRÄNDRING(", result, ",", withChange("RESULTATEFTER", opening, result, turnover, given), ")")));
  return concat("=", ifFilled([opening, result], concat("MAX(0,FÖRÄNDRING(SUM(", opening, ",", result, "),", closing, "))")));
}
