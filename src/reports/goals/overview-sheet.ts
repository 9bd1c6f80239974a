/** The sheet Översikt: counts per inriktningsmål, the share of indicators met, and what needs attention. One page on paper. */
import type { ReportMeta } from "../report-data.types";
import { goalTitle, type FollowUp, type FollowUpItem, type GoalItem } from "./follow-up";
import { HEADING_ROW, STATUS_COLUMNS, STATUS_WORDS, subtitleOf, SYMBOL_ROW, SYMBOLS } from "./shared";
import { fixedText, formula, input, plainContent, type CellName, type Content, type GoalCell, type GoalColumn, type GoalRow, type GoalSheet, type GoalSheetId, type Part } from "./sheet-model";

const COLUMNS: readonly GoalColumn[] = [
  { key: "rubrik", label: "Bedömning", look: "text", width: 340 },
  { key: "antal", label: "Antal", look: "count", width: 56 },
  ...STATUS_COLUMNS.map((key, index): GoalColumn => ({ key, label: STATUS_WORDS[index] ?? "", look: "count", width: 70 })),
  { key: "andel", label: "Andel helt", look: "share", width: 70 },
];

/** How many rows the list shows; the rest are counted. With the counts they fill a page. */
const LISTED = 30;
const NAME = 62;

interface Block {
  readonly sheet: GoalSheetId;
  readonly first: string;
  readonly last: string;
}

function column(block: Block, key: string): Part {
  const at = (row: string): CellName => ({ sheet: block.sheet, row, column: key });
  return { from: at(block.first), to: at(block.last), fixed: true };
}

function blockOf(sheet: GoalSheetId, items: readonly FollowUpItem[]): Block | null {
  const [first, last] = [items[0], items[items.length - 1]];
  return first === undefined || last === undefined ? null : { sheet, first: first.key, last: last.key };
}

function below(goal: GoalItem, goals: readonly GoalItem[]): readonly GoalItem[] {
  const children = goals.filter((item) => item.group === goal.key);
  return children.flatMap((child) => [child, ...below(child, goals)]);
}

function countRow(key: string, label: GoalCell, block: Block | null, statusColumn: string, indent: number): GoalRow {
  const own = (name: string): Part => ({ cell: { sheet: "oversikt", row: key, column: name } });
  if (block === null) return { key, look: "plain", indent, cells: { rubrik: label } };
  const counts = STATUS_COLUMNS.map((name): readonly [string, GoalCell] => {
    const word: Part = { cell: { sheet: "oversikt", row: HEADING_ROW, column: name }, fixed: true };
    return [name, formula(["=COUNTIF(", column(block, statusColumn), ",", word, ")"], "99")];
  });
  const [helt, ingen] = [own("helt"), own("ingen")];
  return {
    key, look: "plain", indent, cells: {
      rubrik: label, antal: formula(["=SUM(", { from: { sheet: "oversikt", row: key, column: "helt" }, to: { sheet: "oversikt", row: key, column: "ingen" } }, ")"], "99"),
      ...Object.fromEntries(counts),
      andel: formula(["=IF(", own("antal"), "-", ingen, '=0,"",', helt, "/SUM(", { from: { sheet: "oversikt", row: key, column: "helt" }, to: { sheet: "oversikt", row: key, column: "inte" } }, "))"], "100 %"),
    },
  };
}

function sumRow(key: string, label: string, rows: readonly GoalRow[]): GoalRow {
  const [first, last] = [rows[0]?.key ?? "", rows[rows.length - 1]?.key ?? ""];
  const sums = ["antal", ...STATUS_COLUMNS].map((name) => [name, formula(["=SUM(", { from: { sheet: "oversikt", row: first, column: name }, to: { sheet: "oversikt", row: last, column: name } }, ")"], "99")] as const);
  const own = (name: string): Part => ({ cell: { sheet: "oversikt", row: key, column: name } });
  return {
    key, look: "sum", cells: {
      rubrik: fixedText(label), ...Object.fromEntries(sums),
      andel: formula(["=IF(", own("antal"), "-", own("ingen"), '=0,"",', own("helt"), "/(", own("antal"), "-", own("ingen"), "))"], "100 %"),
    },
  };
}

function titleOf(goal: GoalItem): string {
  return goalTitle(plainContent(goal.cells["nr"]), plainContent(goal.cells["mal"]));
}

const heading = (label: string): GoalRow => ({ key: `rubrik:${label}`, look: "section", cells: { rubrik: fixedText(label) } });

function goalCounts(followUp: FollowUp): readonly GoalRow[] {
  const areas = followUp.goals.filter((goal) => goal.level === 1 || !followUp.goals.some((other) => other.key === goal.group));
  const rows = areas.map((area) => {
    const under = below(area, followUp.goals);
    return countRow(`mål:${area.key}`, fixedText(titleOf(area)), blockOf("mal", under.length > 0 ? under : [area]), "galler", 0);
  });
  if (rows.length === 0) return [];
  return [heading("Mål per inriktningsmål"), ...rows, ...(rows.length > 1 ? [sumRow("summa:mål", "Alla mål", rows)] : [])];
}

function indicatorCounts(followUp: FollowUp): readonly GoalRow[] {
  const { goals, indicators } = followUp;
  if (indicators.length === 0) return [];
  const areas = goals.filter((goal) => goal.level === 1 || !goals.some((other) => other.key === goal.group));
  const groups = areas.map((area) => [area, indicators.filter((item) => [area, ...below(area, goals)].some((goal) => goal.key === item.group))] as const).filter(([, items]) => items.length > 0);
  const rows = groups.map(([area, items]) => countRow(`indikator:${area.key}`, fixedText(titleOf(area)), blockOf("indikatorer", items), "status", 0));
  const loose = indicators.filter((item) => item.group === "");
  const all = loose.length === 0 ? rows : [...rows, countRow("indikator:", fixedText("Utan mål"), blockOf("indikatorer", loose), "status", 0)];
  return [heading("Indikatorer per inriktningsmål"), ...all, ...(all.length > 1 ? [sumRow("summa:indikatorer", "Alla indikatorer", all)] : [])];
}

