/** The sheet Indikatorer: one row per indicator under its goal, with the columns that the report uses. */
import type { ReportMeta } from "../report-data.types";
import { DIRECTIONS, goalTitle, type FollowUp, type FollowUpItem, type GoalItem } from "./follow-up";
import { shownIndicator } from "./judge-contents";
import { NO_GOAL } from "./merge";
import { END_ROW, inStandardWords, inUsersWords, missFormula, subtitleOf, symbolFormula } from "./shared";
import { groupsOf } from "./spans";
import {
  fixedText, formula, input, plainContent, SECTION, settingKey, VALUE_COLUMN, type Content, type GoalCell, type GoalColumn, type GoalRow, type GoalSheet, type Part,
} from "./sheet-model";

export interface IndicatorOptions {
  /** The column women − men. */
  readonly genderDifference: boolean;
  readonly tolerance: Content;
  /** Fewer people than this behind a figure are said to be few. */
  readonly few: Content;
  /** The columns of the sheet as it stands, for its formulas as they were written; left out: those that the rows need. */
  readonly standing?: ReadonlySet<string>;
  /** Whether the forecast is what is judged; left out: as the report and the rows say. */
  readonly forecast?: boolean;
}

function hasValue(items: readonly FollowUpItem[], column: string): boolean {
  return items.some((item) => {
    const content = item.cells[column];
    return typeof content === "object" || !/^\s*(?:[-–—]\s*)?$/.test(plainContent(content));
  });
}

/** In a tertialrapport the forecast for the year, where there is one, is what is judged. */
export function judgesForecast(meta: ReportMeta, items: readonly FollowUpItem[]): boolean {
  return /tertial|delår|^t[12]\b/i.test(`${meta.report_type} ${meta.period}`) && hasValue(items, "prognos_helar");
}

interface Layout {
  readonly columns: readonly GoalColumn[];
  readonly has: (column: string) => boolean;
}

/** Columns that follow from others. */
function addFollowing(used: Set<string>, items: readonly FollowUpItem[], options: IndicatorOptions): void {
  if (options.genderDifference && used.has("utfall_man") && used.has("utfall_kvinnor")) used.add("skillnad");
  if (used.has("skillnad") || hasValue(items, "antal")) used.add("antal");
  if (used.has("utfall_foregaende_ar")) used.add("mot_foregaende");
}

function layoutOf(items: readonly FollowUpItem[], options: IndicatorOptions): Layout {
  const used = new Set(options.standing ?? ["utfall_man", "utfall_kvinnor", "utfall_foregaende_ar", "prognos_helar", "kf_arsmal", "period"].filter((column) => hasValue(items, column)));
  if (options.standing === undefined) addFollowing(used, items, options);
  const optional = (column: GoalColumn): readonly GoalColumn[] => (used.has(column.key) ? [column] : []);
  const figure = (key: string, label: string, width = 58): GoalColumn => ({ key, label, look: "literal", width });
  const columns: GoalColumn[] = [
    { key: "namn", label: "Indikator", look: "label", width: 190 },
    figure("utfall", "Utfall"), ...optional(figure("utfall_man", "Män", 48)), ...optional(figure("utfall_kvinnor", "Kvinnor", 52)),
    ...optional({ key: "skillnad", label: "Kvinnor − män", look: "text", width: 110 }),
    ...optional({ key: "antal", label: "Antal personer", look: "count", width: 56, prompt: "Så många personer ligger bakom siffran (den minsta gruppen). Är de färre än gränsen över tabellen säger raden det. Får lämnas tom." }),
    ...optional(figure("utfall_foregaende_ar", "Föregående år", 62)), ...optional(figure("prognos_helar", "Prognos helår")),
    figure("arsmal", "Årsmål", 62), ...optional(figure("kf_arsmal", "KF:s årsmål", 62)),
    { key: "lasning", label: "Målet läses som", look: "text", width: 116 },
    {
      key: "riktning", label: "Riktning", look: "text", width: 84, choices: Object.values(DIRECTIONS),
      prompt: "Säg om högre eller lägre är bättre. Står (gissning) har ingen sagt det: välj i listan för att bekräfta eller ändra. Ord i målet självt, som högst och öka, går före.",
    },
    { key: "symbol", label: "Symbol", look: "symbol", width: 46 },
    { key: "status_ord", label: "Status", look: "status", width: 82 },
    ...optional({ key: "mot_foregaende", label: "Mot föregående år", look: "text", width: 122 }),
    { key: "forklaring", label: "Förklaring", look: "text", width: 214 },
    { key: "kommentar", label: "Kommentar", look: "text", width: 150 },
    { key: "atgard", label: "Kräver åtgärd", look: "action", width: 100, printed: false },
    ...optional({ key: "period", label: "Period", look: "code", width: 74, printed: false }),
    { key: "status", label: "Status i stadens ord", look: "text", width: 60, printed: false, hidden: true },
    { key: "brist", label: "Brist", look: "text", width: 60, printed: false, hidden: true },
  ];
  return { columns, has: (column) => used.has(column) };
}

