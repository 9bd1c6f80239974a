/** The narrative's settings: read and kept with the report in the workbook. The sheet is not touched; they count the next time it is written. */
import { guessedWords, narrativeChoices, withChoices, type NarrativeChoices } from "../../narrative";
import { reportDataToJson } from "../../reports";
import type { Unit } from "../../reports/report-data.types";
import { MemoryWriter } from "../memory";
import { readState, requireReport, runCommand } from "../session";
import type { CommandResult } from "./result";

export type { NarrativeChoices };

export interface NarrativeSettingsNow {
  readonly choices: NarrativeChoices;
  /** The words that are used where none are chosen. */
  readonly guessed: { readonly name: string; readonly word: string; readonly decides: string };
  readonly unit: Unit;
}

export async function readNarrativeSettings(): Promise<NarrativeSettingsNow> {
  return runCommand("Inställningarna kunde inte läsas.", async (session) => {
    const report = requireReport(await readState(session));
    return { choices: narrativeChoices(report), guessed: guessedWords(report), unit: report.meta.unit };
  });
}

export async function saveNarrativeSettings(choices: NarrativeChoices): Promise<CommandResult> {
  return runCommand("Inställningarna kunde inte sparas.", async (session) => {
    const state = await readState(session);
    const report = requireReport(state);
    await new MemoryWriter(state.memory, session.batch).writeJson(JSON.stringify(reportDataToJson(withChoices(report, choices))));
    await session.batch.send();
    return { message: "Inställningarna är sparade. Skriv berättelsen igen, så gäller de i texten.", sheets: [], warnings: [] };
  });
}
