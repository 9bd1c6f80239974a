/** Amounts as the pane shows them. */
import { Decimal } from "../../domain/decimal";

function grouped(text: string): string {
  const [whole = "", fraction = ""] = text.replace("-", "").split(".");
  const spaced = whole.replace(/\B(?=(\d{3})+$)/g, "\u00a0");
  return `${text.startsWith("-") ? "\u2212" : ""}${spaced}${fraction === "" ? "" : `,${fraction}`}`;
}

/** To the öre: "1 250 000,50". */
export function shownAmount(amount: Decimal): string {
  return grouped(amount.toFixed(2));
}

/** A cell's figure with as many decimals as it has, at least one and at most six. */
export function shownFigure(value: number): string {
  const decimal = Decimal.of(value);
  return grouped(decimal.toFixed(Math.min(6, Math.max(1, decimal.decimals()))));
}
