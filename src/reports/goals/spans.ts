/** Blocks that reach from a heading to the next one, so that a row put in anywhere between them is in them at once. */
import type { FollowUp, FollowUpItem, GoalItem } from "./follow-up";
import { END } from "./shared";
import { SECTION, type GoalSheetId, type Part } from "./sheet-model";

/** Row keys of a heading and of the next one (or of the line under the table). Both rows are empty in the columns that are counted. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** The groups of a list in the order their headings stand. */
export function groupsOf(items: readonly FollowUpItem[]): readonly string[] {
  return [...new Set(items.map((item) => item.group))];
}

/** Where the rows of some goals stand on Indikatorer or Aktiviteter; null when none has any. The goals' groups stand together. */
export function sectionSpan(items: readonly FollowUpItem[], goals: ReadonlySet<string>): Span | null {
  const groups = groupsOf(items);
  const inside = groups.map((group, index) => (goals.has(group) ? index : -1)).filter((index) => index >= 0);
  const [first, last] = [inside[0], inside[inside.length - 1]];
  if (first === undefined || last === undefined) return null;
  const next = groups[last + 1];
  return { from: SECTION + (groups[first] ?? ""), to: next === undefined ? END : SECTION + next };
}

/** From a goal's row to the next goal of its level or above. */
export function goalSpan(goal: GoalItem, goals: readonly GoalItem[]): Span {
  const at = goals.indexOf(goal);
  return { from: goal.key, to: goals.slice(at + 1).find((other) => other.level <= goal.level)?.key ?? END };
}

export function spanBlock(sheet: GoalSheetId, span: Span, column: string, fixed = false): Part {
  return { from: { sheet, row: span.from, column }, to: { sheet, row: span.to, column }, fixed };
}

/** All goals under a goal, in the order they stand. */
export function below(goal: GoalItem, goals: readonly GoalItem[]): readonly GoalItem[] {
  const children = goals.filter((item) => item.group === goal.key);
  return children.flatMap((child) => [child, ...below(child, goals)]);
}

/** Goals that the counts are made for: inriktningsmål, and goals that stand under none. */
export function areasOf({ goals }: FollowUp): readonly GoalItem[] {
  const known = new Set(goals.map((goal) => goal.key));
  return goals.filter((goal) => goal.level === 1 || !known.has(goal.group));
}
