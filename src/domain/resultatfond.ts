/**
 * Resultatfond: what a resultatenhet may carry to the next year. Source of the rule and of the worked examples: docs/functions/RESULTATFOND.md.
 * All amounts in one unit; a result is positive for surplus, a given change is positive for a withdrawal and negative for an avsättning.
 */
import { formatAmount, formatInFull, formatPercent } from "./amount-text";
import { Decimal } from "./decimal";
import { BokslutError } from "./errors";

/** Largest avsättning in a year, and largest fund, as shares of omslutningen. */
export const STANDARD_YEAR_LIMIT = Decimal.parse("0.05");
export const STANDARD_CEILING = Decimal.parse("0.10");

/** What the unit's rules say: the base of the limits and the limits. */
export interface FundTerms {
  /** Gross costs (or the budget, where the unit's rule says so); null or 0 = not stated: the limits are not applied. */
  readonly turnover: Decimal | null;
  readonly yearLimit?: Decimal;
  readonly ceiling?: Decimal;
  /** true: a deficit that the fund cannot cover is carried as a negative fund. */
  readonly carryDeficit?: boolean;
}

export interface FundInput extends FundTerms {
  readonly opening: Decimal;
  readonly result: Decimal;
  /** A given change ("årets förändring"): used as it stands. null = the rule computes it. */
  readonly givenChange?: Decimal | null;
}

/** A year of a fund from its parts. */
export function fundInput(opening: Decimal, result: Decimal, givenChange: Decimal | null, terms: FundTerms): FundInput {
  const { turnover, yearLimit, ceiling, carryDeficit } = terms;
  return { opening, result, givenChange, turnover, yearLimit, ceiling, carryDeficit };
}

/** Which limit held the avsättning back, or cut the fund. */
export type FundLimit = "none" | "year-limit" | "ceiling" | "not-checked";

export interface FundOutcome {
  readonly setAside: Decimal;
  readonly withdrawn: Decimal;
  readonly closing: Decimal;
  /** Cut off because the fund was above its ceiling. */
  readonly returned: Decimal;
  /** Resultat efter bokslutsdisposition: positive goes back to the city, negative is a remaining deficit. */
  readonly resultAfter: Decimal;
  readonly remainingDeficit: Decimal;
  /** Amounts of the limits; null when omslutningen is not stated. */
  readonly yearLimitAmount: Decimal | null;
  readonly ceilingAmount: Decimal | null;
  readonly boundBy: FundLimit;
  /** What the limit kept out of the fund (0 when none bound). */
  readonly heldBack: Decimal;
}

/** Reads a limit: a share above 0 and at most 1. */
export function checkShare(share: Decimal, what: string): Decimal {
  if (share.sign() < 0 || share.compare(Decimal.ONE) > 0) {
    throw new BokslutError("bad-argument", `${what} ska vara en andel mellan 0 % och 100 %, till exempel 5 % eller 0,05, inte ${formatInFull(share, 6)}.`);
  }
  return share;
}

function limitsOf(terms: FundTerms): { readonly year: Decimal; readonly ceiling: Decimal } | null {
  const year = checkShare(terms.yearLimit ?? STANDARD_YEAR_LIMIT, "Årsgränsen");
  const ceiling = checkShare(terms.ceiling ?? STANDARD_CEILING, "Taket");
  if (terms.turnover === null || terms.turnover.sign() === 0) {
    return null;
  }
  const base = terms.turnover.abs();
  return { year: base.times(year), ceiling: base.times(ceiling) };
}

function checkOpening(opening: Decimal, carryDeficit: boolean): void {
  if (opening.sign() < 0 && !carryDeficit) {
    throw new BokslutError(
      "bad-argument",
      `Ingående fond är ${formatInFull(opening)}, men en resultatfond kan inte vara negativ. Rätta beloppet, eller ange att underskott förs vidare.`,
    );
  }
}

/**
 * One year of a resultatfond. Law: opening + result = closing + resultAfter + returned.
 * Example: opening 2.1, result 10.5, turnover 22.0 → set aside 0.1, closing 2.2, result after 10.4.
 * Throws bad-argument when a given withdrawal is larger than the fund, or the opening fund is negative without carryDeficit.
 */
