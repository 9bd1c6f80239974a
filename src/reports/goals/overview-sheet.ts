/** The sheet Översikt: the words and symbols of a status, counts per inriktningsmål, the share of indicators met, and what needs attention. One page on paper. */
import type { ReportMeta } from "../report-data.types";
import { attentionList } from "./attention-list";
import { goalTitle, type FollowUp, type GoalItem } from "./follow-up";
import { STATUS_COLUMNS, STATUS_WORDS, subtitleOf, SYMBOL_ROW, SYMBOLS } from "./shared";
import { fixedText, formula, input, plainContent, type Content, type GoalCell, type GoalColumn, type GoalRow, type GoalSheet, type Part } from "./sheet-model";
import { areasOf, below, goalSpan, sectionSpan, spanBlock } from "./spans";

function columnsOf(words: readonly Content[]): readonly GoalColumn[] {
  const word = (index: number): string => plainContent(words[index]).trim() || (STATUS_WORDS[index] ?? "");
  return [
    { key: "rubrik", label: "Bedömning", look: "text", width: 340 },
    { key: "antal", label: "Antal", look: "count", width: 56 },
    ...STATUS_COLUMNS.map((key, index): GoalColumn => ({
      key, label: word(index), look: "count", width: 70, ownHeading: true,
      prompt: "Ordet och symbolen för bedömningen går att byta. Alla blad följer. De fyra orden ska vara olika.",
    })),
    { key: "andel", label: "Andel av bedömda", look: "share", width: 70 },
  ];
}

const own = (row: string, column: string): Part => ({ cell: { sheet: "oversikt", row, column } });
const across = (row: string, from: string, to: string): Part => ({ from: { sheet: "oversikt", row, column: from }, to: { sheet: "oversikt", row, column: to } });

/** Met of judged: "" when none is judged. */
function shareOf(row: string): GoalCell {
  return formula(["=IF(SUM(", across(row, "helt", "inte"), ')=0,"",', own(row, "helt"), "/SUM(", across(row, "helt", "inte"), "))"], "100 %");
}

/** Counts of the statuses in a block of cells. */
function countRow(key: string, label: string, statuses: readonly Part[]): GoalRow {
  const counts = STATUS_COLUMNS.map((name, index) => [name, formula(["=COUNTIF(", ...statuses, `,"${STATUS_WORDS[index] ?? ""}")`], "99")] as const);
  return { key, look: "plain", cells: { rubrik: fixedText(label), antal: formula(["=SUM(", across(key, "helt", "ingen"), ")"], "99"), ...Object.fromEntries(counts), andel: shareOf(key) } };
}

function sumRow(key: string, label: string, rows: readonly GoalRow[]): GoalRow {
  const [first, last] = [rows[0]?.key ?? "", rows[rows.length - 1]?.key ?? ""];
  const sums = ["antal", ...STATUS_COLUMNS].map((name) => [name, formula(["=SUM(", { from: { sheet: "oversikt", row: first, column: name }, to: { sheet: "oversikt", row: last, column: name } }, ")"], "99")] as const);
  return { key, look: "sum", cells: { rubrik: fixedText(label), ...Object.fromEntries(sums), andel: shareOf(key) } };
}

function titleOf(goal: GoalItem): string {
  return goalTitle(plainContent(goal.cells["nr"]), plainContent(goal.cells["mal"]));
}

const heading = (label: string): GoalRow => ({ key: `rubrik:${label}`, look: "section", cells: { rubrik: fixedText(label) } });

/** The rows between two goals of a block: without the first, where it is only the heading of those under it, and without the last, which is the next one. */
function goalsUnder(area: GoalItem, { goals }: FollowUp): readonly Part[] {
  const block = spanBlock("mal", goalSpan(area, goals), "galler", true);
  return ["INDEX(", block, `,${below(area, goals).length > 0 ? 2 : 1}):INDEX(`, block, ",ROWS(", block, ")-1)"];
}

function goalCounts(followUp: FollowUp): readonly GoalRow[] {
  const rows = areasOf(followUp).map((area) => countRow(`mål:${area.key}`, titleOf(area), goalsUnder(area, followUp)));
  if (rows.length === 0) return [];
  return [heading("Mål per inriktningsmål"), ...rows, ...(rows.length > 1 ? [sumRow("summa:mål", "Alla mål", rows)] : [])];
}

function indicatorCounts(followUp: FollowUp): readonly GoalRow[] {
  const { goals, indicators } = followUp;
  if (indicators.length === 0) return [];
  const countOf = (key: string, label: string, groups: readonly string[]): readonly GoalRow[] => {
    const span = sectionSpan(indicators, new Set(groups));
    return span === null ? [] : [countRow(key, label, [spanBlock("indikatorer", span, "status", true)])];
  };
  const rows = areasOf(followUp).flatMap((area) => countOf(`indikator:${area.key}`, titleOf(area), [area, ...below(area, goals)].map((goal) => goal.key)));
  const all = [...rows, ...countOf("indikator:", "Utan mål", [""])];
  return [heading("Indikatorer per inriktningsmål"), ...all, ...(all.length > 1 ? [sumRow("summa:indikatorer", "Alla indikatorer", all)] : [])];
}

/** The sheet, or null when there is nothing to follow up. `symbols` and `words`: what the user has set, else the standard ones. */
export function overviewSheet(followUp: FollowUp, meta: ReportMeta, symbols: readonly Content[], words: readonly Content[]): GoalSheet | null {
  const rows = [...goalCounts(followUp), ...indicatorCounts(followUp), ...attentionList(followUp)];
  if (rows.length === 0) return null;
  const symbolCells = STATUS_COLUMNS.map((name, index) => [name, input(symbols[index] ?? SYMBOLS[index] ?? "")] as const);
  return {
    id: "oversikt", name: "Översikt", caption: "Översikt: mål, indikatorer och aktiviteter", subtitle: subtitleOf(meta), settings: [],
    notes: [
      "Antalen räknas på bladen Mål och Indikatorer. Ett mål utan egen bedömning räknas efter förslaget.",
      "Orden för bedömningarna i rubrikraden, och symbolerna under dem, går att byta: bladen följer.",
    ],
    columns: columnsOf(words), rows: [{ key: SYMBOL_ROW, look: "symbols", cells: { rubrik: fixedText("Symbol"), ...Object.fromEntries(symbolCells) } }, ...rows],
    landscape: false, onePage: true,
  };
}
