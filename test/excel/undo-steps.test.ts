/** Several steps back: named, last first, and never over what has been filled in since. */
import { changeReport, changeTableOptions, editVerksamheter, layOutTables, openReport, readReport, rollForward, undoLastCommand, undoSteps } from "../../src/excel/commands";
import { nextYear } from "../../src/reports/table-edit";
import { refusal, smallReport, withWorkbook } from "./workbook";

test("four commands are taken back one by one, each to what stood before it", async () => {
  await withWorkbook(async (book) => {
    await openReport(smallReport());
    const [sheet = ""] = (await layOutTables()).sheets;
    const states: unknown[] = [];
    const keep = async (): Promise<void> => void states.push([await book.formulas(sheet), (await readReport())?.meta, (await readReport())?.tables]);
    await keep();
    await editVerksamheter("drift", [{ type: "add", name: "Arkiv", after: "Bibliotek" }]);
    await keep();
    await editVerksamheter("drift", [{ type: "rename", name: "Museer", to: "Konsthall" }]);
    await keep();
    await changeTableOptions([{ id: "drift", footing: true, dataBars: false }]);
    await keep();
    await rollForward(nextYear(smallReport().meta));
    expect(undoSteps()).toEqual(["Ny period (från 2024)", "Val för tabellerna", "”Museer” heter nu ”Konsthall”", "”Arkiv” är tillagd", "Tabellen på bladet Driftbudget"]);
    for (const state of [...states].reverse()) {
      await undoLastCommand();
      expect([await book.formulas(sheet), (await readReport())?.meta, (await readReport())?.tables]).toEqual(state);
    }
    expect(undoSteps()).toEqual(["Tabellen på bladet Driftbudget"]);
    await undoLastCommand();
    expect(book.visibleSheets()).not.toContain(sheet);
    expect(await refusal(undoLastCommand())).toBe("Det finns inget att ångra.");
  });
});

test("a figure that has been filled in since is not lost: the step is refused, and stays until the figure is taken away", async () => {
  await withWorkbook(async (book) => {
    await openReport(smallReport());
    const [sheet = ""] = (await layOutTables()).sheets;
    const { meta } = smallReport();
    const before = await book.formulas(sheet);
    await rollForward(nextYear(meta));
    const type = (content: string | number): void => book.engine.write(book.sheetId(sheet), { row: 5, column: 1, rows: 1, columns: 1 }, [[content]]);
    type(55);
    expect(await refusal(undoLastCommand())).toContain(`cell B6 på bladet ${sheet} har ändrats sedan dess, och det skulle gå förlorat`);
    expect((await book.grid(sheet))[5]?.[1]).toBe(55);
    type("");
    await undoLastCommand();
    expect(await book.formulas(sheet)).toEqual(before);
  });
});

test("at most ten steps are kept", async () => {
  await withWorkbook(async () => {
    await openReport(smallReport());
    for (let turn = 1; turn <= 12; turn += 1) await changeReport({ ...smallReport().meta, diary_number: `KN ${turn}` });
    expect(undoSteps()).toHaveLength(10);
    for (let turn = 1; turn <= 10; turn += 1) await undoLastCommand();
    expect((await readReport())?.meta.diary_number).toBe("KN 2");
  });
});
