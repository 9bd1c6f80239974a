/** Number formats in the invariant form (Excel shows them by the user's locale), with a true minus (U+2212). */
import type { ColumnLook, ModelColumn, TableModel } from "../reports/table-model";

/**
 * A code whose negative figures have a true minus, and none when they are shown as zero (−0,03 is "0,0", not "−0,0"): the last section takes what rounds
 * to zero. `half`: half a unit of the last decimal.
 */
function signed(code: string, half: string): string {
  return `[>=${half}]${code};[<=-${half}]"−"${code};${code.replace("#,##", "")}`;
}

const ONE_DECIMAL = signed("#,##0.0", "0.05");
const WHOLE = signed("#,##0", "0.5");
const PERCENT = signed("0.0%", "0.0005");

function hasDecimals(model: TableModel, at: number): boolean {
  return model.rows.some((row) => {
    const cell = row.cells[at];
    const value = cell?.type === "input" ? cell.value : cell?.type === "formula" ? cell.printed : null;
    return typeof value === "number" && !Number.isInteger(value);
  });
}

/** The format of a column's figures: mnkr with one decimal, tkr and kr whole, per cent with one decimal, counts whole unless the data has decimals. */
export function numberFormat(column: ModelColumn, at: number, model: TableModel): string {
  const look: ColumnLook = column.look;
  switch (look) {
    case "percent":
      return PERCENT;
    case "date":
      return "yyyy-mm-dd";
    case "text":
      return "General";
    case "count":
      return hasDecimals(model, at) ? ONE_DECIMAL : WHOLE;
    default:
      return model.unit === "mnkr" ? ONE_DECIMAL : WHOLE;
  }
}

/** The largest negative figure that is still shown as negative: half a unit of the last decimal. */
export function shownAsNegative(model: TableModel): number {
  return model.unit === "mnkr" ? -0.05 : -0.5;
}
