/** Val för tabeller i bruk: sums that foot and bars for avvikelse, switched on or off in tables that stand in the workbook. */
import { BokslutError } from "../../domain/errors";
import { buildTableModel, reportDataToJson } from "../../reports";
import type { ReportData, TableData } from "../../reports/report-data.types";
import type { TableModel } from "../../reports/table-model";
import { DEFICIT_BAR, SURPLUS_BAR } from "../colours";
import { cellPlace, tablesInMemory, type FoundTable } from "../find-tables";
import { MemoryWriter } from "../memory";
import type { Places } from "../render-table";
import { readState, requireReport, runCommand, type CommandSession } from "../session";
import { restated } from "../tables/restate";
import { keepUndo, requireUntouched } from "../tables/undo";
import { readLaidOut, writeCells, type Written } from "../tables/written-cells";
import type { CommandResult } from "./result";

export interface TableChoice {
  /** Id of a laid-out table. */
  readonly id: string;
  readonly dataBars: boolean;
  readonly footing: boolean;
}

interface Bars {
  readonly block: Excel.Range;
  readonly rules: Excel.ConditionalFormatCollection;
}

function withChoice(table: TableData, choice: TableChoice | undefined): TableData {
  return choice === undefined ? table : { ...table, footing: choice.footing, data_bars: choice.dataBars };
}

function rulesOf(block: Excel.Range): Excel.ConditionalFormatCollection {
  return block.conditionalFormats;
}

/** Queues the reading of the rules in a table's columns of avvikelse. */
function loadBars(session: CommandSession, found: FoundTable, model: TableModel): readonly Bars[] {
  const sheet = session.context.workbook.worksheets.getItem(found.sheet);
  return model.columns.filter((column) => column.look === "avvikelse").flatMap((column) => {
    const places = model.rows.flatMap((row) => cellPlace(found, row.key, column.key) ?? []);
    const [first] = places;
    if (first === undefined) return [];
    const [top, bottom] = places.reduce(([least, most], place) => [Math.min(least, place.row), Math.max(most, place.row)], [first.row, first.row]);
    const block = sheet.getRangeByIndexes(top - 1, first.column - 1, bottom - top + 1, 1);
    const rules = rulesOf(block);
    rules.load("items/type");
    return [{ block, rules }];
  });
}

async function writeBars(session: CommandSession, bars: readonly Bars[], wanted: boolean): Promise<void> {
  for (const { rules } of bars) {
    const there = rules.items.filter((rule) => rule.type === Excel.ConditionalFormatType.dataBar);
    await session.batch.operations(4 + there.length);
    if (!wanted) there.forEach((rule) => rule.delete());
    else if (there.length === 0) {
      const { dataBar } = rules.add(Excel.ConditionalFormatType.dataBar);
      dataBar.positiveFormat.fillColor = SURPLUS_BAR;
      dataBar.negativeFormat.fillColor = DEFICIT_BAR;
    }
  }
}

interface Carried {
  readonly report: ReportData;
  readonly json: string;
  readonly before: string;
  readonly written: readonly Written[];
  readonly left: readonly string[];
  readonly sheets: readonly string[];
}

