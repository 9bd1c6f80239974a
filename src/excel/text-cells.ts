/** Text on its way into cells: never read by Excel as a formula, a number, a date or a truth value. */

const MONTH = /^(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-zåäö]*\.?[\s\-/.]*\d/i;
const TRUTH = /^(?:true|false|sant|falskt)$/i;

/**
 * The text as `values` or `formulas` must be given it so that the cell holds exactly this text: a leading apostrophe where Excel
 * would otherwise make something else of it.
 */
export function asText(text: string): string {
  if (text === "") return "";
  const plain = /^[\p{L}§(«”"]/u.test(text) && !MONTH.test(text) && !TRUTH.test(text) && !/^[a-z]{1,3}\$?\d+$/i.test(text);
  return plain ? text : `'${text}`;
}
