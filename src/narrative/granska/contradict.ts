/** When the table says otherwise of the very thing that a sentence names. Each rule needs the sentence to say clearly whose figure it is; where it does not, nothing is said against it. */
import { formatInFull } from "../../domain/amount-text";
import type { Claim } from "./claim";
import type { TextFigure } from "./figures";
import { distance, fitOf, isAmount, sizeIn, slipOf } from "./fit";
import type { KnownFigure } from "./known";
import type { WorkedOut } from "./derive";

export interface Judged {
  readonly verdict: "found" | "rounded" | "contradicting" | "unknown";
  readonly match: KnownFigure | null;
  readonly reason: string;
}

/** A deviation this close to the table's own figure is taken for a mistake in it, not for another figure. */
const NEAR_DEVIATION = 0.15;
const NEAR_LEVEL = 0.05;

export const rightSign = (known: KnownFigure, claim: Claim): boolean => claim.direction === 0 || known.value.sign() === 0 || known.value.sign() === claim.direction;

/** "Hemtjänst, Kostnader, Avvikelse" of a known figure, in words. */
export function nameOfFigure(known: KnownFigure): string {
  const name = known.label === "" || known.label === known.rowLabel ? known.rowLabel : `${known.label}, ${known.rowLabel}`;
  return `${name}, ${known.columnLabel}`;
}

const amountOf = (known: KnownFigure): string => `${formatInFull(known.value, 2)}${known.unit === null ? "" : ` ${known.unit}`}`;
const against = (known: KnownFigure, lead: string): Judged => ({ verdict: "contradicting", match: known, reason: `${lead} ${nameOfFigure(known)} är ${amountOf(known)}.` });

const OTHERWISE = "Tabellen säger något annat:";
const SLIPS = { swapped: "Två siffror kan ha bytt plats:", scale: "Kommat eller nollorna kan ha hamnat fel:" } as const;

const nearest = (candidates: readonly KnownFigure[], figure: TextFigure): KnownFigure | null =>
  candidates.reduce<KnownFigure | null>((best, one) => (best === null || distance(one, figure) < distance(best, figure) ? one : best), null);

/** A figure that none of the candidates is, but that one of them becomes by a mistake of the pen. */
function slip(figure: TextFigure, candidates: readonly KnownFigure[], certain: boolean): Judged | null {
  for (const one of candidates) {
    const kind = slipOf(one, figure);
    if (kind === "swapped" || (kind === "scale" && certain)) return against(one, SLIPS[kind]);
  }
  return null;
}

/** The row's own cells that the claim may be about. Without a word for costs or incomes a sentence speaks of the net. */
function candidatesOf(own: readonly KnownFigure[], claim: Claim): readonly KnownFigure[] {
  const same = own.filter((one) => one.role === claim.role);
  return same.filter((one) => claim.role === "item" || (claim.part === null ? one.part === "net" || one.part === null : one.part === claim.part));
}

function ofDeviation(figure: TextFigure, claim: Claim, own: readonly KnownFigure[], candidates: readonly KnownFigure[], close: KnownFigure): Judged | null {
  const same = own.filter((one) => one.role === "deviation");
  const other = same.find((one) => one.part !== claim.part && fitOf(one, figure) === "exact" && rightSign(one, claim));
  const notThis = (): Judged | null => (other === undefined ? null : against(close, `Beloppet är det för ${nameOfFigure(other)}, inte det som texten nämner:`));
  if (claim.part !== null && claim.part !== "net" && claim.named && notThis() !== null) return notThis();
  // "Parkers överskott uppgår till 1,8": the amount of the costs told as if it were the net's.
  if (claim.part === null && claim.named && claim.alone && claim.direction !== 0 && notThis() !== null) return notThis();
  // "Kostnaderna blev … högre än budgeterat" can be read in one way only.
  const certain = claim.whole && claim.direction !== 0;
  if (certain && isAmount(figure.unit)) return slip(figure, candidates, true) ?? against(close, OTHERWISE);
  if (own.some((one) => fitOf(one, figure) !== "none")) return null;
  const near = isAmount(figure.unit) && distance(close, figure) <= NEAR_DEVIATION ? against(close, OTHERWISE) : null;
  return slip(figure, candidates, claim.named && claim.direction !== 0) ?? near;
}

