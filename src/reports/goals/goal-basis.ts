/** What a goal's proposal rests on: its indicators and the goals right under it, as formulas that take in rows put in later. */
import { LEVELS, type FollowUp, type FollowUpItem, type GoalItem } from "./follow-up";
import { shownIndicator } from "./judge-contents";
import { inUsersWords, NAMED } from "./shared";
import { fixedText, formula, plainContent, type CellName, type Content, type GoalCell, type Part } from "./sheet-model";
import { goalSpan, sectionSpan, spanBlock } from "./spans";

export const NOTHING_UNDER = "Målet har varken indikatorer eller delmål";

/** The hidden columns with the bedömning, and with the named miss, of the goals of one level. */
export const levelColumns = (level: number): { readonly status: string; readonly miss: string } => ({ status: `galler${level}`, miss: `brist${level}` });

const cellOf = (row: string, column: string): CellName => ({ sheet: "mal", row, column });

interface Under {
  readonly statuses: readonly Part[];
  readonly misses: readonly Part[];
  /** True while there is none: a goal put in later is counted by the same formula. */
  readonly empty: boolean;
}

/**
 * The block of a level's column from a goal's row to the next goal of its level. Only goals of that level have anything in it, so neither end counts, nothing
 * refers to itself, and a row put in first or last is inside. Without OFFSET, which Excel computes anew when the file is opened, also where the add-in is missing.
 */
function levelBlock(goal: GoalItem, followUp: FollowUp, column: string): readonly Part[] {
  return [spanBlock("mal", goalSpan(goal, followUp.goals), column)];
}

/** Goals right under one another as blocks: for a hierarchy whose levels do not follow one another. */
function runsOf(children: readonly GoalItem[], goals: readonly GoalItem[], column: string): readonly Part[] {
  const runs: GoalItem[][] = [];
  for (const child of children) {
    const run = runs[runs.length - 1];
    const last = run?.[run.length - 1];
    if (run !== undefined && last !== undefined && goals.indexOf(last) + 1 === goals.indexOf(child)) run.push(child);
    else runs.push([child]);
  }
  return runs.map((run): Part => ({ from: cellOf(run[0]?.key ?? "", column), to: cellOf(run[run.length - 1]?.key ?? "", column) }));
}

const separated = (parts: readonly (readonly Part[])[], by: string): readonly Part[] => parts.flatMap((part, index): Part[] => [index === 0 ? "" : by, ...part]);

/** The level whose column holds just the goals right under this one; null when no level does. */
function levelUnder(goal: GoalItem, children: readonly GoalItem[], { goals }: FollowUp): number | null {
  const level = children[0]?.level ?? goal.level + 1;
  if (level <= goal.level || children.some((child) => child.level !== level)) return null;
  const from = goals.indexOf(goal);
  const end = goals.slice(from + 1).findIndex((other) => other.level <= goal.level);
  const block = goals.slice(from + 1, end < 0 ? goals.length : from + 1 + end);
  return block.every((other) => other.level !== level || other.group === goal.key) ? level : null;
}

function underOf(goal: GoalItem, followUp: FollowUp): Under | null {
  const children = followUp.goals.filter((item) => item.group === goal.key);
  const level = levelUnder(goal, children, followUp);
  const deepest = Math.max(...followUp.goals.map((one) => one.level));
  if (level !== null && level <= Math.min(deepest, LEVELS.length)) {
    const { status, miss } = levelColumns(level);
    return { statuses: levelBlock(goal, followUp, status), misses: levelBlock(goal, followUp, miss), empty: children.length === 0 };
  }
  if (children.length === 0) return null;
  return { statuses: separated(runsOf(children, followUp.goals, "galler").map((run) => [run]), ","), misses: separated(runsOf(children, followUp.goals, "brist").map((run) => [run]), ","), empty: false };
}

function counted(parts: readonly Part[], word: string): readonly Part[] {
  const blocks = parts.filter((part) => typeof part !== "string");
  return separated(blocks.map((block) => ["COUNTIF(", block, `,"${word}")`]), "+");
}

/** `"Delmål som uppfylls: "&1&" av "&2&"; Namn (Uppfylls inte)"`: how many are met of those that are judged, and the names of those that are not. */
function reasonOf(label: string, statuses: readonly Part[], misses: readonly Part[]): readonly Part[] {
  return [`"${label}: "&(`, ...counted(statuses, "Uppfylls helt"), ')&" av "&(', ...counted(statuses, "Uppfylls *"), ")&CONCAT(", ...misses, ")"];
}

/** About what the reason reads as, for the row's height. */
function shownReason(indicators: readonly FollowUpItem[], children: readonly GoalItem[]): string {
  const cut = (content: Content | undefined): string => `; ${plainContent(content).slice(0, NAMED)} (Uppfylls inte)`;
  const missed = indicators.filter((item) => /delvis|inte/.test(shownIndicator(item, true).status)).map((item) => cut(item.cells["namn"]));
  const under = children.filter((child) => /delvis|inte/.test(plainContent(child.cells["egen"]))).map((child) => cut(child.cells["mal"]));
  const texts = [indicators.length === 0 ? "" : `Indikatorer som når målet: 3 av 4${missed.join("")}`, children.length === 0 ? "" : `Delmål som uppfylls: 3 av 4${under.join("")}`].filter((text) => text !== "");
  return texts.length === 0 ? NOTHING_UNDER : texts.join(". ");
}

export interface Basis {
  readonly proposal: GoalCell;
  readonly reason: GoalCell;
}

export function basisOf(goal: GoalItem, followUp: FollowUp): Basis {
  const indicators = followUp.indicators.filter((item) => item.group === goal.key);
  const children = followUp.goals.filter((item) => item.group === goal.key);
  const span = indicators.length === 0 ? null : sectionSpan(followUp.indicators, new Set([goal.key]));
  const under = underOf(goal, followUp);
  const own = span === null ? null : { statuses: spanBlock("indikatorer", span, "status"), misses: spanBlock("indikatorer", span, "brist") };
  if (own === null && under === null) {
    return { proposal: formula(["=", ...inUsersWords(['"Ingen bedömning"'])], "Ingen bedömning"), reason: fixedText(NOTHING_UNDER) };
  }
  const args = separated([...(own === null ? [] : [[own.statuses]]), ...(under === null ? [] : [under.statuses])], ",");
  const ownReason = own === null ? [] : reasonOf("Indikatorer som når målet", [own.statuses], [own.misses]);
  const underReason = under === null ? [] : reasonOf("Delmål som uppfylls", under.statuses, under.misses);
  const none: readonly Part[] = under === null ? [] : counted(under.statuses, "?*");
  const reason: readonly Part[] = under === null ? ownReason
    : under.empty ? [...ownReason, own === null ? "IF(" : "&IF(", ...none, own === null ? `=0,"${NOTHING_UNDER}",` : '=0,"",". "&', ...underReason, ")"]
      : separated([ownReason, underReason].filter((part) => part.length > 0), '&". "&');
  return { proposal: formula(["=", ...inUsersWords(["MÅLBEDÖMNING(", ...args, ")"])], "Uppfylls delvis"), reason: formula(["=", ...reason], shownReason(indicators, children)) };
}
