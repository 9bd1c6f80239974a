/** Goals, indicators and activities of a report as lists with stable keys, tied together by goal. */
import { BokslutError } from "../../domain/errors";
import { parseStatus } from "../../domain/goal";
import { directionFromName } from "../../domain/indicator-direction";
import { directionFor } from "../../domain/indicator-status";
import { type Target, understandTarget } from "../../domain/indicator-target";
import { wordKey } from "../../domain/sign";
import type { ActivityData, IndicatorData, ReportData } from "../report-data.types";
import { readGoals, type GoalData } from "./read-goals";
import type { Content } from "./sheet-model";

export interface FollowUpItem {
  readonly key: string;
  /** Key of its goal; "" when it has none. */
  readonly group: string;
  readonly cells: Readonly<Record<string, Content>>;
}

export interface GoalItem extends FollowUpItem {
  /** 1 inriktningsmål, 2 mål för verksamhetsområdet, 3 nämndmål, 4 delmål. `group` is the key of the goal above it. */
  readonly level: number;
}

export interface FollowUp {
  readonly goals: readonly GoalItem[];
  readonly indicators: readonly FollowUpItem[];
  readonly activities: readonly FollowUpItem[];
}

export const LEVELS = ["Inriktningsmål", "Mål för verksamhetsområdet", "Nämndmål", "Delmål"] as const;
export const DIRECTIONS = { higher: "högre är bättre", lower: "lägre är bättre", equal: "närmast målet är bäst" } as const;
export const GUESS = " (gissning)";

/** Columns of an indicator as the data names them. */
export const FIGURE_COLUMNS = ["utfall", "utfall_man", "utfall_kvinnor", "utfall_foregaende_ar", "prognos_helar", "arsmal", "kf_arsmal", "period"] as const;

/** Gives keys that are unique in their list: a repeated one gets "#2". */
export class KeyMaker {
  private readonly used = new Map<string, number>();

  make(wanted: string): string {
    const key = wanted.slice(0, 300);
    const count = (this.used.get(key) ?? 0) + 1;
    this.used.set(key, count);
    return count === 1 ? key : `${key}#${count}`;
  }
}

export function nameKey(text: string): string {
  return wordKey(text).replace(/(?<![.\s])[.\s]+$/, "");
}

/** "4.2" of "4.2 Stockholms stad är …"; "" without a number. */
function numberOf(text: string): string {
  return /^\s*(\d+(?:\.\d+)*)\.?\s/.exec(text)?.[1] ?? "";
}

/** A goal's own name and number in one line: "1.1 Alla barn …". */
export function goalTitle(nr: string, text: string): string {
  return [/^\d+$/.test(nr) ? `${nr}.` : nr, text].filter((part) => part !== "").join(" ");
}

/** Words that other cities judge by, and their traffic lights. */
const OTHER_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:ej|inte) bedom|^kan (?:ej|inte) bedom|^gra$/, "Ingen bedömning"],
  [/^(?:delvis (?:uppna|na)|(?:uppna|na)\w* delvis|gul)/, "Uppfylls delvis"],
  [/^(?:(?:ej|inte) (?:uppna|na)|(?:uppna|na)\w* (?:ej|inte)|nej$|rod)/, "Uppfylls inte"],
  [/^(?:(?:helt )?uppna(?:s|tt|dd)$|uppnas helt$|natt$|ja$|gron)/, "Uppfylls helt"],
];

/** A status in the city's words ("delvis uppfyllt", "gul" → Uppfylls delvis); other text as it stands. */
function statusText(text: string): string {
  const known = OTHER_WORDS.find(([words]) => words.test(wordKey(text)));
  if (known !== undefined) return known[1];
  try {
    return text === "" ? "" : parseStatus(text);
  } catch (error) {
    if (error instanceof BokslutError) return text;
    throw error;
  }
}

function flatten(goals: readonly GoalData[], keys: KeyMaker, level: number, group: string): GoalItem[] {
  return goals.flatMap((goal) => {
    const key = keys.make(nameKey(goalTitle(goal.nr, goal.text)));
    const cells = { nr: goal.nr, mal: goal.text, egen: statusText(goal.status), motivering: goal.motivation, forvantat: goal.expected, analys: goal.analysis };
    return [{ key, group, level, cells }, ...flatten(goal.children, keys, Math.min(level + 1, LEVELS.length), key)];
  });
}

function levelOf(text: string | null): number {
  const key = nameKey(text ?? "");
  return key.includes("namndmal") ? 3 : key.includes("inriktning") ? 1 : 2;
}

/** Finds a goal by the text that an indicator or activity names it with; a goal that is not listed is added last. */
class GoalFinder {
  private readonly byTitle = new Map<string, string>();
  private readonly byNumber = new Map<string, readonly string[]>();
  readonly goals: GoalItem[];

  constructor(goals: readonly GoalItem[], private readonly keys: KeyMaker) {
    this.goals = [...goals];
    for (const goal of goals) this.index(goal);
  }

