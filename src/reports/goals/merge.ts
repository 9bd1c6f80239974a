/** What stands on the sheets and what the report's data holds, as one follow-up: the sheet's contents always win, and nothing set there is lost. */
import {
  KeyMaker, LEVELS, nameKey, startingDirection, type FollowUp, type FollowUpItem, type GoalItem,
} from "./follow-up";
import { END } from "./shared";
import { plainContent, SECTION, type Content } from "./sheet-model";

/** A row under the headings of a follow-up sheet, as read. */
export interface SheetRow {
  /** Key of its anchor; null for a row that the user has put in. */
  readonly key: string | null;
  /** By column key: every column of the sheet that still exists. */
  readonly cells: Readonly<Record<string, Content>>;
}

/** A sheet as it stands. */
export interface SheetReading {
  readonly rows: readonly SheetRow[];
  /** Keys of rows that the user has deleted: they are not written again. */
  readonly deleted: ReadonlySet<string>;
}

export const NO_GOAL = "Utan mål";
const OWN = "egen:";

function filled(content: Content | undefined): boolean {
  return content !== undefined && (typeof content === "object" || String(content).trim() !== "");
}

/** A cell that the sheet has not got (a column left out) keeps what the data says. */
function withSheet(item: FollowUpItem | undefined, cells: SheetRow["cells"], columns: readonly string[]): Record<string, Content> {
  const merged: Record<string, Content> = { ...item?.cells };
  for (const column of columns) {
    const content = cells[column];
    if (content !== undefined) merged[column] = content;
  }
  return merged;
}

/** Puts items that the sheet lacks after the item that stands before them in the data, else after the last of their group, else last. */
function withMissing<T extends FollowUpItem>(standing: readonly T[], all: readonly T[], deleted: ReadonlySet<string>): readonly T[] {
  const rows = [...standing];
  let before: T | null = null;
  for (const item of all) {
    if (deleted.has(item.key)) continue;
    if (!rows.some((row) => row.key === item.key)) {
      const previous = before === null ? -1 : rows.findIndex((row) => row.key === before?.key);
      const group = rows.reduce((last, row, index) => (row.group === item.group ? index : last), -1);
      const sameGroup = before !== null && before.group === item.group;
      const at = sameGroup && previous >= 0 ? previous + 1 : group >= 0 ? group + 1 : previous >= 0 ? previous + 1 : rows.length;
      rows.splice(at, 0, item);
    }
    before = item;
  }
  return rows;
}

const INDICATOR_INPUTS = ["namn", "utfall", "utfall_man", "utfall_kvinnor", "utfall_foregaende_ar", "prognos_helar", "arsmal", "kf_arsmal", "riktning", "antal", "kommentar", "period"] as const;
const ACTIVITY_INPUTS = ["namn", "start", "slut", "avvikelse", "kommentar"] as const;
const GOAL_INPUTS = ["nr", "mal", "egen", "motivering", "forvantat", "analys"] as const;

function mergeItems(items: readonly FollowUpItem[], reading: SheetReading | null, inputs: readonly string[]): readonly FollowUpItem[] {
  if (reading === null) return items;
  const known = new Map(items.map((item) => [item.key, item]));
  const keys = new KeyMaker();
  reading.rows.forEach((row) => row.key !== null && keys.make(row.key));
  let group = "";
  const standing: FollowUpItem[] = [];
  for (const row of reading.rows) {
    if (row.key === END) continue;
    if (row.key?.startsWith(SECTION) === true) {
      group = row.key.slice(SECTION.length);
      continue;
    }
    const name = plainContent(row.cells["namn"]).trim();
    if (row.key === null && !inputs.some((column) => filled(row.cells[column]))) continue;
    standing.push({ key: row.key ?? keys.make(`${OWN}${nameKey(name)}`), group, cells: withSheet(known.get(row.key ?? ""), row.cells, inputs) });
  }
  return withMissing(standing, items, reading.deleted);
}

