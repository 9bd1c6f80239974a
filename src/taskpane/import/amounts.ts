/** Amounts as the pane shows them. */
import { formatDecimal } from "../../domain/amount-text";
import { Decimal } from "../../domain/decimal";

/** To the öre: "1 250 000,50". */
export function shownAmount(amount: Decimal): string {
  return formatDecimal(amount, 2);
}

/** A cell's figure with as many decimals as it has, at least one and at most six. */
export function shownFigure(value: number): string {
  const decimal = Decimal.of(value);
  return formatDecimal(decimal, Math.min(6, Math.max(1, decimal.decimals())));
}
