/** The follow-up row by row: what the pane lists, edits and adds, and what the checks read. */
import { BokslutError } from "../../domain/errors";
import type { FollowUpCheckInput } from "../../kontroll";
import { followUpOf, goalTitle, LEVELS, NO_GOAL, SECTION, settingKey, STATUS_COLUMNS, type GoalSheetId } from "../../reports/goals";
import { cellAddress, type Place } from "../addresses";
import { followUpInMemory } from "../goals/find-sheets";
import { followUpForChecks, followUpSheets } from "../goals/for-checks";
import { checkedFields, type FollowUpKind } from "../goals/new-item";
import { readFollowUpSheets, type ReadSheet } from "../goals/read-sheets";
import { contentCell } from "../goals/render-sheet";
import { KINDS, NAME, rowsOf } from "../goals/sheet-rows";
import { readState, runCommand, type CommandSession } from "../session";
import { writeGoals, type WriteGoalsOptions } from "./goals";
import type { CommandResult } from "./result";

export type { FollowUpKind } from "../goals/new-item";

export interface FollowUpItemStatus {
  readonly kind: FollowUpKind;
  readonly key: string;
  readonly label: string;
  /** Title of its goal (of the goal above it, for a goal). */
  readonly goal: string;
  readonly sheet: string;
  /** The cell of its name. */
  readonly address: string;
  /** Status, gällande bedömning or läge as the cell shows it. */
  readonly status: string;
  /** What the sheet says that it needs; "" when nothing. */
  readonly action: string;
  /** Input cells by column key, as they show; dates as 2017-12-31. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface FollowUpStatus {
  /** The sheets written, in order; empty when nothing is written. */
  readonly sheets: readonly string[];
  /** Rows that the report's data holds, for a report that is not written. */
  readonly inReport: number;
  readonly items: readonly FollowUpItemStatus[];
  readonly goals: readonly { readonly key: string; readonly title: string; readonly level: number }[];
  readonly genderDifference: boolean;
  /** True when the columns for women and men both stand. */
  readonly hasGender: boolean;
  /** The words of the four bedömningar as the overview has them; empty when it is not written. */
  readonly words: readonly string[];
  /** What is set on the sheets, and where. */
  readonly settings: readonly FollowUpSetting[];
}

export interface FollowUpSetting {
  readonly key: "tolerans" | "fa" | "per" | "ord";
  /** As the cell shows it; for the words: all of them. */
  readonly value: string;
  readonly sheet: string;
  readonly address: string;
}

const STATUS: Readonly<Record<FollowUpKind, string>> = { indikatorer: "status_ord", mal: "galler_ord", aktiviteter: "lage" };
const FIELDS: Readonly<Record<FollowUpKind, readonly string[]>> = {
  indikatorer: ["namn", "utfall", "utfall_man", "utfall_kvinnor", "utfall_foregaende_ar", "prognos_helar", "arsmal", "kf_arsmal", "riktning", "antal", "kommentar"],
  mal: ["nr", "mal", "egen", "motivering", "forvantat", "analys"],
  aktiviteter: ["namn", "start", "slut", "avvikelse", "kommentar"],
};

function dateText(value: number | string | null): string {
  return typeof value === "number" ? new Date(Date.UTC(1899, 11, 30) + value * 86_400_000).toISOString().slice(0, 10) : (value ?? "");
}

function shown(column: string, value: number | string | null): string {
  return column === "start" || column === "slut" ? dateText(value) : typeof value === "number" ? String(value).replace(".", ",") : (value ?? "");
}

function itemsOf(kind: FollowUpKind, read: ReadSheet): readonly FollowUpItemStatus[] {
  const at = (place: Place, column: string): number | string | null => {
    const across = read.found.columns.get(column);
    return across === undefined ? null : read.value({ ...place, column: across.column });
  };
  const sections = [...read.found.rows].filter(([key]) => key.startsWith(SECTION)).map(([, place]) => place.row).sort((a, b) => a - b);
  return rowsOf(read).map(([key, place]) => {
    const section = sections.filter((row) => row < place.row).pop();
    const across = read.found.columns.get(NAME[kind])?.column ?? place.column;
    const nr = kind === "mal" ? shown("nr", at(place, "nr")) : "";
    return {
      kind, key, label: goalTitle(nr, shown("namn", at(place, NAME[kind]))), goal: section === undefined ? (kind === "mal" ? String(at(place, "niva") ?? "") : NO_GOAL) : String(read.value({ ...place, row: section, column: 1 }) ?? ""),
      sheet: read.found.sheet, address: cellAddress(place.row, across), status: String(at(place, STATUS[kind]) ?? ""), action: String(at(place, "atgard") ?? ""),
      fields: Object.fromEntries(FIELDS[kind].filter((column) => read.found.columns.has(column)).map((column) => [column, shown(column, at(place, column))])),
    };
  });
}

