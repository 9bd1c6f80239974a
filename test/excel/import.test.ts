import { editVerksamheter, importFigures, layOutTables, openReport, readImportState, traceCell, undoImport, undoLastCommand, workbookStatus, type ImportState } from "../../src/excel/commands";
import { underProgress } from "../../src/excel/progress";
import { NO_SETTINGS } from "../../src/excel/import/memory-of-imports";
import { kindOfCell, LEFT_OUT, mappingFromRows, mappingRows } from "../../src/excel/import/mapping-rows";
import type { Mapping } from "../../src/importers/mapping";
import { importPlan, type ImportPlan } from "../../src/importers/plan/import-plan";
import { suggestMapping } from "../../src/importers/plan/suggest";
import { cellTargets, chooseColumns, columnId } from "../../src/importers/plan/targets";
import { readDelimitedText } from "../../src/importers/table/read-delimited";
import { ledgerFromGrid } from "../../src/importers/table/to-ledger";
import type { Ledger } from "../../src/importers/ledger";
import { refusal, smallReport, withWorkbook, type Workbook } from "./workbook";

const FILE = ["Ansvar;Benämning;Konto;Utfall;Budget", "0100;Bibliotek;5010;41500000,50;40000000", "0100;Bibliotek;6010;500000;0", "0100;Bibliotek;3010;-3750000;-4000000", "0200;Museum;5010;21000000;", "0900;Renhållning;5010;7;"].join("\n");
const NOW = new Date(2024, 8, 5, 14, 32);

function read(): Ledger {
  return ledgerFromGrid(readDelimitedText(FILE), "utfall.csv", { sheet: 0, headerRow: 0, roles: ["objekt", "verksamhet", "konto", "utfall", "budget"], unit: "kr", signs: "debet" }).ledger;
}

interface Prepared {
  readonly state: ImportState;
  readonly mapping: Mapping;
  readonly plan: ImportPlan;
}

async function prepare(): Promise<Prepared> {
  const state = await readImportState();
  const targets = cellTargets(state.models, chooseColumns(state.models, state.meta.year, state.settings.columns));
  const mapping = suggestMapping(read(), targets, state.mapping ?? undefined);
  return { state, mapping, plan: importPlan(read(), mapping, targets, (target) => state.cell(target.table, target.row, target.column)) };
}

async function bring(): Promise<Prepared> {
  const prepared = await prepare();
  await importFigures({ plan: prepared.plan, ledger: read(), mapping: prepared.mapping, settings: NO_SETTINGS, now: NOW });
  return prepared;
}

async function laidOut(work: (book: Workbook) => Promise<void>): Promise<void> {
  await withWorkbook(async (book) => {
    await openReport(smallReport());
    await layOutTables();
    await work(book);
  });
}

const figures = (grid: (string | number | boolean)[][]): unknown => grid.slice(5, 8).map((row) => row.slice(1, 4));

test("the plan's figures stand in the input cells, sums and deviations follow, and formulas are untouched", async () => {
  await laidOut(async (book) => {
    const before = await book.formulas("Driftbudget");
    const { plan } = await prepare();
    expect(plan.cells.filter((cell) => cell.changed).map((cell) => [cell.target.verksamhet, cell.target.rowLabel, cell.target.columnLabel, cell.old.value, cell.value])).toEqual([
      ["Bibliotek", "Kostnader", "Bokslut 2024", 41, 42.0000005], ["Bibliotek", "Intäkter", "Bokslut 2024", -4, -3.75],
    ]);
    const result = await importFigures({ plan, ledger: read(), mapping: (await prepare()).mapping, settings: NO_SETTINGS, now: NOW });
    expect(result).toMatchObject({ message: "2 celler skrevs på bladet Driftbudget från utfall.csv. 3 celler hade redan samma siffra.", sheets: ["Driftbudget", "Import", "Mappning"], warnings: [] });
    const grid = await book.grid("Driftbudget");
    expect(figures(grid)).toEqual([[40, 42.0000005, expect.closeTo(-2.0000005, 9)], [-4, -3.75, -0.25], [36, expect.closeTo(38.2500005, 9), expect.closeTo(-2.2500005, 9)]]);
    const after = await book.formulas("Driftbudget");
    const changed = after.flatMap((row, at) => row.flatMap((cell, column) => (cell === before[at]?.[column] ? [] : [[at, column]])));
    expect(changed).toEqual([[5, 2], [6, 2]]);
    expect(book.visibleSheets()).toEqual(["Driftbudget", "Mappning", "Import"]);
    expect((await workbookStatus()).tables[0]?.emptyInputs).toBe(0);
  });
}, 120_000);

test("the log says file, time, rows, sums and what was left out", async () => {
  await laidOut(async (book) => {
    await bring();
    const [line] = (await book.grid("Import")).slice(4);
    expect(line?.slice(0, 9)).toEqual(["2024-09-05 14.32", "utfall.csv", 5, "kr", 36000000, 59250007.5, "", "", 2]);
    expect(line?.[9]).toBe("Utfall utelämnat 7,00 kr.");
  });
}, 120_000);

