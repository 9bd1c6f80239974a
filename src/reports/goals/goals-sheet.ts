/** The sheet Mål: the hierarchy, what the add-in proposes for each goal, and what the controller has set. */
import type { ReportMeta } from "../report-data.types";
import { LEVELS, type FollowUp, type FollowUpItem, type GoalItem } from "./follow-up";
import { shownIndicator } from "./judge-contents";
import { STATUS_WORDS, subtitleOf, symbolFormula } from "./shared";
import { fixedText, formula, input, plainContent, type Content, type GoalCell, type GoalColumn, type GoalRow, type GoalSheet, type Part } from "./sheet-model";

const COLUMNS: readonly GoalColumn[] = [
  { key: "nr", label: "Nr", look: "code", width: 34 },
  { key: "mal", label: "Mål", look: "label", width: 230 },
  { key: "forslag", label: "Förslag", look: "status", width: 84 },
  {
    key: "egen", label: "Egen bedömning", look: "status", width: 86, choices: STATUS_WORDS,
    prompt: "Din bedömning gäller före förslaget och skrivs aldrig över. Lämna tom för att följa förslaget.",
  },
  { key: "symbol", label: "Symbol", look: "symbol", width: 46 },
  { key: "galler", label: "Gällande bedömning", look: "status", width: 84 },
  { key: "avviker", label: "Skiljer sig", look: "text", width: 84 },
  { key: "skal", label: "Bakom förslaget", look: "text", width: 190 },
  { key: "motivering", label: "Motivering", look: "text", width: 150 },
  { key: "forvantat", label: "Förväntat resultat", look: "text", width: 130 },
  { key: "analys", label: "Analys", look: "text", width: 130 },
  { key: "atgard", label: "Kräver åtgärd", look: "action", width: 132, printed: false },
  { key: "niva", label: "Nivå", look: "label", width: 110, printed: false, choices: LEVELS, prompt: "Målets nivå. En ny rad får sin plats efter nivån när bladet skrivs om." },
];

/** Names of missed indicators are cut, so that a formula holds many. */
const NAME = 60;
const MOST_NAMED = 25;

type Pointer = (item: string, column: string) => Part;

const goalCell: Pointer = (row, column) => ({ cell: { sheet: "mal", row, column } });
const indicatorCell: Pointer = (row, column) => ({ cell: { sheet: "indikatorer", row, column } });

/** Goals right under one another, as runs: a block each. */
function runsOf(children: readonly GoalItem[], goals: readonly GoalItem[]): readonly (readonly GoalItem[])[] {
  const runs: GoalItem[][] = [];
  for (const child of children) {
    const run = runs[runs.length - 1];
    const last = run?.[run.length - 1];
    if (run !== undefined && last !== undefined && goals.indexOf(last) + 1 === goals.indexOf(child)) run.push(child);
    else runs.push([child]);
  }
  return runs;
}

function block(sheet: "mal" | "indikatorer", items: readonly FollowUpItem[], column: string): Part {
  const [first, last] = [items[0]?.key ?? "", items[items.length - 1]?.key ?? ""];
  return { from: { sheet, row: first, column }, to: { sheet, row: last, column } };
}

/** "Indikatorer helt: 3 av 4; Sjukfrånvaro (inte)": how many are met, and the names of those that are not. */
function countParts(label: string, ranges: readonly Part[], items: readonly FollowUpItem[], cell: Pointer, name: string, status: string): readonly Part[] {
  const count = (word: string): Part[] => ranges.flatMap((range, index): Part[] => [index === 0 ? "" : "+", "COUNTIF(", range, `,"${word}")`]);
  const missed = items.slice(0, MOST_NAMED).flatMap((item): Part[] => {
    const at = cell(item.key, status);
    return ["&IFERROR(IF(OR(", at, '="Uppfylls delvis",', at, '="Uppfylls inte"),"; "&LEFT(', cell(item.key, name), `,${NAME})&" ("&MID(`, at, ',10,6)&")",""),"; "&LEFT(', cell(item.key, name), `,${NAME})&" (fel i cellen)")`];
  });
  return [`"${label}: "&(`, ...count("Uppfylls helt"), ')&" av "&(', ...count("Uppfylls *"), ")", ...missed];
}