interface Source {
  readonly sheetName: string;
  readonly one: string;
  readonly many: string;
  readonly actions: Part;
  readonly names: Part;
}

function source(kind: "indikatorer" | "mal" | "aktiviteter", words: readonly [string, string, string], items: readonly FollowUpItem[], nameColumn: string): readonly Source[] {
  const block = blockOf(kind, items);
  if (block === null) return [];
  const [sheetName, one, many] = words;
  return [{ sheetName, one, many, actions: column(block, "atgard"), names: column(block, nameColumn) }];
}

const countOf = ({ actions }: Source): readonly Part[] => ["COUNTIF(", actions, ',"?*")'];
const totalOf = (sources: readonly Source[]): readonly Part[] => sources.flatMap((one, index) => (index === 0 ? countOf(one) : ["+", ...countOf(one)]));

/** The k:th thing over all sheets: on the first sheet while it has so many, else further on. */
function kth(sources: readonly Source[], k: number, value: (source: Source, place: readonly Part[]) => readonly Part[]): readonly Part[] {
  const step = (index: number): readonly Part[] => {
    const here = sources[index];
    if (here === undefined) return ['""'];
    const before = totalOf(sources.slice(0, index));
    const found = value(here, [String(k), ...(before.length === 0 ? [] : ["-(", ...before, ")"])]);
    return index === sources.length - 1 ? found : [`IF(${k}<=`, ...totalOf(sources.slice(0, index + 1)), ",", ...found, ",", ...step(index + 1), ")"];
  };
  return step(0);
}

const nth = (from: Part, { actions }: Source, place: readonly Part[]): readonly Part[] =>
  ["IFERROR(INDEX(", from, ",AGGREGATE(15,6,(ROW(", actions, ")-MIN(ROW(", actions, "))+1)/(", actions, '<>""),', ...place, ')),"")'];

/** What needs attention on the sheets, as one list without gaps: formulas, so that it follows them. */
function attention(followUp: FollowUp): readonly GoalRow[] {
  const sources = [
    ...source("indikatorer", ["Indikatorer", "indikator", "indikatorer"], followUp.indicators, "namn"),
    ...source("mal", ["Mål", "mål", "mål"], followUp.goals, "mal"),
    ...source("aktiviteter", ["Aktiviteter", "aktivitet", "aktiviteter"], followUp.activities, "namn"),
  ];
  const possible = followUp.indicators.length + followUp.goals.length + followUp.activities.length;
  const listed = Math.min(LISTED, possible);
  const total = totalOf(sources);
  const counts = sources.flatMap((one, index): Part[] => [...(index === 0 ? [] : ['&", "&']), ...countOf(one), '&" "&IF(', ...countOf(one), `=1,"${one.one}","${one.many}")`]);
  const rows = Array.from({ length: listed }, (_, index): GoalRow => {
    const k = index + 1;
    const name = kth(sources, k, (one, place) => nth(one.names, one, place));
    const action = kth(sources, k, (one, place) => [`"${one.sheetName}: "&`, ...nth(one.actions, one, place)]);
    return {
      key: `lista:${k}`, look: "listed", cells: {
        rubrik: formula([`=IF(${k}>`, ...total, ',"",LEFT(', ...name, `,${NAME})&IF(LEN(`, ...name, `)>${NAME}," …",""))`], ""),
        antal: formula([`=IF(${k}>`, ...total, ',"",', ...action, ")"], ""),
      },
    };
  });
  return [
    { key: "rubrik:lista", look: "section", cells: { rubrik: formula(["=IF(", ...total, '=0,"Inget kräver åtgärd","Kräver åtgärd: "&', ...counts, ")"], "Kräver åtgärd: 3 indikatorer, 2 mål, 4 aktiviteter") } },
    ...rows,
    { key: "lista:fler", look: "listed", cells: { rubrik: formula(["=IF(", ...total, `>${listed},"… och "&(`, ...total, `-${listed})&" till, se kolumnen Kräver åtgärd på bladen","")`], "") } },
  ];
}

/** The sheet, or null when there is nothing to follow up. `symbols`: what the user has set, else the standard ones. */
export function overviewSheet(followUp: FollowUp, meta: ReportMeta, symbols: readonly Content[]): GoalSheet | null {
  const counts = [...goalCounts(followUp), ...indicatorCounts(followUp)];
  const lists = counts.length + followUp.activities.length === 0 ? [] : attention(followUp);
  if (counts.length + lists.length === 0) return null;
  const symbolCells = STATUS_COLUMNS.map((name, index) => [name, input(symbols[index] ?? SYMBOLS[index] ?? "")] as const);
  return {
    id: "oversikt", name: "Översikt", caption: "Översikt: mål, indikatorer och aktiviteter", subtitle: subtitleOf(meta), settings: [],
    notes: ["Antalen räknas på bladen Mål och Indikatorer. Ett mål utan egen bedömning räknas efter förslaget."],
    columns: COLUMNS,
    rows: [
      { key: SYMBOL_ROW, look: "symbols", cells: { rubrik: fixedText("Symbol (går att ändra)"), ...Object.fromEntries(symbolCells) } },
      ...counts, ...lists,
    ],
    landscape: false, onePage: true,
  };
}