function rowFormulas(row: string, item: FollowUpItem, layout: Layout, forecast: boolean): Readonly<Record<string, GoalCell>> {
  const at = (column: string): Part => ({ cell: { sheet: "indikatorer", row, column } });
  const guarded = (column: string): Part[] => ["IF(", at(column), '="","",', at(column), ")"];
  const optional = (column: string): Part[] => (layout.has(column) ? guarded(column) : []);
  const extra: readonly Part[] = layout.has("kf_arsmal") ? [",", ...optional("utfall_foregaende_ar"), ",", ...optional("kf_arsmal")] : layout.has("utfall_foregaende_ar") ? [",", ...optional("utfall_foregaende_ar")] : [];
  const outcome: Part[] = forecast
    ? ["IF(OR(TRIM(", at("prognos_helar"), ')="",TRIM(', at("prognos_helar"), ')="-"),', ...guarded("utfall"), ",", at("prognos_helar"), ")"]
    : guarded("utfall");
  const setting = (key: string): Part => ({ cell: { sheet: "indikatorer", row: settingKey(key), column: VALUE_COLUMN }, fixed: true });
  const tolerance = setting("tolerans");
  const args: Part[] = [...outcome, ",", ...guarded("arsmal"), ",", at("riktning"), ",", tolerance, ...extra];
  const shown = shownIndicator(item, forecast);
  const nothing: Part[] = ["AND(", at("utfall"), '="",', at("arsmal"), '=""', ...(layout.has("kf_arsmal") ? [",", at("kf_arsmal"), '=""'] : []), ")"];
  const missing = (...columns: readonly string[]): Part[] => ["OR(", ...columns.flatMap((column, index): Part[] => [index === 0 ? "" : ",", at(column), '="",', at(column), '="-"']), ")"];
  const given = (condition: readonly Part[], shownText: string, ...parts: readonly Part[]): GoalCell => formula(["=IF(", ...condition, ',"",', ...parts, ")"], shownText);
  const unless = (condition: readonly Part[], name: string, values: readonly Part[], text: string): GoalCell => given(condition, text, `${name}(`, ...values, ")");
  const few = (words: string): readonly Part[] => ["IF(ISNUMBER(", at("antal"), "),IF(", at("antal"), "<", setting("fa"), `,"${words}",""),"")`];
  return {
    ...(layout.has("skillnad") ? { skillnad: given(missing("utfall_kvinnor", "utfall_man"), "+5,6 procentenheter; få personer", "INDIKATORSKILLNAD(", at("utfall_kvinnor"), ",", at("utfall_man"), ")&", ...few("; få personer")) } : {}),
    lasning: unless(nothing, "INDIKATORMÅL", [...guarded("arsmal"), ",", at("riktning"), ...(layout.has("kf_arsmal") ? [",", ...guarded("kf_arsmal")] : [])], shown.target),
    symbol: symbolFormula(at("status")),
    status_ord: given(nothing, shown.status, ...inUsersWords(["INDIKATORSTATUS(", ...args, ")"])),
    status: formula(["=IF(", at("status_ord"), '="","",', ...inStandardWords([at("status_ord")]), ")"], shown.status),
    brist: missFormula(at("status"), at("namn"), at("status_ord")),
    ...(layout.has("mot_foregaende") ? { mot_foregaende: unless(missing("utfall_foregaende_ar"), "INDIKATORSKILLNAD", [...outcome, ",", at("utfall_foregaende_ar"), ",", at("riktning")], plainContent(item.cells["utfall_foregaende_ar"]) === "" ? "" : "bättre (+5,6 procentenheter)") } : {}),
    forklaring: given(nothing, shown.explanation, "SUBSTITUTE(INDIKATORFÖRKLARING(", ...args, "),", at("status"), ",", at("status_ord"), ",1)", ...(layout.has("antal") ? ["&", ...few(" Få personer ligger bakom siffran.")] : [])),
    atgard: formula([
      "=IF(ISERROR(", at("status"), '),"Rätta värdet",IF(', at("status"), '="Uppfylls inte",', at("status_ord"), "&IF(", at("kommentar"), '="",", kommentera",""),IF(AND(', at("status"),
      '="Ingen bedömning",', at("utfall"), '<>"",', at("arsmal"), '<>""),"Kan inte bedömas, se förklaringen","")))',
    ], shown.status === "Uppfylls helt" ? "" : "Uppfylls inte, kommentera"),
  };
}

