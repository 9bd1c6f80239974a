/** The sheet Indikatorer: one row per indicator under its goal, with the columns that the report uses. */
import type { ReportMeta } from "../report-data.types";
import { DIRECTIONS, goalTitle, type FollowUp, type FollowUpItem, type GoalItem } from "./follow-up";
import { shownIndicator } from "./judge-contents";
import { NO_GOAL, SECTION } from "./merge";
import { subtitleOf, symbolFormula } from "./shared";
import {
  fixedText, formula, input, plainContent, settingKey, VALUE_COLUMN, type Content, type GoalCell, type GoalColumn, type GoalRow, type GoalSheet, type Part,
} from "./sheet-model";

export interface IndicatorOptions {
  /** The column women − men. */
  readonly genderDifference: boolean;
  readonly tolerance: Content;
}

function hasValue(items: readonly FollowUpItem[], column: string): boolean {
  return items.some((item) => {
    const content = item.cells[column];
    return typeof content === "object" || !/^\s*[-–—]?\s*$/.test(plainContent(content));
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

function layoutOf(items: readonly FollowUpItem[], options: IndicatorOptions): Layout {
  const used = new Set(["utfall_man", "utfall_kvinnor", "utfall_foregaende_ar", "prognos_helar", "kf_arsmal", "period"].filter((column) => hasValue(items, column)));
  if (options.genderDifference && used.has("utfall_man") && used.has("utfall_kvinnor")) used.add("skillnad");
  if (used.has("utfall_foregaende_ar")) used.add("mot_foregaende");
  const optional = (column: GoalColumn): readonly GoalColumn[] => (used.has(column.key) ? [column] : []);
  const figure = (key: string, label: string, width = 58): GoalColumn => ({ key, label, look: "literal", width });
  const columns: GoalColumn[] = [
    { key: "namn", label: "Indikator", look: "label", width: 190 },
    figure("utfall", "Utfall"), ...optional(figure("utfall_man", "Män", 48)), ...optional(figure("utfall_kvinnor", "Kvinnor", 52)),
    ...optional({ key: "skillnad", label: "Kvinnor − män", look: "text", width: 110 }),
    ...optional(figure("utfall_foregaende_ar", "Föregående år", 62)), ...optional(figure("prognos_helar", "Prognos helår")),
    figure("arsmal", "Årsmål", 62), ...optional(figure("kf_arsmal", "KF:s årsmål", 62)),
    { key: "lasning", label: "Målet läses som", look: "text", width: 104 },
    {
      key: "riktning", label: "Riktning", look: "text", width: 84, choices: Object.values(DIRECTIONS),
      prompt: "Säg om högre eller lägre är bättre. Står (gissning) har ingen sagt det: välj i listan för att bekräfta eller ändra. Ord i målet självt, som högst och öka, går före.",
    },
    { key: "symbol", label: "Symbol", look: "symbol", width: 46 },
    { key: "status", label: "Status", look: "status", width: 82 },
    ...optional({ key: "mot_foregaende", label: "Mot föregående år", look: "text", width: 122 }),
    { key: "forklaring", label: "Förklaring", look: "text", width: 214 },
    { key: "kommentar", label: "Kommentar", look: "text", width: 150 },
    { key: "atgard", label: "Kräver åtgärd", look: "action", width: 100, printed: false },
    ...optional({ key: "period", label: "Period", look: "code", width: 74, printed: false }),
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
  const tolerance: Part = { cell: { sheet: "indikatorer", row: settingKey("tolerans"), column: VALUE_COLUMN }, fixed: true };
  const args: Part[] = [...outcome, ",", ...guarded("arsmal"), ",", at("riktning"), ",", tolerance, ...extra];
  const shown = shownIndicator(item, forecast);
  const nothing: Part[] = ["AND(", at("utfall"), '="",', at("arsmal"), '=""', ...(layout.has("kf_arsmal") ? [",", at("kf_arsmal"), '=""'] : []), ")"];
  const missing = (...columns: readonly string[]): Part[] => ["OR(", ...columns.flatMap((column, index): Part[] => [index === 0 ? "" : ",", at(column), '="",', at(column), '="-"']), ")"];
  const unless = (condition: readonly Part[], name: string, given: readonly Part[], text: string): GoalCell => formula(["=IF(", ...condition, `,"",${name}(`, ...given, "))"], text);
  return {
    ...(layout.has("skillnad") ? { skillnad: unless(missing("utfall_kvinnor", "utfall_man"), "INDIKATORSKILLNAD", [at("utfall_kvinnor"), ",", at("utfall_man")], "+5,6") } : {}),
    lasning: unless(nothing, "INDIKATORMÅL", [...guarded("arsmal"), ",", at("riktning"), ...(layout.has("kf_arsmal") ? [",", ...guarded("kf_arsmal")] : [])], shown.target),
    symbol: symbolFormula(at("status")),
    status: unless(nothing, "INDIKATORSTATUS", args, shown.status),
    ...(layout.has("mot_foregaende") ? { mot_foregaende: unless(missing("utfall_foregaende_ar"), "INDIKATORSKILLNAD", [...outcome, ",", at("utfall_foregaende_ar"), ",", at("riktning")], plainContent(item.cells["utfall_foregaende_ar"]) === "" ? "" : "bättre (+5,6 procentenheter)") } : {}),
    forklaring: unless(nothing, "INDIKATORFÖRKLARING", args, shown.explanation),
    atgard: formula([
      "=IF(ISERROR(", at("status"), '),"Rätta värdet",IF(', at("status"), '="Uppfylls inte",IF(', at("kommentar"), '="","Uppfylls inte, kommentera","Uppfylls inte"),IF(AND(', at("status"),
      '="Ingen bedömning",', at("utfall"), '<>"",', at("arsmal"), '<>""),"Kan inte bedömas, se förklaringen","")))',
    ], shown.status === "Uppfylls helt" ? "" : "Uppfylls inte, kommentera"),
  };
}

const INPUTS = ["namn", "utfall", "utfall_man", "utfall_kvinnor", "utfall_foregaende_ar", "prognos_helar", "arsmal", "kf_arsmal", "riktning", "kommentar", "period"] as const;

function indicatorRow(item: FollowUpItem, layout: Layout, forecast: boolean): GoalRow {
  const inputs = INPUTS.filter((column) => layout.columns.some(({ key }) => key === column)).map((column) => [column, input(item.cells[column] ?? "")] as const);
  return { key: item.key, look: "plain", cells: { ...Object.fromEntries(inputs), ...rowFormulas(item.key, item, layout, forecast) } };
}

/** A heading over the rows of a goal: the goals above it that have not been named yet, then the goal itself. */
export function sectionRows(goal: GoalItem | undefined): readonly GoalRow[] {
  const title = goal === undefined ? NO_GOAL : goalTitle(plainContent(goal.cells["nr"]), plainContent(goal.cells["mal"]));
  return [{ key: `${SECTION}${goal?.key ?? ""}`, look: "section", cells: { namn: fixedText(title) } }];
}

/** Rows of a list under their goals, in the goals' order. */
export function groupedRows(items: readonly FollowUpItem[], goals: readonly GoalItem[], row: (item: FollowUpItem) => GoalRow): readonly GoalRow[] {
  const groups = [...new Set(items.map((item) => item.group))];
  return groups.flatMap((group) => [...sectionRows(goals.find((goal) => goal.key === group)), ...items.filter((item) => item.group === group).map(row)]);
}

/** The sheet, or null when the report has no indicators. */
export function indicatorSheet(followUp: FollowUp, meta: ReportMeta, options: IndicatorOptions): GoalSheet | null {
  const items = followUp.indicators;
  if (items.length === 0) return null;
  const layout = layoutOf(items, options);
  const forecast = judgesForecast(meta, items);
  const notes = [
    ...(forecast ? ["Prognosen för helåret bedöms där den finns, annars utfallet."] : []),
    "Nämndens årsmål gäller; saknas det gäller KF:s årsmål. En miss som ryms i toleransen är delvis. Olika enheter jämförs inte.",
    "Målet läses som visar hur målet har förståtts. Står (antaget) eller (gissning) är riktningen gissad: välj rätt i kolumnen Riktning.",
    ...(layout.has("skillnad") ? ["Skillnaden mellan kvinnor och män kan vara en slump när få personer ligger bakom siffrorna: kontrollera antalen innan den kommenteras."] : []),
  ];
  return {
    id: "indikatorer", name: "Indikatorer", caption: "Indikatorer", subtitle: subtitleOf(meta),
    settings: [{
      key: "tolerans", label: "Tolerans för Uppfylls delvis, andel av målet", content: options.tolerance, look: "share",
      prompt: "Andel av målet, till exempel 10 %. Staden publicerar inte sin egen tolerans. Statusarna räknas om direkt.",
    }],
    notes, columns: layout.columns, rows: groupedRows(items, followUp.goals, (item) => indicatorRow(item, layout, forecast)), landscape: true, onePage: false,
  };
}