function goalsOf(read: ReadSheet | undefined): FollowUpStatus["goals"] {
  if (read === undefined) return [];
  return itemsOf("mal", read).map((item) => ({ key: item.key, title: item.label, level: LEVELS.findIndex((level) => level === item.goal) + 1 }));
}

function wordsOf(overview: ReadSheet | undefined): readonly string[] {
  if (overview === undefined) return [];
  return STATUS_COLUMNS.flatMap((name) => {
    const place = overview.found.columns.get(name);
    return place === undefined ? [] : [String(overview.value(place) ?? "").trim()];
  }).filter((word) => word !== "");
}

function settingsOf(sheets: ReadonlyMap<GoalSheetId, ReadSheet>): readonly FollowUpSetting[] {
  const set = (key: "tolerans" | "fa" | "per", id: GoalSheetId): readonly FollowUpSetting[] => {
    const read = sheets.get(id);
    const place = read?.found.rows.get(settingKey(key));
    if (read === undefined || place === undefined) return [];
    const value = read.value(place);
    const text = key === "per" ? dateText(value) : typeof value === "number" && key === "tolerans" ? `${String(Math.round(value * 1000) / 10).replace(".", ",")}\u00a0%` : String(value ?? "");
    return [{ key, value: text, sheet: read.found.sheet, address: cellAddress(place.row, place.column) }];
  };
  const overview = sheets.get("oversikt");
  const first = overview?.found.columns.get(STATUS_COLUMNS[0]);
  const words = overview === undefined || first === undefined ? [] : [{ key: "ord" as const, value: wordsOf(overview).join(", "), sheet: overview.found.sheet, address: cellAddress(first.row, first.column) }];
  return [...set("tolerans", "indikatorer"), ...set("fa", "indikatorer"), ...set("per", "aktiviteter"), ...words];
}

async function readSheets(session: CommandSession): Promise<{ readonly sheets: ReadonlyMap<GoalSheetId, ReadSheet>; readonly inReport: number }> {
  const state = await readState(session);
  const sheets = await readFollowUpSheets(followUpInMemory(state.memory, state.sheets), session.batch);
  const data = state.report === null ? null : followUpOf(state.report);
  return { sheets, inReport: data === null ? 0 : data.goals.length + data.indicators.length + data.activities.length };
}

/** The follow-up as it stands in the workbook, in two syncs. Changes nothing. */
export async function followUpStatus(): Promise<FollowUpStatus> {
  return runCommand("Målen och indikatorerna kunde inte läsas.", async (session) => {
    const { sheets, inReport } = await readSheets(session);
    const columns = sheets.get("indikatorer")?.found.columns;
    return {
      sheets: [...sheets.values()].map((read) => read.found.sheet), inReport,
      items: KINDS.flatMap((kind) => {
        const read = sheets.get(kind);
        return read === undefined ? [] : itemsOf(kind, read);
      }),
      goals: goalsOf(sheets.get("mal")), genderDifference: columns?.has("skillnad") === true, hasGender: columns?.has("utfall_man") === true && columns.has("utfall_kvinnor"),
      words: wordsOf(sheets.get("oversikt")), settings: settingsOf(sheets),
    };
  });
}

/**
 * Writes fields of one row into its cells, where it stands now; other cells are not touched.
 * @throws BokslutError when the row is gone or a date is none.
 */
export async function editFollowUpItem(kind: FollowUpKind, key: string, fields: Readonly<Record<string, string>>): Promise<CommandResult> {
  return runCommand("Ändringen kunde inte skrivas.", async (session) => {
    const contents = checkedFields(fields);
    const state = await readState(session);
    const found = followUpInMemory(state.memory, state.sheets).get(kind);
    const place = found?.rows.get(key);
    if (found === undefined || place === undefined) throw new BokslutError("workbook", "Raden finns inte längre på bladet. Öppna sidan på nytt.");
    const sheet = session.context.workbook.worksheets.getItem(found.sheet);
    for (const [column, content] of Object.entries(contents)) {
      const across = found.columns.get(column);
      if (across !== undefined) await session.batch.write(sheet, place.row, across.column, [[contentCell(content)]]);
    }
    await session.batch.finish();
    return { message: `Ändringen skrevs på rad ${place.row} på bladet ${found.sheet}.`, sheets: [found.sheet], warnings: [] };
  });
}

/** Puts in a new row last under its goal and writes the sheets anew; everything that has been set on them stays. */
export async function addFollowUpItem(item: NonNullable<WriteGoalsOptions["add"]>): Promise<CommandResult> {
  const result = await writeGoals({ add: item });
  const name = item.fields[item.kind === "mal" ? "mal" : "namn"] ?? "";
  return { ...result, message: `”${name.trim()}” lades till. ${result.message}` };
}

/** The follow-up sheets as `goalFindings` of the kontroll takes them. */
export async function readFollowUpForChecks(): Promise<FollowUpCheckInput> {
  return runCommand("Målen och indikatorerna kunde inte läsas.", async (session) => followUpForChecks(await followUpSheets(session, await readState(session))));
}
