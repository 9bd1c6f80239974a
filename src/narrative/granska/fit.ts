/** Whether a figure of a text is a figure of the workbook: units, rounding, words such as drygt, and mistakes of the pen. Signs are left out of it. */
import { convertAmount, type AmountUnit } from "../../domain/amount";
import { Decimal } from "../../domain/decimal";
import type { TextFigure } from "./figures";
import type { FigureUnit } from "./figures";

/** A figure of the workbook, or one worked out of it. */
export interface Sized {
  readonly value: Decimal;
  readonly unit: FigureUnit;
  readonly role?: string;
}

export type Fit = "exact" | "rounded" | "none";

const ABOUT_SHARE = 0.05;
const LEAN_SHARE = 0.15;
const THOUSANDTH = Decimal.scaled(1n, 3);

export const isAmount = (unit: FigureUnit): unit is AmountUnit => unit === "mnkr" || unit === "tkr" || unit === "kr";

/** The known figure in the text figure's unit, without sign; null when the units cannot be the same. */
export function sizeIn(known: Sized, figure: TextFigure): Decimal | null {
  const size = known.value.abs();
  if (figure.unit === "mdkr") return isAmount(known.unit) ? convertAmount(size, known.unit, "mnkr").times(THOUSANDTH) : null;
  if (isAmount(figure.unit)) return isAmount(known.unit) ? convertAmount(size, known.unit, figure.unit) : null;
  if (figure.unit === null) return known.unit === null || (figure.decimals > 0 && isAmount(known.unit)) || known.role === "indicator" ? size : null;
  return figure.unit === known.unit ? size : null;
}

/** Half of the last digit that is more than a filling zero: "drygt 60" reaches to 65, "drygt en miljon" to one and a half. */
function leaning(figure: TextFigure): number {
  const digits = figure.value.abs().toNumber() * 10 ** figure.decimals;
  const zeros = /(?<!0)0+$/.exec(String(Math.round(digits)))?.[0].length ?? 0;
  return Math.max(figure.value.abs().toNumber() * LEAN_SHARE, 0.5 * 10 ** (zeros - figure.decimals));
}

/** `close`: a difference of one in the last decimal passes as an avrundningsdifferens, as between sums of rounded figures. */
export function fitOf(known: Sized, figure: TextFigure, close = true): Fit {
  const size = sizeIn(known, figure);
  if (size === null) return "none";
  const said = figure.value.abs();
  if (size.rounded(figure.decimals).compare(said) === 0) return size.compare(said) === 0 || size.rounded(Math.max(1, figure.decimals)).compare(said) === 0 ? "exact" : "rounded";
  const [a, b] = [size.toNumber(), said.toNumber()];
  if (figure.precision === "about") return Math.abs(a - b) <= b * ABOUT_SHARE ? "rounded" : "none";
  if (figure.precision === "above" && a >= b && a <= b + leaning(figure)) return "rounded";
  if (figure.precision === "below" && a <= b && a >= b - leaning(figure)) return "rounded";
  const step = Decimal.scaled(1n, figure.decimals);
  return close && figure.decimals > 0 && isAmount(known.unit) && size.rounded(figure.decimals).minus(said).abs().compare(step) <= 0 ? "rounded" : "none";
}

/** Difference as a share of the known figure; infinite where they cannot be compared. */
export function distance(known: Sized, figure: TextFigure): number {
  const size = sizeIn(known, figure);
  const said = Math.abs(figure.value.toNumber());
  return size === null || size.sign() === 0 ? Infinity : Math.abs(size.toNumber() - said) / size.toNumber();
}

/** The digits of a figure as it would be written with the text's decimals. */
const digitsOf = (value: Decimal, decimals: number): string => value.abs().rounded(decimals).toFixed(decimals).replace(/\D/g, "").replace(/^0+/, "");

function swapped(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < 2) return false;
  const at = [...a].flatMap((digit, index) => (digit === b.charAt(index) ? [] : [index]));
  const [first, second] = at;
  return at.length === 2 && first !== undefined && second === first + 1 && a.charAt(first) === b.charAt(second) && a.charAt(second) === b.charAt(first);
}

/** A mistake of the pen: two digits that have changed places, or the same digits with the comma, or the zeros, in another place. */
export function slipOf(known: Sized, figure: TextFigure): "swapped" | "scale" | null {
  const size = sizeIn(known, figure);
  if (size === null || size.sign() === 0 || figure.value.sign() === 0) return null;
  const [has, said] = [digitsOf(size, figure.decimals), digitsOf(figure.value, figure.decimals)];
  if (swapped(has, said)) return "swapped";
  const bare = (digits: string): string => digits.replace(/(?<!0)0+$/, "");
  const share = size.toNumber() / figure.value.abs().toNumber();
  return bare(has) === bare(said) && bare(has) !== "" && [10, 100, 1000, 0.1, 0.01, 0.001].some((scale) => Math.abs(share / scale - 1) < 1e-9) ? "scale" : null;
}
