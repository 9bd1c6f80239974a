/** The names of a table go with it: by Ångra, and at the next laying out when the user has deleted its sheet. A command that fails leaves them as they were. */
import { addTable, layOutTables, openReport, undoLastCommand } from "../../src/excel/commands";
import { smallReport, withWorkbook, type Workbook } from "./workbook";

const namesOf = (book: Workbook): string[] => book.engine.names().map((name) => `${name.name} ${name.formula.replace(/'/g, "")}`).sort();
const NEW = { template: "investeringar", verksamheter: ["Bibliotek", "Museer"], groups: [], caption: "Investeringar (mnkr)", place: "new sheet" } as const;

async function laidOut(book: Workbook): Promise<string[]> {
  await openReport(smallReport());
  await layOutTables();
  book.engine.addName("Bokslut_egen", "=Driftbudget!$A$1");
  book.engine.addName("Mitt_brutna", "=Borta!$A$1");
  return namesOf(book);
}

test("undoing a new table takes its two names away, and no others", () => withWorkbook(async (book) => {
  const before = await laidOut(book);
  await addTable(NEW);
  expect(namesOf(book).length).toBe(before.length + 2);
  await undoLastCommand();
  expect(namesOf(book)).toEqual(before);
}));

test("names of a sheet that the user deleted go when tables are laid out again, and the table gets its own names back", () => withWorkbook(async (book) => {
  const before = await laidOut(book);
  await addTable(NEW);
  const there = namesOf(book);
  const sheet = there.find((name) => name.startsWith("Title_inv"))?.replace(/^.*=(.*)!.*$/, "$1") ?? "";
  book.engine.deleteSheet(book.sheetId(sheet));
  expect(namesOf(book).filter((name) => name.includes("#REF!")).length).toBeGreaterThanOrEqual(2);
  await layOutTables();
  expect(namesOf(book)).toEqual(there);
  expect(before.every((name) => there.includes(name))).toBe(true);
}));

test.each([["undo", "before"], ["undo", "middle"], ["lay out", "before"], ["lay out", "middle"]] as const)("a failure leaves the names as they were (%s, %s)", (what, mode) => withWorkbook(async (book) => {
  await laidOut(book);
  await addTable(NEW);
  const sheet = namesOf(book).find((name) => name.startsWith("Title_inv"))?.replace(/^.*=(.*)!.*$/, "$1") ?? "";
  if (what === "lay out") book.engine.deleteSheet(book.sheetId(sheet));
  const before = namesOf(book);
  const command = what === "undo" ? undoLastCommand : layOutTables;
  let failed = 0;
  for (let after = 0; after < 12; after += 1) {
    book.host.failNext({ after, code: "GeneralException", mode, times: 1 });
    const refused = await command().then(() => false, () => true);
    book.host.clearFaults();
    if (!refused) break;
    failed += 1;
    expect(namesOf(book)).toEqual(before);
  }
  expect(failed).toBeGreaterThan(1);
}));
