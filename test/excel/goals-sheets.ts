/** Follow-up sheets as a user reads them: rows by the name in their label column, cells by heading. For tests. */
import type { Workbook } from "./workbook";

export type Row = Readonly<Record<string, string | number | boolean>>;

export interface ReadRows {
  readonly header: number;
  readonly rows: readonly Row[];
  /** Row and column (zero-based) of a cell by the row's name and the heading. */
  place(name: string, heading: string): { readonly row: number; readonly column: number };
  row(name: string): Row;
}

/** Reads the table under the row whose cells hold the heading. */
export async function readRows(book: Workbook, sheet: string, label: string): Promise<ReadRows> {
  const grid = await book.grid(sheet);
  const header = grid.findIndex((cells) => cells.includes(label) && cells.filter((cell) => cell !== "").length > 3);
  const headings = (grid[header] ?? []).map(String);
  const nameAt = headings.indexOf(label);
  const body = grid.slice(header + 1);
  const index = (name: string): number => {
    const found = body.findIndex((cells) => String(cells[nameAt]).startsWith(name));
    if (found < 0) throw new Error(`no row ${name} on ${sheet}`);
    return found;
  };
  const toRow = (cells: readonly (string | number | boolean)[]): Row => Object.fromEntries(headings.map((heading, column) => [heading, cells[column] ?? ""]));
  return {
    header, rows: body.map(toRow),
    place: (name, heading) => ({ row: header + 1 + index(name), column: headings.indexOf(heading) }),
    row: (name) => toRow(body[index(name)] ?? []),
  };
}

/** Types into a cell as a user does. */
export function type(book: Workbook, sheet: string, place: { readonly row: number; readonly column: number }, value: string | number): void {
  book.engine.write(book.sheetId(sheet), { ...place, rows: 1, columns: 1 }, [[value]]);
}
