import type { Rect } from "../engine/types";
import { intersection, parseRect, splitSheet } from "./address";
import { HostError, invalidArgument } from "./host-error";
import { isHostObject } from "./host-object";
import { isRangeState, type HostSession, type RangeState } from "./session";

export interface Place {
  readonly sheet: string;
  readonly rect: Rect;
}

/** The rectangle of a range object, or InvalidReference when its cells are deleted; ItemNotFound when its sheet is. */
export function rectOf(state: RangeState): Rect {
  state.session.sheet(state.sheet);
  if (state.rect === null) throw new HostError("InvalidReference");
  return state.rect;
}

/** The place of "A1:B2", "Sheet1!A1", a defined name or "=Sheet1!$A$1"; null when the text refers to no cells. */
export function placeOf(session: HostSession, reference: string, onSheet: string | null): Place | null {
  const { sheet: sheetName, rest } = splitSheet(reference.replace(/^=/, "").trim());
  const sheet = sheetName === null ? onSheet : (session.findSheet(sheetName)?.id ?? null);
  if (sheetName !== null && sheet === null) return null;
  const rect = parseRect(rest);
  if (rect !== null) return sheet === null ? null : { sheet, rect };
  const named = nameIn(session, rest, sheet);
  return named === null ? null : placeOf(session, named, null);
}

function nameIn(session: HostSession, name: string, sheet: string | null): string | null {
  const wanted = name.toLowerCase();
  const found = session.engine.names().filter((each) => each.name.toLowerCase() === wanted && (each.scope === null || each.scope === sheet));
  return (found.find((each) => each.scope !== null) ?? found[0])?.formula ?? null;
}

/** A range argument: a Range object or an address on `onSheet`. */
export function placeArgument(session: HostSession, value: unknown, onSheet: string): Place {
  if (isHostObject(value) && value.type === "Range" && isRangeState(value.state)) return { sheet: value.state.sheet, rect: rectOf(value.state) };
  if (typeof value !== "string") throw invalidArgument("range");
  const place = placeOf(session, value, onSheet);
  if (place === null) throw invalidArgument(value);
  return place;
}

const MANY_CELLS = 20_000;

/** The part of a rectangle worth looking at cell by cell: all of a small one, the used part (or the first cell) of a large one. */
export function lookedAt(session: HostSession, place: Place): Rect {
  const { rect, sheet } = place;
  if (rect.rows * rect.columns <= MANY_CELLS) return rect;
  const used = session.engine.usedRect(sheet, false);
  const common = used === null ? null : intersection(rect, used);
  return common ?? { row: rect.row, column: rect.column, rows: 1, columns: 1 };
}

/** Refuses a write to locked cells of a protected sheet. */
export function guardContents(session: HostSession, place: Place): void {
  if (!session.engine.isProtected(place.sheet)) return;
  const rect = lookedAt(session, place);
  for (let row = rect.row; row < rect.row + rect.rows; row += 1) {
    for (let column = rect.column; column < rect.column + rect.columns; column += 1) {
      if (session.engine.style(place.sheet, row, column).locked) throw new HostError("AccessDenied");
    }
  }
}

/** Refuses what a protected sheet does not allow by its options (allowFormatCells, allowInsertRows …). */
export function guardSheet(session: HostSession, sheet: string, option?: string): void {
  if (!session.engine.isProtected(sheet)) return;
  if (option !== undefined && session.protections.get(sheet)?.options[option] === true) return;
  throw new HostError("AccessDenied");
}

/** What an event carries to name its cells later: sheet id and address. */
export function eventReference(sheet: string, address: string): string {
  return `${sheet}|${address}`;
}

/** The cells an event named; null when its sheet is gone. */
export function eventPlace(session: HostSession, reference: string): Place | null {
  const mark = reference.lastIndexOf("|");
  const sheet = session.engine.sheets().find((each) => each.id === reference.slice(0, mark));
  return sheet === undefined ? null : placeOf(session, reference.slice(mark + 1), sheet.id);
}