  private index(goal: GoalItem): void {
    const [nr, text] = [String(goal.cells["nr"]), String(goal.cells["mal"])];
    for (const title of [goalTitle(nr, text), `${nr} ${text}`, text]) {
      if (!this.byTitle.has(nameKey(title))) this.byTitle.set(nameKey(title), goal.key);
    }
    if (nr !== "") this.byNumber.set(nr, [...(this.byNumber.get(nr) ?? []), goal.key]);
  }

  /** The longest number of a listed goal that a text begins with: "A.2" of "A.2 Stödet kommer i tid". */
  private knownNumberOf(text: string): string {
    const begins = [...this.byNumber.keys()].filter((nr) => text.trim().startsWith(nr) && /[.:\s]/.test(text.trim().charAt(nr.length)));
    return begins.reduce((longest, nr) => (nr.length > longest.length ? nr : longest), "");
  }

  find(text: string | null, level: string | null): string {
    if (text === null || text.trim() === "") return "";
    const numbered = this.byNumber.get(text.trim()) ?? this.byNumber.get(this.knownNumberOf(text)) ?? this.byNumber.get(numberOf(text));
    const found = this.byTitle.get(nameKey(text)) ?? this.byTitle.get(nameKey(text.replace(/^\s*\d+(?:\.\d+)*\.?\s+/, ""))) ?? (numbered?.length === 1 ? numbered[0] : undefined);
    if (found !== undefined) return found;
    const nr = numberOf(text);
    const name = text.trim().slice(nr.length).replace(/^[.\s]+/, "");
    const goal: GoalItem = { key: this.keys.make(nameKey(text)), group: "", level: levelOf(level), cells: { nr, mal: name, egen: "", motivering: "", forvantat: "", analys: "" } };
    this.goals.push(goal);
    this.index(goal);
    return goal.key;
  }
}

/** A target as it is understood; a figure that can be read in two ways ("1.437") counts as unclear. */
export function targetOf(text: string): Target {
  try {
    return understandTarget(text);
  } catch (error) {
    if (error instanceof BokslutError) return { kind: "unclear", text };
    throw error;
  }
}

/** The direction that a new row starts with; "(gissning)" where neither the target nor KF's says it. */
export function startingDirection(name: string, target: string, cityTarget: string): string {
  const own = targetOf(target).kind === "none" ? cityTarget : target;
  const { direction, source } = directionFor(targetOf(own), targetOf(cityTarget), directionFromName(name));
  return DIRECTIONS[direction] + (source === "guessed" || source === "assumed" ? GUESS : "");
}

/** A count as a number; other text as it stands, for the kontroll to say that it is none. */
export function peopleOf(text: string): Content {
  const digits = text.replace(/[\s\u00a0\u202f]/g, "");
  return /^\d+$/.test(digits) ? Number(digits) : text.trim();
}

function indicatorItem(data: IndicatorData, goal: string, keys: KeyMaker): FollowUpItem {
  const figures = Object.fromEntries(FIGURE_COLUMNS.map((column) => [column, data.raw[column]?.trim() ?? ""]));
  const riktning = startingDirection(data.name, figures["arsmal"] ?? "", figures["kf_arsmal"] ?? "");
  const antal = peopleOf(data.raw["antal"] ?? "");
  return { key: keys.make(`${goal}|${nameKey(data.name)}`), group: goal, cells: { namn: data.name, ...figures, riktning, antal, kommentar: data.comment ?? "" } };
}

const DAY = 86_400_000;

/** An ISO date as Excel's serial number; "" for none. */
export function serialDate(date: string | null): Content {
  if (date === null) return "";
  return (Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / DAY;
}

function activityItem(data: ActivityData, goal: string, keys: KeyMaker): FollowUpItem {
  return {
    key: keys.make(`${goal}|${nameKey(data.name)}`), group: goal,
    cells: { namn: data.name, start: serialDate(data.start), slut: serialDate(data.slut), avvikelse: data.avvikelse ?? "", kommentar: data.comment ?? "" },
  };
}

/**
 * The follow-up of a report. Goals that only an indicator or activity names come last, so that nothing is lost.
 * @throws BokslutError "bad-data" with the path when `mal` cannot be read.
 */
export function followUpOf(report: ReportData): FollowUp {
  const keys = new KeyMaker();
  const finder = new GoalFinder(flatten(readGoals(report.mal, "mal"), keys, 1, ""), keys);
  const [indicatorKeys, activityKeys] = [new KeyMaker(), new KeyMaker()];
  const indicators = report.indikatorer.map((data) => indicatorItem(data, finder.find(data.goal, data.goal_level), indicatorKeys));
  const activities = report.aktiviteter.map((data) => activityItem(data, finder.find(data.goal, data.goal_level), activityKeys));
  return { goals: finder.goals, indicators, activities };
}

/** Whether there is anything to follow up. */
export function hasFollowUp(followUp: FollowUp): boolean {
  return followUp.goals.length + followUp.indicators.length + followUp.activities.length > 0;
}
