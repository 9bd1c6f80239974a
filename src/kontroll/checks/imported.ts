/** Imported figures after the import: the sum in is the sum out as long as nobody has changed the cells. */
import { Decimal, sumOf } from "../../domain/decimal";
import { cellsOf, findingAt, type CheckContext } from "../context";
import type { Finding } from "../finding";
import { cellKey } from "../table-reading";
import { figureText, placeText } from "../text";

/** What an import wrote in a cell. */
export interface ImportedFigure {
  readonly table: string;
  readonly row: string;
  readonly column: string;
  readonly file: string;
  /** As the log writes it. */
  readonly time: string;
  readonly value: number;
}

/** One finding for each cell that no longer holds what was imported, with what it does to the column's imported sum. */
export function checkImported(context: CheckContext, imported: readonly ImportedFigure[]): Finding[] {
  const byTable = new Map<string, Map<string, ImportedFigure>>();
  for (const figure of imported) {
    const own = byTable.get(figure.table) ?? new Map<string, ImportedFigure>();
    own.set(cellKey(figure.row, figure.column), figure);
    byTable.set(figure.table, own);
  }
  return context.tables.flatMap((table) => {
    const own = byTable.get(table.data.id);
    if (own === undefined) {
      return [];
    }
    const decimals = context.decimals(table);
    const columns = new Map<string, { readonly before: Decimal[]; readonly now: Decimal[] }>();
    const changed = [...cellsOf(table)].flatMap(({ row, column, cell }) => {
      const figure = own.get(cellKey(row.key, column.key));
      if (figure === undefined) return [];
      const sums = columns.get(column.key) ?? { before: [], now: [] };
      columns.set(column.key, sums);
      sums.before.push(Decimal.of(figure.value));
      if (typeof cell.value === "number") sums.now.push(Decimal.of(cell.value));
      return cell.value === figure.value ? [] : [{ row, column, cell, figure, sums }];
    });
    return changed.map(({ row, column, cell, figure, sums }) => findingAt(table, row, column, cell, {
      check: "hamtad-siffra", severity: "varning", expected: Decimal.of(figure.value), actual: cell.error ?? cell.value, remedy: { type: "use-number", value: figure.value },
      explanation: `${placeText(row, column)}: ${figureText(figure.value, decimals)} hämtades ur ${figure.file} ${figure.time}, men cellen ${cell.value === null && cell.error === null ? "är tom" : `visar ${typeof cell.value === "number" ? figureText(cell.value, decimals) : (cell.error ?? `”${cell.value ?? ""}”`)}`}. De ${sums.before.length} hämtade cellerna i kolumnen var tillsammans ${figureText(sumOf(sums.before), decimals)} och är nu ${figureText(sumOf(sums.now), decimals)}. Sätt tillbaka det hämtade, eller godkänn med motivering.`,
    }));
  });
}