export function resultatfond(input: FundInput): FundOutcome {
  const { opening, result } = input;
  const carryDeficit = input.carryDeficit ?? false;
  checkOpening(opening, carryDeficit);
  const limits = limitsOf(input);
  let setAside: Decimal;
  let withdrawn: Decimal;
  let boundBy: FundLimit = limits === null ? "not-checked" : "none";
  let heldBack = Decimal.ZERO;
  const given = input.givenChange ?? null;
  if (given === null) {
    const surplus = result.max(Decimal.ZERO);
    // A negative fund is restored first; the limits are for what is saved on top of that.
    const restored = surplus.min(opening.negated().max(Decimal.ZERO));
    const wanted = surplus.minus(restored);
    let saved = wanted;
    if (limits !== null) {
      const room = limits.ceiling.minus(opening.max(Decimal.ZERO)).max(Decimal.ZERO);
      saved = wanted.min(limits.year).min(room);
      heldBack = wanted.minus(saved);
      if (heldBack.sign() > 0) {
        boundBy = limits.year.compare(room) < 0 ? "year-limit" : "ceiling";
      }
    }
    setAside = restored.plus(saved);
    const deficit = result.negated().max(Decimal.ZERO);
    withdrawn = carryDeficit ? deficit : deficit.min(opening.max(Decimal.ZERO));
  } else {
    setAside = given.negated().max(Decimal.ZERO);
    withdrawn = given.max(Decimal.ZERO);
    if (withdrawn.compare(opening) > 0 && withdrawn.sign() > 0) {
      throw new BokslutError(
        "bad-argument",
        `Uttaget ${formatInFull(withdrawn)} är större än fonden ${formatInFull(opening)}. Sänk uttaget eller rätta ingående fond.`,
      );
    }
  }
  const uncut = opening.plus(setAside).minus(withdrawn);
  const closing = limits === null ? uncut : uncut.min(limits.ceiling);
  const returned = uncut.minus(closing);
  if (returned.sign() > 0 && boundBy !== "ceiling") {
    boundBy = "ceiling";
  }
  const resultAfter = result.plus(withdrawn).minus(setAside);
  return {
    setAside,
    withdrawn,
    closing,
    returned,
    resultAfter,
    remainingDeficit: resultAfter.negated().max(Decimal.ZERO),
    yearLimitAmount: limits?.year ?? null,
    ceilingAmount: limits?.ceiling ?? null,
    boundBy,
    heldBack: heldBack.plus(returned),
  };
}

/** What can still be set aside this year: the smaller of the year's limit and the room up to the ceiling. Throws cannot-compute without turnover. */
export function fundRoom(opening: Decimal, turnover: Decimal | null, yearLimit = STANDARD_YEAR_LIMIT, ceiling = STANDARD_CEILING): Decimal {
  checkOpening(opening, false);
  const limits = limitsOf({ turnover, yearLimit, ceiling });
  if (limits === null) {
    throw new BokslutError("cannot-compute", "Omslutningen saknas, så det finns ingen gräns att räkna utrymmet mot. Ange omslutningen.");
  }
  return limits.year.min(limits.ceiling.minus(opening).max(Decimal.ZERO));
}

/** One Swedish sentence on the limit that bound and by how much. */
export function explainFundLimit(input: FundInput, outcome: FundOutcome): string {
  const year = formatPercent(input.yearLimit ?? STANDARD_YEAR_LIMIT, 0);
  const ceiling = formatPercent(input.ceiling ?? STANDARD_CEILING, 0);
  const amount = (value: Decimal): string => (value.decimals() <= 1 ? formatAmount(value, null) : formatInFull(value, 6));
  switch (outcome.boundBy) {
    case "not-checked":
      return "Omslutningen är inte angiven, så årsgräns och tak är inte prövade.";
    case "year-limit":
      return `Årsgränsen ${year} av omslutningen höll tillbaka ${amount(outcome.heldBack)}.`;
    case "ceiling":
      return `Taket ${ceiling} av omslutningen höll tillbaka ${amount(outcome.heldBack)}.`;
    case "none":
      return input.givenChange === undefined || input.givenChange === null
        ? "Ingen gräns höll tillbaka något."
        : "Årets förändring är given och används som den står; fonden ryms under taket.";
  }
}