async function carryOut(session: CommandSession, choices: readonly TableChoice[], back: Pick<Carried, "json" | "before"> | null): Promise<Carried> {
  const state = await readState(session);
  const report = requireReport(state);
  if (back !== null) requireUntouched(state.memory.json, back.json);
  const all = tablesInMemory(state.memory);
  const chosen = new Map(choices.map((choice) => [choice.id, choice]));
  for (const { id } of choices) {
    if (!report.tables.some((table) => table.id === id)) throw new BokslutError("bad-argument", `Rapporten har ingen tabell med id ”${id}”. Välj en tabell i listan.`, id);
    if (!all.has(id)) throw new BokslutError("workbook", `Tabellen ”${report.tables.find((table) => table.id === id)?.caption ?? id}” är inte utlagd. Lägg ut den först.`, id);
  }
  const after: ReportData = { ...report, tables: report.tables.map((table) => withChoice(table, chosen.get(table.id))) };
  const changed = new Map(report.tables.flatMap((table, index): [string, readonly [TableModel, TableModel, TableChoice]][] => {
    const [next, choice] = [after.tables[index], chosen.get(table.id)];
    return next === undefined || choice === undefined ? [] : [[table.id, [buildTableModel(table, report), buildTableModel(next, after), choice]]];
  }));
  // A table that reads another's shown sums changes with it.
  const others = report.tables.filter((table) => all.has(table.id) && !changed.has(table.id) && table.footing === true);
  const models = new Map<string, readonly [TableModel, TableModel, TableChoice | null]>([...changed, ...others.map((table): [string, readonly [TableModel, TableModel, null]] => [table.id, [buildTableModel(table, report), buildTableModel(table, after), null]])]);
  const tables = new Map([...all].filter(([id]) => models.has(id)));
  const bars = [...tables.values()].flatMap((found) => {
    const [model, , choice] = models.get(found.id) ?? [];
    return model === undefined || choice === undefined || choice === null ? [] : [{ bars: loadBars(session, found, model), wanted: choice.dataBars }];
  });
  const readings = await readLaidOut(session, tables, true);
  const places: Places = (table, row, column) => {
    const found = all.get(table);
    return found === undefined ? null : cellPlace(found, row, column);
  };
  const written: Written[] = [];
  const left: string[] = [];
  for (const found of tables.values()) {
    const [pair, reading] = [models.get(found.id), readings.get(found.id)];
    if (pair === undefined || reading === undefined) continue;
    const change = restated(found, reading, pair[0], pair[1], places);
    written.push(...change.written);
    left.push(...change.left.map(([row, column]) => `raden ”${row}”, kolumnen ”${column}” på bladet ${found.sheet}`));
  }
  await writeCells(session.batch, written, "after");
  for (const one of bars) await writeBars(session, one.bars, one.wanted);
  const json = back === null ? JSON.stringify(reportDataToJson(after)) : back.before;
  await new MemoryWriter(state.memory, session.batch).writeJson(json);
  await session.batch.finish();
  const sheets = [...tables.values()].filter((found) => chosen.has(found.id)).map((found) => found.sheet);
  return { report, json, before: state.memory.json ?? "", written, left, sheets };
}

/**
 * Switches the choices of laid-out tables: formulas that are Bokslut's own are written anew, bars are added or taken away. A formula that the user has
 * written over a derived cell is left and told of. Three syncs. Can be taken back with `undoLastCommand`.
 */
export async function changeTableOptions(choices: readonly TableChoice[]): Promise<CommandResult> {
  return runCommand("Valen för tabellerna kunde inte ändras.", async (session) => {
    const done = await carryOut(session, choices, null);
    const back = choices.map(({ id }): TableChoice => {
      const table = done.report.tables.find((one) => one.id === id);
      return { id, dataBars: table?.data_bars === true, footing: table?.footing === true };
    });
    keepUndo("Val för tabellerna", () => runCommand("Valen kunde inte ångras.", async (again) => {
      await carryOut(again, back, done);
      return { message: "Tabellerna har de val de hade.", sheets: done.sheets, warnings: [] };
    }));
    const few = done.left.length > 4 ? `${done.left.slice(0, 4).join("; ")} med flera` : done.left.join("; ");
    const warnings = done.left.length === 0 ? [] : [`Här står något annat än Boksluts formel, och det är lämnat som det är. Kontrollera: ${few}.`];
    return { message: `${done.sheets.length === 1 ? `Valen är ändrade på bladet ${done.sheets[0] ?? ""}` : `Valen är ändrade på ${done.sheets.length} blad`}. Inmatade siffror är orörda.`, sheets: done.sheets, warnings };
  });
}
