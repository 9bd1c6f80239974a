/** What a Swedish Excel understands when it is typed, in the invariant form that the grid computes with. */

const NUMBER = /^([+\-\u2212]?)(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)?(?:,(\d*))?[ \u00a0\u202f]?(%?)$/u;

/** "1 234,5" → "1234.5", "−2,7" → "-2.7", "12,5 %" → "12.5%"; null for a text that is no Swedish number or that needs no change. */
export function invariantNumber(text: string): string | null {
  const found = NUMBER.exec(text.trim());
  if (found === null) return null;
  const [, sign = "", whole = "", decimals = "", percent = ""] = found;
  if (whole === "" && decimals === "") return null;
  const figure = `${whole.replace(/\D/gu, "") || "0"}${decimals === "" ? "" : `.${decimals}`}`;
  const made = `${sign === "" || sign === "+" ? "" : "-"}${figure}${percent}`;
  return made === text ? null : made;
}

/** A formula typed with semicolons between the arguments and decimal commas, with commas and points; texts in quotes stay as they are. */
export function invariantFormula(formula: string): string {
  const parts = formula.split(/("(?:[^"]|"")*"|'(?:[^']|'')*')/u);
  const quoted = (index: number): boolean => index % 2 === 1;
  if (!parts.some((part, index) => !quoted(index) && part.includes(";"))) return formula;
  return parts.map((part, index) => (quoted(index) ? part : part.replace(/(?<=\d),(?=\d)/gu, ".").replace(/;/gu, ","))).join("");
}

/** A number as it is shown in the cell's editor: "98.5" → "98,5". */
export function swedishNumber(invariant: string): string {
  return /^-?\d+\.\d+(?:%)?$/u.test(invariant) ? invariant.replace(".", ",") : invariant;
}