/** A new row has no direction yet: it gets the guess that the sheet marks as one. */
function withDirection(item: FollowUpItem): FollowUpItem {
  if (filled(item.cells["riktning"])) return item;
  const text = (key: string): string => plainContent(item.cells[key]);
  return { ...item, cells: { ...item.cells, riktning: startingDirection(text("namn"), text("arsmal"), text("kf_arsmal")) } };
}

function levelOn(row: SheetRow): number {
  return LEVELS.findIndex((level) => nameKey(level) === nameKey(plainContent(row.cells["niva"]))) + 1;
}

function mergeGoals(goals: readonly GoalItem[], reading: SheetReading | null): readonly GoalItem[] {
  if (reading === null) return goals;
  const known = new Map(goals.map((goal) => [goal.key, goal]));
  const keys = new KeyMaker();
  reading.rows.forEach((row) => row.key !== null && keys.make(row.key));
  const above: GoalItem[] = [];
  const standing: GoalItem[] = [];
  for (const row of reading.rows) {
    if (row.key === END) continue;
    const item = known.get(row.key ?? "");
    const title = `${plainContent(row.cells["nr"])} ${plainContent(row.cells["mal"])}`.trim();
    if (row.key === null && !GOAL_INPUTS.some((column) => filled(row.cells[column]))) continue;
    const previous = standing[standing.length - 1];
    const level = levelOn(row) || item?.level || Math.max(2, previous?.level ?? 2);
    while (above.length > 0 && (above[above.length - 1]?.level ?? 0) >= level) above.pop();
    const goal = { key: row.key ?? keys.make(`${OWN}${nameKey(title)}`), level, group: item !== undefined && item.level === level ? item.group : (above[above.length - 1]?.key ?? ""), cells: withSheet(item, row.cells, GOAL_INPUTS) };
    above.push(goal);
    standing.push(goal);
  }
  return withMissing(standing, goals, reading.deleted);
}

/** Parents first, their children after them in the order they stand; a goal whose parent is gone stands on its own. */
export function inTreeOrder(goals: readonly GoalItem[]): readonly GoalItem[] {
  const known = new Set(goals.map((goal) => goal.key));
  const below = (key: string, path: readonly string[]): GoalItem[] =>
    goals.filter((goal) => (known.has(goal.group) ? goal.group : "") === key && !path.includes(goal.key)).flatMap((goal) => [goal, ...below(goal.key, [...path, goal.key])]);
  const ordered = below("", []);
  const reached = new Set(ordered.map((goal) => goal.key));
  return [...ordered, ...goals.filter((goal) => !reached.has(goal.key))];
}

/** Items in the order of their goals; those whose goal is gone last. */
function byGoal(items: readonly FollowUpItem[], goals: readonly GoalItem[]): readonly FollowUpItem[] {
  const known = new Set(goals.map((goal) => goal.key));
  return [...goals.flatMap((goal) => items.filter((item) => item.group === goal.key)), ...items.filter((item) => !known.has(item.group)).map((item) => ({ ...item, group: "" }))];
}

/** The sheets as they stand now; null for a sheet that is not written. */
export interface FollowUpReading {
  readonly indikatorer: SheetReading | null;
  readonly mal: SheetReading | null;
  readonly aktiviteter: SheetReading | null;
}

/** The follow-up to write: the sheets' rows and contents, with what only the data has. Goals stand as a tree, the rest in the goals' order. */
export function mergeFollowUp(data: FollowUp, reading: FollowUpReading): FollowUp {
  const goals = inTreeOrder(mergeGoals(data.goals, reading.mal));
  return {
    goals,
    indicators: byGoal(mergeItems(data.indicators, reading.indikatorer, INDICATOR_INPUTS), goals).map(withDirection),
    activities: byGoal(mergeItems(data.activities, reading.aktiviteter, ACTIVITY_INPUTS), goals),
  };
}
