/** The source cell of a paragraph: a link that selects the cells its figures come from, by addresses that Excel keeps right. Pure. */
import { cellAddress, quotedSheet, type Place } from "../addresses";
import { literalText } from "../paragraph-formula";

/** How many addresses the cell names before "m.fl.". */
const NAMED = 4;

export interface SourceLink {
  /** A formula, or "" for a paragraph without figures. */
  readonly formula: string;
  readonly shown: string;
}

const reference = (place: Place): string => `${quotedSheet(place.sheet)}!${cellAddress(place.row, place.column)}`;
const liveAddress = (place: Place): string => `ADDRESS(ROW(${reference(place)}),COLUMN(${reference(place)}),4)`;

/**
 * A HYPERLINK formula over the cells: it shows "Driftbudget D25, D29" and selects from the first to the last of the cells on the first sheet.
 * The addresses are worked out by Excel, so they follow rows that are put in; when the cells are deleted it says so.
 */
export function sourceLink(cells: readonly Place[]): SourceLink {
  const distinct = [...new Map(cells.map((cell) => [reference(cell), cell])).values()];
  const [first] = distinct;
  if (first === undefined) return { formula: "", shown: "" };
  const sheets = [...new Set(distinct.map((cell) => cell.sheet))];
  const same = distinct.filter((cell) => cell.sheet === first.sheet).sort((a, b) => a.row - b.row || a.column - b.column);
  const top = same.reduce((a, b) => (b.row < a.row ? b : a));
  const bottom = same.reduce((a, b) => (b.row > a.row ? b : a));
  const left = same.reduce((a, b) => (b.column < a.column ? b : a));
  const right = same.reduce((a, b) => (b.column > a.column ? b : a));
  const corner = (row: Place, column: Place): string => `ADDRESS(ROW(${reference(row)}),COLUMN(${reference(column)}),4)`;
  const target = `"#"&${literalText(`${quotedSheet(first.sheet)}!`)}&${corner(top, left)}&":"&${corner(bottom, right)}`;
  const named = same.slice(0, NAMED);
  const more = distinct.length > named.length ? " m.fl." : "";
  const others = sheets.length > 1 && more === "" ? " m.fl." : more;
  const text = `${literalText(`${first.sheet} `)}&${named.map(liveAddress).join('&", "&')}${others === "" ? "" : `&"${others}"`}`;
  return {
    formula: `=IFERROR(HYPERLINK(${target},${text}),"Källan är borttagen")`,
    shown: `${first.sheet} ${named.map((cell) => cellAddress(cell.row, cell.column)).join(", ")}${others}`,
  };
}