test("the mapping is kept as a sheet that the user edits, with codes as text, and the sheet counts next time", async () => {
  await laidOut(async (book) => {
    await bring();
    expect((await book.grid("Mappning")).slice(3)).toEqual([["Objekt", "Konto", "Verksamhet", "Slag", "Anmärkning"], ["0100", "", "Bibliotek", "", "Bibliotek"], ["0200", "", "Museer", "", "Museum"]]);
    book.engine.write(book.sheetId("Mappning"), { row: 5, column: 0, rows: 1, columns: 4 }, [["02*", "", LEFT_OUT, ""]]);
    const { mapping, plan } = await prepare();
    expect(mapping.rules.map((rule) => [rule.object, rule.verksamhet])).toEqual([["0100", "Bibliotek"], ["02*", null]]);
    expect(plan.leftOut.map((left) => left.why)).toEqual(["utelämnad", "ingen regel"]);
    book.engine.write(book.sheetId("Mappning"), { row: 5, column: 3, rows: 1, columns: 1 }, [["Kostnadd"]]);
    expect(await refusal(readImportState())).toMatch(/Cell D6 på bladet Mappning har slaget ”Kostnadd”/);
  });
}, 120_000);

test("undo puts back what stood there, leaves what the user has changed since, and can be done once", async () => {
  await laidOut(async (book) => {
    const before = figures(await book.grid("Driftbudget"));
    await bring();
    expect((await readImportState()).last).toEqual({ file: "utfall.csv", time: "2024-09-05 14.32", cells: 2 });
    const id = book.sheetId("Driftbudget");
    book.engine.write(id, { row: 6, column: 2, rows: 1, columns: 1 }, [[-9]]);
    const result = await undoImport(NOW);
    expect(result.message).toContain("en cell fick tillbaka");
    expect(result.warnings).toEqual(["En cell har ändrats efter hämtningen och lämnades som den är."]);
    book.engine.write(id, { row: 6, column: 2, rows: 1, columns: 1 }, [[-4]]);
    expect(figures(await book.grid("Driftbudget"))).toEqual(before);
    expect((await book.grid("Import")).slice(-1)[0]?.[9]).toMatch(/^Ångrad/);
    expect(await refusal(undoImport(NOW))).toContain("ingen hämtning att ångra");
    expect((await readImportState()).last).toBeNull();
  });
}, 120_000);

test("a cell is traced to the rows that made it, also after rows were inserted above it", async () => {
  await laidOut(async (book) => {
    await bring();
    const id = book.sheetId("Driftbudget");
    book.engine.insert(id, { row: 0, column: 0, rows: 2, columns: 20 }, "Down");
    await book.grid("Driftbudget");
    const origin = await traceCell("Driftbudget", "C8");
    expect(origin.table).toEqual({ caption: "Driftbudget (mnkr)", row: "Kostnader", column: "Bokslut 2024" });
    expect(origin.trace).toMatchObject({ file: "utfall.csv", unit: "kr", value: 42.0000005, more: 0, rows: [
      { source: "rad 2", account: "5010", object: "0100", objectName: "Bibliotek", amount: "41500000.5" }, { source: "rad 3", account: "6010", amount: "500000" },
    ] });
    expect(origin.changedSince).toBe(false);
    expect(await traceCell("Driftbudget", "D8")).toMatchObject({ trace: null });
    expect(await traceCell("Driftbudget", "H40")).toMatchObject({ table: null, trace: null });
  });
}, 120_000);

test("an import that is stopped leaves the whole workbook as it was, the mapping too", async () => {
  await laidOut(async (book) => {
    await bring();
    await undoImport(NOW);
    book.engine.write(book.sheetId("Mappning"), { row: 5, column: 0, rows: 1, columns: 3 }, [["02*", "", "Museer"]]);
    const { plan, mapping } = await prepare();
    const before = [await book.formulas("Driftbudget"), await book.formulas("Mappning"), await book.formulas("Import")];
    const stopped = underProgress({ report: () => undefined, cancelled: () => true }, () => importFigures({ plan, ledger: read(), mapping: { rules: [] }, settings: NO_SETTINGS, now: NOW }));
    expect(await refusal(stopped)).toBe("Åtgärden avbröts. Inget ändrades.");
    expect([await book.formulas("Driftbudget"), await book.formulas("Mappning"), await book.formulas("Import")]).toEqual(before);
    expect(mapping.rules).toHaveLength(2);
  });
}, 120_000);

