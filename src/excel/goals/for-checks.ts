/** The follow-up sheets as the checks of the kontroll take them. */
import type { FollowUpCell, FollowUpCheckInput, FollowUpRowReading } from "../../kontroll";
import { goalTitle, settingKey, STATUS_COLUMNS, type GoalSheetId } from "../../reports/goals";
import { cellAddress, type Place } from "../addresses";
import type { CommandSession, WorkbookState } from "../session";
import { followUpInMemory } from "./find-sheets";
import type { FollowUpKind } from "./new-item";
import { readFollowUpSheets, type ReadSheet } from "./read-sheets";
import { KINDS, NAME, rowsOf } from "./sheet-rows";

const ERROR = /^#(?:VALUE!|N\/A|DIV\/0!|NUM!|NULL!|REF!|NAME\?|SPILL!|CALC!|BUSY!)$/;
const KIND: Readonly<Record<FollowUpKind, FollowUpRowReading["kind"]>> = { indikatorer: "indikator", mal: "mal", aktiviteter: "aktivitet" };

function cellOf(read: ReadSheet, place: Place): FollowUpCell {
  const value = read.value(place);
  const error = typeof value === "string" && ERROR.test(value) ? value : null;
  return { address: cellAddress(place.row, place.column), value: error === null ? value : null, error };
}

function rowReadings(kind: FollowUpKind, read: ReadSheet): readonly FollowUpRowReading[] {
  return rowsOf(read).map(([key, place]) => {
    const cells = new Map([...read.found.columns].map(([column, across]) => [column, cellOf(read, { ...place, column: across.column })] as const));
    const text = (column: string): string => String(cells.get(column)?.value ?? "");
    return { kind: KIND[kind], sheet: read.found.sheet, key, label: goalTitle(kind === "mal" ? text("nr") : "", text(NAME[kind])), cells };
  });
}

/** The follow-up sheets that stand. One sync; without any nothing is sent. */
export async function followUpSheets(session: CommandSession, state: WorkbookState): Promise<ReadonlyMap<GoalSheetId, ReadSheet>> {
  return readFollowUpSheets(followUpInMemory(state.memory, state.sheets), session.batch);
}

/** What the checks take of the sheets; without any there are no rows. */
export function followUpForChecks(sheets: ReadonlyMap<GoalSheetId, ReadSheet>): FollowUpCheckInput {
  const rows = KINDS.flatMap((kind) => {
    const read = sheets.get(kind);
    return read === undefined ? [] : rowReadings(kind, read);
  });
  const activities = sheets.get("aktiviteter");
  const day = activities?.found.rows.get(settingKey("per"));
  const overview = sheets.get("oversikt");
  const words = overview === undefined ? [] : STATUS_COLUMNS.flatMap((name) => {
    const place = overview.found.columns.get(name);
    return place === undefined ? [] : [{ ...cellOf(overview, place), sheet: overview.found.sheet }];
  });
  return { rows, words, day: activities === undefined || day === undefined ? null : { ...cellOf(activities, day), sheet: activities.found.sheet } };
}
