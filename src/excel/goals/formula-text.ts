/** A formula of a follow-up sheet with the addresses that its cells have now. Pure. */
import type { Part } from "../../reports/goals";
import { columnLetters, quotedSheet, type Place } from "../addresses";
import type { FindCell } from "./render-sheet";

function address(place: Place, fixed: boolean): string {
  const mark = fixed ? "$" : "";
  return `${mark}${columnLetters(place.column)}${mark}${place.row}`;
}

/** The part as text; null when it names a cell that is on no sheet. */
function partText(part: Part, onSheet: string, find: FindCell): string | null {
  if (typeof part === "string") return part;
  const fixed = part.fixed === true;
  const [from, to] = "cell" in part ? [find(part.cell), null] : [find(part.from), find(part.to)];
  if (from === null || (!("cell" in part) && to === null)) return null;
  const sheet = from.sheet === onSheet ? "" : `${quotedSheet(from.sheet)}!`;
  return sheet + address(from, fixed) + (to === null || (to.row === from.row && to.column === from.column) ? "" : `:${address(to, fixed)}`);
}

/** The whole formula; null when it names a cell that is on no sheet. */
export function formulaText(parts: readonly Part[], onSheet: string, find: FindCell): string | null {
  let text = "";
  for (const part of parts) {
    const piece = partText(part, onSheet, find);
    if (piece === null) return null;
    text += piece;
  }
  return text;
}