/** About what the reason reads as, for the row's height. */
function shownReason(indicators: readonly FollowUpItem[], children: readonly GoalItem[]): string {
  const cut = (content: Content | undefined): string => `; ${plainContent(content).slice(0, NAME)} (delvis)`;
  const missed = indicators.filter((item) => /delvis|inte/.test(shownIndicator(item, true).status)).map((item) => cut(item.cells["namn"]));
  const below = children.filter((child) => /delvis|inte/.test(plainContent(child.cells["egen"]))).map((child) => cut(child.cells["mal"]));
  return [indicators.length === 0 ? "" : `Indikatorer helt: 3 av 4${missed.join("")}`, children.length === 0 ? "" : `Delmål helt: 3 av 4${below.join("")}`].filter((text) => text !== "").join(". ");
}

interface Basis {
  readonly proposal: GoalCell;
  readonly reason: GoalCell;
}

function basisOf(goal: GoalItem, followUp: FollowUp): Basis {
  const indicators = followUp.indicators.filter((item) => item.group === goal.key);
  const children = followUp.goals.filter((item) => item.group === goal.key);
  if (indicators.length === 0 && children.length === 0) {
    return { proposal: fixedText("Ingen bedömning"), reason: fixedText("Målet har varken indikatorer eller delmål") };
  }
  const childRuns = runsOf(children, followUp.goals).map((run) => block("mal", run, "galler"));
  const own = indicators.length === 0 ? [] : [block("indikatorer", indicators, "status")];
  const args = [...own, ...childRuns].flatMap((part, index): Part[] => (index === 0 ? [part] : [",", part]));
  const parts: readonly Part[][] = [
    indicators.length === 0 ? [] : [...countParts("Indikatorer helt", own, indicators, indicatorCell, "namn", "status")],
    children.length === 0 ? [] : [...countParts("Delmål helt", childRuns, children, goalCell, "mal", "galler")],
  ].filter((part) => part.length > 0);
  const reason = parts.flatMap((part, index): Part[] => [index === 0 ? "=" : '&". "&', ...part]);
  return { proposal: formula(["=MÅLBEDÖMNING(", ...args, ")"], "Uppfylls delvis"), reason: formula(reason, shownReason(indicators, children)) };
}

function goalRow(goal: GoalItem, followUp: FollowUp): GoalRow {
  const at = (column: string): Part => goalCell(goal.key, column);
  const cell = (column: string): Content => goal.cells[column] ?? "";
  const { proposal, reason } = basisOf(goal, followUp);
  const differs: readonly Part[] = ["AND(", at("egen"), '<>"",', at("forslag"), '<>"Ingen bedömning",', at("egen"), "<>", at("forslag"), ")"];
  const unset = goal.level === 1 ? '""' : '"Bedöm målet"';
  return {
    key: goal.key, look: goal.level === 1 ? "top" : goal.level === 2 ? "middle" : "plain", indent: goal.level - 1, cells: {
      nr: input(cell("nr")), mal: input(cell("mal")), forslag: proposal, egen: input(cell("egen")),
      symbol: symbolFormula(at("galler")),
      galler: formula(["=IF(", at("egen"), '="",', at("forslag"), ",", at("egen"), ")"], plainContent(cell("egen"))),
      avviker: formula(["=IFERROR(IF(", ...differs, ',"Skiljer sig från förslaget",""),"")'], "Skiljer sig från förslaget"),
      skal: reason,
      motivering: input(cell("motivering")), forvantat: input(cell("forvantat")), analys: input(cell("analys")),
      atgard: formula([
        "=IF(ISERROR(", at("galler"), '),"Rätta indikatorerna",IF(', at("egen"), '="",', unset, ",IF(AND(", ...differs, ",", at("motivering"), '=""),"Motivera bedömningen",IF(', at("galler"), '="Uppfylls inte","Uppfylls inte",""))))',
      ], "Motivera bedömningen"),
      niva: input(LEVELS[goal.level - 1] ?? LEVELS[0]),
    },
  };
}

/** The sheet, or null when the report has no goals. */
export function goalsSheet(followUp: FollowUp, meta: ReportMeta): GoalSheet | null {
  if (followUp.goals.length === 0) return null;
  return {
    id: "mal", name: "Mål", caption: "Mål", subtitle: subtitleOf(meta), settings: [],
    notes: [
      "Förslaget räknas av indikatorerna och delmålen: alla helt ger helt, alla inte ger inte, annars delvis. Staden väger också in aktiviteter och omdöme, så bedömningen är din.",
      "Egen bedömning gäller före förslaget. Skiljer den sig från förslaget ska den motiveras.",
    ],
    columns: COLUMNS, rows: followUp.goals.map((goal) => goalRow(goal, followUp)), landscape: true, onePage: false,
  };
}
