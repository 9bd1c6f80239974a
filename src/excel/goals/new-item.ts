/** A goal, indicator or activity that the user adds in a form. Pure. */
import { BokslutError } from "../../domain/errors";
import { type Content, type FollowUp, type FollowUpItem, type GoalItem, type GoalSheetId, KeyMaker, LEVELS, nameKey, peopleOf } from "../../reports/goals";
import type { ReadSheet } from "./read-sheets";

export type FollowUpKind = "mal" | "indikatorer" | "aktiviteter";

export interface NewFollowUpItem {
  readonly kind: FollowUpKind;
  /** Key of the goal that it stands under; "" for none (a goal: an inriktningsmål). */
  readonly goal: string;
  /** Texts by column key; dates as 2017-12-31. */
  readonly fields: Readonly<Record<string, string>>;
}

export const DATE_FIELDS: readonly string[] = ["start", "slut"];
const DAY = 86_400_000;

/** A field of a form as a cell holds it: dates as Excel's serial numbers, a count as a number. @throws BokslutError for what is no date. */
export function fieldContent(column: string, text: string): Content {
  const trimmed = text.trim();
  if (column === "antal") return peopleOf(trimmed);
  if (!DATE_FIELDS.includes(column) || trimmed === "") return trimmed;
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(trimmed);
  const time = parts === null ? Number.NaN : Date.parse(`${trimmed}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== trimmed) {
    throw new BokslutError("bad-argument", `”${trimmed}” är inget datum. Skriv det som 2017-12-31.`);
  }
  return (time - Date.UTC(1899, 11, 30)) / DAY;
}

/** @throws BokslutError when an end date stands before its start. */
export function checkedFields(fields: Readonly<Record<string, string>>): Readonly<Record<string, Content>> {
  const contents = Object.fromEntries(Object.entries(fields).map(([column, text]) => [column, fieldContent(column, text)]));
  const [start, end] = [contents["start"], contents["slut"]];
  if (typeof start === "number" && typeof end === "number" && end < start) throw new BokslutError("bad-argument", "Slutdatumet är före startdatumet. Rätta ett av dem.");
  return contents;
}

/** The data with the new row last in its list; writing puts it last under its goal. @throws BokslutError when it has no name. */
export function withNewItem(data: FollowUp, item: NewFollowUpItem, standing: ReadonlyMap<GoalSheetId, ReadSheet>): FollowUp {
  const name = (item.fields[item.kind === "mal" ? "mal" : "namn"] ?? "").trim();
  if (name === "") throw new BokslutError("bad-argument", "Namnet saknas. Skriv vad målet, indikatorn eller aktiviteten heter.");
  const keys = new KeyMaker();
  const lists: Readonly<Record<FollowUpKind, readonly FollowUpItem[]>> = { mal: data.goals, indikatorer: data.indicators, aktiviteter: data.activities };
  const sheet = standing.get(item.kind);
  const taken = new Set([...lists[item.kind].map((one) => one.key), ...(sheet?.found.rows.keys() ?? []), ...(sheet?.found.deleted ?? [])]);
  let key = keys.make(`egen:${nameKey(name)}`);
  while (taken.has(key)) key = keys.make(`egen:${nameKey(name)}`);
  const made: FollowUpItem = { key, group: item.goal, cells: checkedFields(item.fields) };
  if (item.kind === "indikatorer") return { ...data, indicators: [...data.indicators, made] };
  if (item.kind === "aktiviteter") return { ...data, activities: [...data.activities, made] };
  const goal: GoalItem = { ...made, level: Math.min(LEVELS.length, levelOf(item.goal, data, sheet) + 1) };
  return { ...data, goals: [...data.goals, goal] };
}

/** The level of a goal in the data or on the sheet; 0 when there is none. */
function levelOf(key: string, data: FollowUp, sheet: ReadSheet | undefined): number {
  const known = data.goals.find((goal) => goal.key === key)?.level;
  if (known !== undefined) return known;
  const row = sheet?.reading.rows.find((one) => one.key === key);
  return row === undefined ? 0 : LEVELS.findIndex((level) => level === row.cells["niva"]) + 1;
}
