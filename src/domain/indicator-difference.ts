/** The difference between two figures of an indicator, in words: against last year, or women and men. */
import type { DirectionGuess } from "./indicator-direction";
import { alignFigures, type Figure, showDifference, YES_NO } from "./indicator-figure";

/**
 * Left minus right in their common unit, always signed: "+5 procentenheter". With a direction the word comes first: "bättre (+5 procentenheter)",
 * "sämre (−606 st)", "oförändrat". Different units are not compared: "olika enheter".
 */
export function describeDifference(left: Figure, right: Figure, direction: DirectionGuess | null): string {
  const aligned = alignFigures(left, right);
  if (aligned === null) {
    return "olika enheter";
  }
  const difference = aligned.left.value.minus(aligned.right.value);
  const sign = difference.sign();
  if (sign === 0) {
    return "oförändrat";
  }
  if (aligned.unit === YES_NO) {
    return "ändrat";
  }
  const text = (sign > 0 ? "+" : "−") + showDifference(difference, aligned.unit);
  return direction === null ? text : `${direction.direction === "equal" ? "ändrat" : sign > 0 === (direction.direction === "higher") ? "bättre" : "sämre"} (${text})`;
}
