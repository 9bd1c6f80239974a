import { lookedAt, type Place } from "./references";
import type { HostSession } from "./session";

/** Excel measures glyphs; here a character counts as this share of the font size (Calibri 11: a digit is about 5.3 points wide). */
const CHARACTER = 0.5;
const PADDING = 7;
const LINE = 1.36;
const NARROWEST_FILLED = 12;

/** Sets each column to its widest shown text, counted in characters; a column without text keeps its width. */
export function autofitColumns(session: HostSession, place: Place): void {
  const rect = lookedAt(session, { sheet: place.sheet, rect: place.rect });
  const texts = session.engine.texts(place.sheet, rect);
  const engine = session.edit();
  for (let column = 0; column < rect.columns; column += 1) {
    let widest = 0;
    texts.forEach((row, index) => {
      const text = row[column] ?? "";
      if (text === "") return;
      const style = engine.style(place.sheet, rect.row + index, rect.column + column);
      const longest = Math.max(...text.split("\n").map((line) => line.length));
      widest = Math.max(widest, longest * style.fontSize * CHARACTER * (style.bold ? 1.08 : 1) + style.indent * 9);
    });
    if (widest > 0) engine.setColumnWidth(place.sheet, rect.column + column, 1, Math.max(NARROWEST_FILLED, widest + PADDING));
  }
}

/** Sets each row to the height its wrapped texts need, by the same count of characters. */
export function autofitRows(session: HostSession, place: Place): void {
  const rect = lookedAt(session, { sheet: place.sheet, rect: place.rect });
  const texts = session.engine.texts(place.sheet, rect);
  const engine = session.edit();
  texts.forEach((row, index) => {
    let highest = 0;
    row.forEach((text, column) => {
      const style = engine.style(place.sheet, rect.row + index, rect.column + column);
      const room = Math.max(1, engine.columnWidth(place.sheet, rect.column + column) - PADDING);
      const lines = text.split("\n").reduce((sum, line) => sum + (style.wrap ? Math.max(1, Math.ceil((line.length * style.fontSize * CHARACTER) / room)) : 1), 0);
      highest = Math.max(highest, lines * style.fontSize * LINE);
    });
    if (highest > 0) engine.setRowHeight(place.sheet, rect.row + index, 1, Math.round(highest * 4) / 4);
  });
}