/** What the table says of what the sentence names, when the text says otherwise; null when nothing speaks against the text. */
function ofRow(figure: TextFigure, claim: Claim, known: readonly KnownFigure[]): Judged | null {
  const own = known.filter((one) => one.label === claim.label && sizeIn(one, figure) !== null);
  const indicators = own.filter((one) => one.role === "indicator");
  if (indicators.length > 0) return indicators.some((one) => fitOf(one, figure) !== "none") || !claim.named ? null : slip(figure, indicators, false);
  const candidates = candidatesOf(own, claim);
  const fitting = candidates.filter((one) => fitOf(one, figure) !== "none");
  if (fitting.some((one) => rightSign(one, claim))) return null;
  const turned = fitting.find((one) => fitOf(one, figure) === "exact");
  if (turned !== undefined && claim.role !== "level") return against(turned, "Riktningen är en annan i tabellen:");
  const close = nearest(candidates, figure);
  if (close === null) return null;
  if (claim.role === "item") return against(close, OTHERWISE);
  if (claim.role === "deviation") return ofDeviation(figure, claim, own, candidates, close);
  if (own.some((one) => fitOf(one, figure) !== "none")) return null;
  if (claim.role !== "level") return isAmount(figure.unit) && distance(close, figure) <= NEAR_DEVIATION ? against(close, OTHERWISE) : null;
  if (claim.moved || claim.part === null || claim.part === "net" || !(claim.named || claim.whole)) return null;
  const near = claim.named && isAmount(figure.unit) && distance(close, figure) <= NEAR_LEVEL ? against(close, OTHERWISE) : null;
  return (claim.whole ? slip(figure, candidates, claim.named) : null) ?? near;
}

/** "från 0,9 mnkr till 0,8 mnkr": where the first figure is a row's year before, the second must be its outcome. */
function ofPair(figure: TextFigure, claim: Claim, known: readonly KnownFigure[], first: TextFigure | null): Judged | null {
  if (first === null || claim.part === null) return null;
  const from = known.filter((one) => one.label === claim.label && one.part === claim.part && one.holds === "then" && fitOf(one, first, false) !== "none");
  const to = known.filter((one) => one.holds === "outcome" && from.some((other) => other.cell.table === one.cell.table && other.cell.row === one.cell.row));
  const [now] = to;
  return now === undefined || to.some((one) => fitOf(one, figure) !== "none") ? null : against(now, OTHERWISE);
}

/** "Sammanlagt begärs 4,9 mnkr i ombudgetering": a total of a list that the sentence names by what it is. */
function ofTopic(figure: TextFigure, claim: Claim, known: readonly KnownFigure[]): Judged | null {
  if (claim.topic === null || !claim.total || !isAmount(figure.unit)) return null;
  const own = known.filter((one) => one.topic === claim.topic && sizeIn(one, figure) !== null);
  if (own.some((one) => fitOf(one, figure) !== "none")) return null;
  const sums = own.filter((one) => one.sum);
  const close = nearest(sums, figure);
  return slip(figure, sums, false) ?? (close !== null && distance(close, figure) <= NEAR_DEVIATION ? against(close, OTHERWISE) : null);
}

/** "Kostnaderna har ökat med 7,1 procent sedan 2031": a change that the cells give otherwise. */
function ofChange(figure: TextFigure, claim: Claim, worked: readonly WorkedOut[]): Judged | null {
  if (!claim.whole || claim.role !== "change" || figure.unit !== "procent") return null;
  const changes = worked.filter((one) => one.how === "change" && one.of[1].holds === "then");
  const [change] = changes;
  if (change === undefined || changes.some((one) => fitOf(one, figure) !== "none")) return null;
  return { verdict: "contradicting", match: change.of[0], reason: `${OTHERWISE} ${nameOfFigure(change.of[0])} är ${amountOf(change.of[0])} mot ${amountOf(change.of[1])} föregående år, ${formatInFull(change.value.abs(), 1)} procent.` };
}

export function contradiction(figure: TextFigure, claim: Claim, known: readonly KnownFigure[], first: TextFigure | null, worked: readonly WorkedOut[]): Judged | null {
  if (figure.precision !== "exact") return null;
  const changed = ofChange(figure, claim, worked);
  if (changed !== null) return changed;
  if (claim.label === null) return ofTopic(figure, claim, known);
  return ofPair(figure, claim, known, first) ?? (worked.some((one) => fitOf(one, figure) !== "none") && claim.role !== "deviation" ? null : ofRow(figure, claim, known));
}
