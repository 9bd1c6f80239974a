/** The way back from a command that has laid out tables on sheets of their own. */
import { BokslutError } from "../../domain/errors";
import { keptRecord, MemoryWriter, type NewRecord } from "../memory";
import { readState, runCommand } from "../session";
import { removeTableNames } from "./table-names";
import { keepUndo, requireUntouched } from "./undo";

/**
 * Takes away tables that a command has added: their sheets, names and anchors. `before` and `after` are the stored report; `ids` the tables that the
 * command laid out. A sheet that bears another name by then is not guessed at.
 */
export function keepSheetsBack(before: string, after: string, sheets: readonly string[], ids: readonly string[]): void {
  keepUndo(sheets.length === 1 ? `Tabellen på bladet ${sheets[0] ?? ""}` : `${sheets.length} utlagda tabeller`, async () =>
    runCommand(`${sheets.length === 1 ? "Tabellen" : "Tabellerna"} kunde inte tas bort igen.`, async (session) => {
      const state = await readState(session);
      requireUntouched(state.memory.json, after);
      const gone = sheets.find((name) => !state.sheets.some((sheet) => sheet.name === name));
      if (gone !== undefined) throw new BokslutError("workbook", `Det går inte att ångra: bladet ${gone} har bytt namn eller är borttaget sedan dess. Ta bort bladen för hand.`, gone);
      const { worksheets } = session.context.workbook;
      if (!state.sheets.some((sheet) => sheet.visible && !sheets.includes(sheet.name))) worksheets.add();
      await removeTableNames(session, state, sheets);
      await session.batch.operations(sheets.length + 1);
      sheets.forEach((name) => worksheets.getItem(name).delete());
      const writer = new MemoryWriter(state.memory, session.batch);
      await writer.replace(state.memory.records.filter((record) => !ids.includes(record.owner)).map(keptRecord).filter((record): record is NewRecord => record !== null));
      if (before !== after) await writer.writeJson(before);
      await session.batch.finish();
      return { message: `${sheets.length === 1 ? `Bladet ${sheets[0] ?? ""} är borttaget` : `${sheets.length} blad är borttagna`} igen.`, sheets: [], warnings: [] };
    }));
}
