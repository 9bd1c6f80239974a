/** Text that a spreadsheet would read as a formula. */

/**
 * What a formula may begin with: = + - @, and what some spreadsheets skip or read as these: tab, line breaks, the full-width forms.
 * Source: OWASP, CSV Injection.
 */
const FORMULA_START = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** True for text that begins as a formula would. */
export function looksLikeFormula(text: string): boolean {
  return FORMULA_START.test(text);
}
