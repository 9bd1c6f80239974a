/** Saving a laid-out table as a template of the controller's own. */
import { BokslutError } from "../../domain/errors";
import { reportDataToJson, templates } from "../../reports";
import { templateFromTable, withOwnTemplate } from "../../reports/table-edit";
import { MemoryWriter } from "../memory";
import { readState, requireReport, runCommand } from "../session";
import { keepUndo, requireUntouched } from "../tables/undo";
import type { CommandResult } from "./result";

function keepWayBack(name: string, left: string, before: string): void {
  keepUndo(`Mallen ”${name}”`, () => runCommand("Mallen kunde inte tas bort igen.", async (session) => {
    const state = await readState(session);
    requireUntouched(state.memory.json, left);
    await new MemoryWriter(state.memory, session.batch).writeJson(before);
    await session.batch.finish();
    return { message: `Mallen ”${name}” är inte längre sparad så som du nyss sparade den.`, sheets: [], warnings: [] };
  }));
}

/** Saves a table's layout in the workbook under a title; a template of one's own with the same title is replaced. */
export async function saveAsTemplate(id: string, title: string): Promise<CommandResult> {
  return runCommand("Mallen kunde inte sparas.", async (session) => {
    const state = await readState(session);
    const report = requireReport(state);
    const table = report.tables.find((one) => one.id === id);
    if (table === undefined) throw new BokslutError("bad-argument", `Rapporten har ingen tabell med id ”${id}”. Välj en tabell i listan.`, id);
    const name = title.trim().replace(/\s+/g, " ");
    if (name === "" || name.length > 31) throw new BokslutError("bad-argument", "Mallens namn ska ha 1 till 31 tecken, så att det får plats på en bladflik.");
    if (templates.some((one) => one.title.toLocaleLowerCase("sv") === name.toLocaleLowerCase("sv"))) throw new BokslutError("bad-argument", `”${name}” är redan namnet på en av Boksluts mallar. Välj ett annat namn.`);
    const json = JSON.stringify(reportDataToJson(withOwnTemplate(report, templateFromTable(table, report.meta, name))));
    await new MemoryWriter(state.memory, session.batch).writeJson(json);
    await session.batch.finish();
    keepWayBack(name, json, state.memory.json ?? "");
    return { message: `Mallen ”${name}” är sparad i arbetsboken och finns i listan när du lägger till en tabell.`, sheets: [], warnings: [] };
  });
}
