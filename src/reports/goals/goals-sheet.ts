/** The sheet Mål: the hierarchy, what the add-in proposes for each goal, and what the controller has set. */
import type { ReportMeta } from "../report-data.types";
import { LEVELS, type FollowUp, type GoalItem } from "./follow-up";
import { basisOf, levelColumns } from "./goal-basis";
import { END_ROW, HEADING_ROW, inStandardWords, inUsersWords, missFormula, STATUS_COLUMNS, subtitleOf, symbolFormula, typedStatus } from "./shared";
import { formula, input, plainContent, type CellName, type Content, type GoalCell, type GoalColumn, type GoalRow, type GoalSheet, type Part } from "./sheet-model";

const word = (column: string): CellName => ({ sheet: "oversikt", row: HEADING_ROW, column });

const COLUMNS: readonly GoalColumn[] = [
  { key: "nr", label: "Nr", look: "code", width: 34 },
  { key: "mal", label: "Mål", look: "label", width: 230 },
  { key: "forslag_ord", label: "Förslag", look: "status", width: 84 },
  {
    key: "egen", label: "Egen bedömning", look: "status", width: 86, choices: { from: word(STATUS_COLUMNS[0]), to: word(STATUS_COLUMNS[STATUS_COLUMNS.length - 1] ?? "") },
    prompt: "Din bedömning gäller före förslaget och skrivs aldrig över. Lämna tom för att följa förslaget.",
  },
  { key: "symbol", label: "Symbol", look: "symbol", width: 46 },
  { key: "galler_ord", label: "Gällande bedömning", look: "status", width: 84 },
  { key: "avviker", label: "Skiljer sig", look: "text", width: 92 },
  { key: "skal", label: "Bakom förslaget", look: "text", width: 190 },
  { key: "motivering", label: "Motivering", look: "text", width: 150 },
  { key: "forvantat", label: "Förväntat resultat", look: "text", width: 130 },
  { key: "analys", label: "Analys", look: "text", width: 130 },
  { key: "atgard", label: "Kräver åtgärd", look: "action", width: 132, printed: false },
  { key: "niva", label: "Nivå", look: "label", width: 110, printed: false, choices: LEVELS, prompt: "Målets nivå. En ny rad får sin plats efter nivån när bladet skrivs om." },
  hidden("forslag", "Förslag i stadens ord"), hidden("galler", "Bedömning i stadens ord"), hidden("brist", "Brist"),
];

function hidden(key: string, label: string): GoalColumn {
  return { key, label, look: "text", width: 60, printed: false, hidden: true };
}

/** The levels that stand under another. */
function lowerLevels({ goals }: FollowUp): readonly number[] {
  return LEVELS.map((_, index) => index + 1).filter((level) => level > 1 && goals.some((goal) => goal.level >= level));
}

function goalRow(goal: GoalItem, followUp: FollowUp): GoalRow {
  const at = (column: string): Part => ({ cell: { sheet: "mal", row: goal.key, column } });
  const cell = (column: string): Content => goal.cells[column] ?? "";
  const { proposal, reason } = basisOf(goal, followUp);
  const differs: readonly Part[] = ["AND(", at("egen"), '<>"",', at("forslag"), '<>"Ingen bedömning",', at("galler"), "<>", at("forslag"), ")"];
  const unknown: readonly Part[] = ["AND(", at("egen"), '<>"",', at("galler_ord"), "<>", at("egen"), ",", at("galler"), "<>", at("egen"), ")"];
  const unset = goal.level === 1 ? '""' : '"Bedöm målet"';
  const { status, miss } = levelColumns(goal.level);
  const ofLevel = (column: string): GoalCell => formula(["=IF(", at("niva"), `="${LEVELS[goal.level - 1] ?? ""}",`, at(column), ',"")'], "");
  return {
    key: goal.key, look: goal.level === 1 ? "top" : goal.level === 2 ? "middle" : "plain", indent: goal.level - 1, cells: {
      nr: input(cell("nr")), mal: input(cell("mal")), forslag_ord: proposal, egen: input(cell("egen")),
      symbol: symbolFormula(at("galler")),
      galler_ord: formula(["=", ...inUsersWords([at("galler")])], plainContent(cell("egen"))),
      avviker: formula(["=IFERROR(IF(", ...differs, ',"Skiljer sig från förslaget",""),"")'], "Skiljer sig från förslaget"),
      skal: reason,
      motivering: input(cell("motivering")), forvantat: input(cell("forvantat")), analys: input(cell("analys")),
      atgard: formula([
        "=IF(ISERROR(", at("galler"), '),"Rätta indikatorerna",IF(', at("egen"), '="",', unset, ",IF(", ...unknown, ',"Välj bedömning i listan",IF(AND(', ...differs, ",", at("motivering"),
        '=""),"Motivera bedömningen",IF(', at("galler"), '="Uppfylls inte",', at("galler_ord"), ',"")))))',
      ], "Motivera bedömningen"),
      niva: input(LEVELS[goal.level - 1] ?? LEVELS[0]),
      forslag: formula(["=", ...inStandardWords([at("forslag_ord")])], ""),
      galler: formula(["=IF(", at("egen"), '="",', at("forslag"), ",", ...typedStatus(at("egen")), ")"], plainContent(cell("egen"))),
      brist: missFormula(at("galler"), at("mal"), at("galler_ord")),
      ...(goal.level === 1 ? {} : { [status]: ofLevel("galler"), [miss]: ofLevel("brist") }),
    },
  };
}

/** The sheet, or null when the report has no goals. */
export function goalsSheet(followUp: FollowUp, meta: ReportMeta): GoalSheet | null {
  if (followUp.goals.length === 0) return null;
  const perLevel = lowerLevels(followUp).flatMap((level) => [hidden(levelColumns(level).status, `Bedömning, ${LEVELS[level - 1] ?? ""}`), hidden(levelColumns(level).miss, `Brist, ${LEVELS[level - 1] ?? ""}`)]);
  return {
    id: "mal", name: "Mål", caption: "Mål", subtitle: subtitleOf(meta), settings: [],
    notes: [
      "Förslaget räknas av indikatorerna och delmålen: alla helt ger helt, alla inte ger inte, annars delvis. Staden väger också in aktiviteter och omdöme, så bedömningen är din.",
      "Egen bedömning gäller före förslaget. Skiljer den sig från förslaget ska den motiveras.",
    ],
    columns: [...COLUMNS, ...perLevel], rows: [...followUp.goals.map((goal) => goalRow(goal, followUp)), END_ROW], landscape: true, onePage: false,
  };
}