test("a verksamhet that gets another name keeps its traces, its way back and its rules, and so it does when the name is taken back", async () => {
  await laidOut(async (book) => {
    await bring();
    await editVerksamheter("drift", [{ type: "rename", name: "Bibliotek", to: "Folkbibliotek" }]);
    expect((await traceCell("Driftbudget", "C6")).trace).toMatchObject({ file: "utfall.csv", rows: [{ source: "rad 2" }, { source: "rad 3" }] });
    expect((await book.grid("Mappning")).slice(4).map((row) => row[2])).toEqual(["Folkbibliotek", "Museer"]);
    const { plan } = await prepare();
    expect(plan.withoutPlace).toEqual([]);
    await undoLastCommand();
    expect((await traceCell("Driftbudget", "C6")).trace).toMatchObject({ file: "utfall.csv" });
    expect((await book.grid("Mappning")).slice(4).map((row) => row[2])).toEqual(["Bibliotek", "Museer"]);
    await editVerksamheter("drift", [{ type: "rename", name: "Bibliotek", to: "Folkbibliotek" }]);
    expect((await undoImport(NOW)).message).toContain("2 celler fick tillbaka");
    expect((await book.grid("Driftbudget")).slice(5, 7).map((row) => row[2])).toEqual([41, -4]);
  });
}, 120_000);

test("a user's own formula is kept and named, and a cell changed since the preview stops everything", async () => {
  await laidOut(async (book) => {
    const id = book.sheetId("Driftbudget");
    book.engine.write(id, { row: 6, column: 2, rows: 1, columns: 1 }, [["=-4+0.5"]]);
    await book.grid("Driftbudget");
    const { plan, mapping } = await prepare();
    expect(plan.kept.map((cell) => cell.why)).toEqual(["egen formel"]);
    const request = { plan, ledger: read(), mapping, settings: NO_SETTINGS, now: NOW };
    const before = await book.formulas("Driftbudget");
    book.engine.write(id, { row: 5, column: 2, rows: 1, columns: 1 }, [[99]]);
    expect(await refusal(importFigures(request))).toMatch(/har ändrats sedan förhandsvisningen.*Läs in filen igen/);
    expect(book.visibleSheets()).toEqual(["Driftbudget"]);
    book.engine.write(id, { row: 5, column: 2, rows: 1, columns: 1 }, [[41]]);
    const result = await importFigures(request);
    expect(result.warnings[0]).toContain("cellen har en egen formel");
    expect((await book.formulas("Driftbudget"))[6]).toEqual(before[6]);
  });
}, 120_000);

test("choices are remembered, a second import replaces the first in the log's next line, and a new report starts without", async () => {
  await laidOut(async (book) => {
    const { plan, mapping } = await prepare();
    await importFigures({ plan, ledger: read(), mapping, settings: { ...NO_SETTINGS, columns: new Map([[columnId("drift", "budget"), null]]), roles: new Map([["ansvar", "objekt"]]), unit: "tkr" }, now: NOW });
    const { settings } = await readImportState();
    expect([...settings.columns]).toEqual([[columnId("drift", "budget"), null]]);
    expect([...settings.roles]).toEqual([["ansvar", "objekt"]]);
    expect(settings.unit).toBe("tkr");
    const again = await prepare();
    expect(again.plan.sums.map((sum) => sum.measure)).toEqual(["budget", "utfall"]);
    expect(again.plan.cells.every((cell) => cell.target.measure === "utfall" && !cell.changed)).toBe(true);
    const result = await importFigures({ plan: again.plan, ledger: read(), mapping: again.mapping, settings, now: NOW });
    expect(result.message).toContain("hade redan filens siffror");
    expect((await book.grid("Import")).length).toBe(6);
  });
}, 120_000);

test("without laid-out tables, without a report, and with nothing to place it refuses with what to do", async () => {
  await withWorkbook(async () => {
    expect(await refusal(readImportState())).toContain("ingen rapport");
    await openReport(smallReport());
    const { plan, mapping, state } = await prepare();
    expect(state.models).toEqual([]);
    expect(await refusal(importFigures({ plan, ledger: read(), mapping, settings: NO_SETTINGS, now: NOW }))).toContain("Koppla filens objekt");
  });
}, 120_000);

test.each([["", { kind: null }], ["Kostnader", { kind: "kostnader" }], ["intäkter", { kind: "intakter" }], ["Varav: hyra", { kind: "varav", row: "hyra" }], ["varav", { kind: "varav", row: "" }], ["Summa", { kind: "summa" }], ["Kost", undefined]])("the kind %j is %j", (text, kind) => {
  expect(kindOfCell(text)).toEqual(kind);
});

test("a mapping survives its rows", () => {
  const mapping: Mapping = { rules: [{ object: "01", account: "3*", verksamhet: null, kind: null, note: "n" }, { object: "", account: "", verksamhet: "A", kind: "varav", row: "hyra" }, { object: "1-3", account: "", verksamhet: "B", kind: "summa" }] };
  expect(mappingFromRows(mappingRows(mapping), () => "A1")).toEqual(mapping);
});
