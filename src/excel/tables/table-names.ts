/** The defined names of a table: Bokslut_<id> for its cells, and Title_<id>, which tells JAWS and NVDA where its headings stand. */
import { quotedSheet } from "../addresses";
import type { CommandSession, WorkbookState } from "../session";

export const TABLE_PREFIX = "Bokslut_";
export const TITLE_PREFIX = "Title_";

const isTableName = (name: string): boolean => [TABLE_PREFIX, TITLE_PREFIX].some((prefix) => name.toLowerCase().startsWith(prefix.toLowerCase()));
/** A name whose cells are gone; Bokslut's own names hold nothing but an address. */
const isBroken = (formula: string): boolean => /^=(?:(?:'(?:[^']|'')*'|[^'!]+)!)?#REF!/i.test(formula);

function isOn(formula: string, sheet: string): boolean {
  const [lower, plain] = [formula.toLowerCase(), `=${sheet.toLowerCase()}!`];
  return lower.startsWith(`=${quotedSheet(sheet).toLowerCase()}!`) || lower.startsWith(plain);
}

/** Queues that the tables' names go: those of tables on sheets that are to be deleted (`sheets`), and those whose cells are gone already. Gives the names that are left, lower case. */
export async function removeTableNames(session: CommandSession, state: WorkbookState, sheets: readonly string[]): Promise<Set<string>> {
  const left = new Set(state.names);
  const going = state.namedItems.filter(({ name, formula }) => typeof formula === "string" && isTableName(name) && (isBroken(formula) || sheets.some((sheet) => isOn(formula, sheet))));
  if (going.length > 0) await session.batch.operations(going.length, 100 * going.length);
  for (const item of going) {
    left.delete(item.name.toLowerCase());
    item.delete();
  }
  return left;
}