export const NEW_ROWS = "En ny rad infogas var som helst mellan rubriken och strecket under tabellen. Kopiera formlerna från raden intill, så räknas den med direkt.";

const INPUTS = ["namn", "utfall", "utfall_man", "utfall_kvinnor", "utfall_foregaende_ar", "prognos_helar", "arsmal", "kf_arsmal", "riktning", "antal", "kommentar", "period"] as const;

function indicatorRow(item: FollowUpItem, layout: Layout, forecast: boolean): GoalRow {
  const inputs = INPUTS.filter((column) => layout.columns.some(({ key }) => key === column)).map((column) => [column, input(item.cells[column] ?? "")] as const);
  return { key: item.key, look: "plain", cells: { ...Object.fromEntries(inputs), ...rowFormulas(item.key, item, layout, forecast) } };
}

/** A heading over the rows of a goal: the goals above it that have not been named yet, then the goal itself. */
export function sectionRows(goal: GoalItem | undefined): readonly GoalRow[] {
  const title = goal === undefined ? NO_GOAL : goalTitle(plainContent(goal.cells["nr"]), plainContent(goal.cells["mal"]));
  return [{ key: `${SECTION}${goal?.key ?? ""}`, look: "section", cells: { namn: fixedText(title) } }];
}

/** Rows of a list under their goals, in the goals' order, and the line under them. */
export function groupedRows(items: readonly FollowUpItem[], goals: readonly GoalItem[], row: (item: FollowUpItem) => GoalRow): readonly GoalRow[] {
  return [...groupsOf(items).flatMap((group) => [...sectionRows(goals.find((goal) => goal.key === group)), ...items.filter((item) => item.group === group).map(row)]), END_ROW];
}

/** The sheet, or null when the report has no indicators. */
export function indicatorSheet(followUp: FollowUp, meta: ReportMeta, options: IndicatorOptions): GoalSheet | null {
  const items = followUp.indicators;
  if (items.length === 0) return null;
  const layout = layoutOf(items, options);
  const forecast = options.forecast ?? judgesForecast(meta, items);
  const notes = [
    ...(forecast ? ["Prognosen för helåret bedöms där den finns, annars utfallet."] : []),
    "Nämndens årsmål gäller; saknas det gäller KF:s årsmål. En miss som ryms i toleransen är delvis. Olika enheter jämförs inte.",
    "Målet läses som visar hur målet har förståtts. Står (antaget) eller (gissning) är riktningen gissad: välj rätt i kolumnen Riktning.",
    NEW_ROWS,
    ...(layout.has("skillnad") ? ["Skillnaden mellan kvinnor och män kan vara en slump när få personer ligger bakom. Fyll i Antal personer; där det är tomt är underlaget okänt."] : []),
  ];
  return {
    id: "indikatorer", name: "Indikatorer", caption: "Indikatorer", subtitle: subtitleOf(meta),
    settings: [{
      key: "tolerans", label: "Tolerans för Uppfylls delvis, andel av målet", content: options.tolerance, look: "share",
      prompt: "Andel av målet, till exempel 10 %. Staden publicerar inte sin egen tolerans. Statusarna räknas om direkt.",
    }, {
      key: "fa", label: "Få personer bakom en siffra: färre än", content: options.few, look: "count",
      prompt: "Används där kolumnen Antal personer finns: raden säger till när antalet är mindre än så.",
    }],
    notes, columns: layout.columns, rows: groupedRows(items, followUp.goals, (item) => indicatorRow(item, layout, forecast)), landscape: true, onePage: false,
  };
}
