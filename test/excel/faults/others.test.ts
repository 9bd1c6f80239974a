/** Others in the same workbook, a pane that is closed half-way, and a workbook that cannot be written: what happens and what is said. */
import { editVerksamheter, layOutTables, openReport, restoreCommand, runKontroll, signOff, unfinishedCommand, workbookStatus, writeNarrative } from "../../../src/excel/commands";
import { refusal, smallReport, withWorkbook, type Workbook } from "../workbook";
import { type } from "./commands";
import { differences, digestOf } from "./digest";

const ADD = [{ type: "add", name: "Arkiv", after: "Bibliotek" }] as const;

async function laidOut(work: (book: Workbook) => Promise<void>): Promise<void> {
  await withWorkbook(async (book) => {
    await openReport(smallReport());
    await layOutTables();
    await work(book);
  });
}

test("what the user types in a cell while a table is changed stays, and is told", () => laidOut(async (book) => {
  book.host.interrupt(2, () => type(book, "Driftbudget", 6, 2, 77));
  const result = await editVerksamheter("drift", ADD);
  expect((await book.grid("Driftbudget"))[5]?.[1]).toBe(77);
  expect(result.warnings.join(" ")).toContain("Någon ändrade B6 på bladet Driftbudget medan Bokslut arbetade. Det som skrevs där står kvar.");
}));

test("what the user types in a cell that is about to be written over stays, counts as own text, and is told", () => laidOut(async (book) => {
  await writeNarrative();
  await book.engine.settle();
  book.host.interrupt(2, () => type(book, "Berättelse", 7, 3, "Mina ord."));
  const { warnings } = await writeNarrative();
  expect(warnings.join(" ")).toContain("C7 på bladet Berättelse");
  expect((await book.grid("Berättelse"))[6]?.slice(2, 4)).toEqual(["Mina ord.", "Mina ord."]);
  await writeNarrative();
  expect((await book.grid("Berättelse"))[6]?.slice(2, 4)).toEqual(["Mina ord.", "Mina ord."]);
}));

test("two panes that sign off at the same time: the second is refused and the first one's name stands", () => laidOut(async (book) => {
  const memory = book.sheetId("_Bokslut");
  await signOff({ sheet: "Driftbudget", by: "Anna" });
  const count = (): number => Number(book.engine.values(memory, { row: 0, column: 2, rows: 1, columns: 1 })[0]?.[0]);
  const now = count();
  // What another pane does between this one's reading and its write: a record more in the memory.
  book.host.interrupt(2, () => {
    book.engine.write(memory, { row: now + 1, column: 0, rows: 1, columns: 5 }, [["kontroll", "annan", "x", "", "Bo"]]);
    book.engine.write(memory, { row: 0, column: 2, rows: 1, columns: 1 }, [[now + 1]]);
  });
  const message = await refusal(signOff({ sheet: null, by: "Cilla" }));
  expect(message).toContain("samtidigt");
  expect(count()).toBe(now + 1);
  expect(book.engine.values(memory, { row: now + 1, column: 4, rows: 1, columns: 1 })).toEqual([["Bo"]]);
}));

test("when the restore fails too, the pane says where to look, and puts it back when it is asked to", () => laidOut(async (book) => {
  const before = await digestOf(book.engine);
  book.host.failNext({ after: 2, code: "GeneralException", mode: "middle", action: 0.7 });
  book.host.failNext({ after: 3, code: "InvalidOperationInCellEditMode", mode: "before", times: 12 });
  const message = await refusal(editVerksamheter("drift", ADD));
  expect(message).toContain("Åtgärden stannade halvvägs och kunde inte återställas. Kontrollera bladet ”Driftbudget”.");
  expect(message).toContain("Återställ");
  expect(message).not.toContain("Inget ändrades");
  book.host.clearFaults();
  expect((await unfinishedCommand())?.sheets).toContain("Driftbudget");
  expect((await workbookStatus()).unfinished?.what).toContain("Tabellen kunde inte ändras");
  expect((await restoreCommand()).message).toBe("Arbetsboken är återställd till hur den var före åtgärden som stannade halvvägs.");
  expect(differences(before, await digestOf(book.engine))).toEqual([]);
  await editVerksamheter("drift", ADD);
  expect((await book.grid("Driftbudget")).map((row) => row[0])).toContain("Arkiv");
}));

test("a pane that is closed half-way: the next one is told, refuses to write over it, and puts it back", () => laidOut(async (book) => {
  const before = await digestOf(book.engine);
  // Only the first half of the request is done, and the pane is gone: nobody puts it back.
  book.host.failNext({ after: 1, code: "GeneralException", mode: "middle", action: 0.4 });
  book.host.failNext({ after: 2, code: "GeneralException", mode: "before", times: 30 });
  await jest.isolateModulesAsync(async () => {
    const closed = (await import("../../../src/excel/commands/table-add")) as typeof import("../../../src/excel/commands/table-add");
    await expect(closed.addTable({ template: "investeringar", verksamheter: ["Bibliotek"], place: "new sheet" })).rejects.toThrow("halvvägs");
  });
  book.host.clearFaults();
  expect(differences(before, await digestOf(book.engine))).not.toEqual([]);
  expect((await unfinishedCommand())?.what).toContain("kunde inte läggas ut");
  expect(await refusal(runKontroll())).toContain("pågår eller stannade halvvägs");
  await restoreCommand();
  expect(differences(before, await digestOf(book.engine))).toEqual([]);
  await runKontroll();
}));

test.each([["readOnly", "skrivskyddad"], ["storageFull", "internt fel"]] as const)("a workbook that cannot be written (%s): nothing is changed, and it says so", (how, word) => laidOut(async (book) => {
  const before = await digestOf(book.engine);
  book.host[how] = true;
  for (const work of [() => runKontroll(), () => writeNarrative(), () => editVerksamheter("drift", ADD)]) {
    const message = await refusal(work());
    expect(message).toContain(word);
    expect(message).toContain("Inget ändrades.");
  }
  book.host[how] = false;
  expect(differences(before, await digestOf(book.engine))).toEqual([]);
  await runKontroll();
}));
