/** Figures of the findings as the pane shows them: Swedish, with the decimals they have. */
const FORMAT = new Intl.NumberFormat("sv-SE", { maximumFractionDigits: 4 });

/** "1 234,5", "−0,4"; a text as it stands; "" for nothing. */
export function figureText(value: number | string | null): string {
  return typeof value === "number" ? FORMAT.format(value).replace(/^-/, "−") : (value ?? "");
}
