/** How amount columns look in a unit: decimals, the limit from which a negative avvikelse is coloured, and room for the figures. */
import type { TableModel } from "../../reports/table-model";
import { cellPlace, type FoundTable } from "../find-tables";
import { numberFormat, shownAsNegative } from "../number-formats";
import type { CommandSession } from "../session";
import { columnWidth } from "../widths";

interface LoadedColumn {
  readonly block: Excel.Range;
  readonly rules: Excel.ConditionalFormatCollection;
  readonly position: number;
}

export interface LoadedLooks {
  readonly found: FoundTable;
  readonly columns: readonly LoadedColumn[];
}

function rulesOf(block: Excel.Range): Excel.ConditionalFormatCollection {
  return block.conditionalFormats;
}

/** Queues the reading of a table's amount columns: their widths and their rules. */
export function loadLooks(session: CommandSession, found: FoundTable, model: TableModel): LoadedLooks {
  const sheet = session.context.workbook.worksheets.getItem(found.sheet);
  const columns = model.columns.flatMap((column, position): LoadedColumn[] => {
    if (column.look !== "number" && column.look !== "avvikelse") return [];
    const rows = model.rows.flatMap((row) => cellPlace(found, row.key, column.key) ?? []);
    const [first] = rows;
    if (first === undefined) return [];
    const [top, bottom] = rows.reduce(([least, most], place) => [Math.min(least, place.row), Math.max(most, place.row)], [first.row, first.row]);
    const block = sheet.getRangeByIndexes(top - 1, first.column - 1, bottom - top + 1, 1);
    block.load("format/columnWidth");
    const rules = rulesOf(block);
    if (column.look === "avvikelse") rules.load("items/type");
    return [{ block, rules, position }];
  });
  return { found, columns };
}

/** Queues the reading of the rules' limits; after the next sync `writeLooks` may be called. */
export function loadLimits(looks: readonly LoadedLooks[], models: ReadonlyMap<string, TableModel>): readonly Excel.ConditionalFormat[] {
  const limits = looks.flatMap(({ found, columns }) => columns.flatMap(({ rules, position }) => (models.get(found.id)?.columns[position]?.look === "avvikelse" ? rules.items : [])))
    .filter((rule) => rule.type === Excel.ConditionalFormatType.cellValue);
  limits.forEach((rule) => rule.cellValue.load("rule"));
  return limits;
}

/** Queues the looks of the new unit. A column is made wider where the figures need it, never narrower. */
export async function writeLooks(session: CommandSession, looks: readonly LoadedLooks[], limits: readonly Excel.ConditionalFormat[], before: TableModel, after: ReadonlyMap<string, TableModel>): Promise<void> {
  const { batch } = session;
  for (const { found, columns } of looks) {
    const model = after.get(found.id);
    if (model === undefined) continue;
    for (const { block, position } of columns) {
      const column = model.columns[position];
      if (column === undefined) continue;
      await batch.operations(3, 100);
      block.numberFormat = numberFormat(column, position, model) as unknown as string[][];
      const wanted = columnWidth(column, position, model);
      if (block.format.columnWidth < wanted) block.format.columnWidth = wanted;
    }
  }
  const [old, now] = [shownAsNegative(before), shownAsNegative([...after.values()][0] ?? before)];
  for (const { cellValue } of limits) {
    const { rule } = cellValue;
    if (Number(rule.formula1.replace(/^=/, "").replace(",", ".")) !== old) continue;
    await batch.operations(1, 60);
    cellValue.rule = { formula1: String(now), operator: rule.operator };
  }
}
