/** The sheet Aktiviteter: real dates, and the state worked out from them and the day that the report speaks of. */
import type { ReportMeta } from "../report-data.types";
import type { FollowUp, FollowUpItem } from "./follow-up";
import { groupedRows, NEW_ROWS } from "./indicator-sheet";
import { subtitleOf } from "./shared";
import { formula, input, settingKey, VALUE_COLUMN, type Content, type GoalColumn, type GoalRow, type GoalSheet, type Part } from "./sheet-model";

export const STATES = ["Ej startad", "Pågår", "Avslutad", "Försenad", "Datum saknas", "Inget datum", "Slut före start"] as const;

const COLUMNS: readonly GoalColumn[] = [
  { key: "namn", label: "Aktivitet", look: "label", width: 300 },
  { key: "start", label: "Start", look: "date", width: 72 },
  { key: "slut", label: "Slut", look: "date", width: 72 },
  { key: "lage", label: "Läge", look: "text", width: 92 },
  { key: "avvikelse", label: "Avvikelse", look: "text", width: 150 },
  { key: "kommentar", label: "Kommentar", look: "text", width: 230 },
  { key: "atgard", label: "Kräver åtgärd", look: "action", width: 150, printed: false },
];

function activityRow(item: FollowUpItem): GoalRow {
  const at = (column: string): Part => ({ cell: { sheet: "aktiviteter", row: item.key, column } });
  const day: Part = { cell: { sheet: "aktiviteter", row: settingKey("per"), column: VALUE_COLUMN }, fixed: true };
  const [start, end] = [at("start"), at("slut")];
  const cell = (column: string): Content => item.cells[column] ?? "";
  return {
    key: item.key, look: "plain", cells: {
      namn: input(cell("namn")), start: input(cell("start")), slut: input(cell("slut")), avvikelse: input(cell("avvikelse")), kommentar: input(cell("kommentar")),
      lage: formula([
        "=IF(OR(ISTEXT(", start, "),ISTEXT(", end, '),ISTEXT(', day, ')),"Inget datum",IF(OR(', day, '="",AND(', start, '="",', end, '="")),"Datum saknas",IF(AND(', start, '<>"",', end, '<>"",', end, "<", start,
        '),"Slut före start",IF(AND(', end, '<>"",', end, "<=", day, "),IF(", at("avvikelse"), '="","Avslutad","Försenad"),IF(AND(', start, '<>"",', start, ">", day, '),"Ej startad","Pågår")))))',
      ], "Slut före start"),
      atgard: formula([
        "=IF(OR(", at("lage"), '="Inget datum",', at("lage"), '="Slut före start"),"Rätta datumen",IF(', at("kommentar"), '<>"","",IF(', at("avvikelse"), '<>"","Kommentera avvikelsen",IF(', at("lage"),
        '="Avslutad","Slutdatum passerat, kommentera",""))))',
      ], "Slutdatum passerat, kommentera"),
    },
  };
}

/** The sheet, or null when the report has no activities. `day`: what the user has set, else the end of the report's period. */
export function activitySheet(followUp: FollowUp, meta: ReportMeta, day: Content): GoalSheet | null {
  if (followUp.activities.length === 0) return null;
  return {
    id: "aktiviteter", name: "Aktiviteter", caption: "Aktiviteter", subtitle: subtitleOf(meta),
    settings: [{ key: "per", label: "Läget räknas per", content: day, look: "date", prompt: "Datum, till exempel 2017-12-31: periodens sista dag." }],
    notes: ["Läget räknas av datumen: när slutdatumet har passerat är aktiviteten avslutad, men försenad om en avvikelse är skriven.", NEW_ROWS],
    columns: COLUMNS, rows: groupedRows(followUp.activities, followUp.goals, activityRow), landscape: true, onePage: false,
  };
}
