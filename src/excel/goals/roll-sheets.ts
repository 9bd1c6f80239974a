/** Ny period on the follow-up sheets: outcomes make room for the new year's, the day follows; what is judged and written stays. Pure. */
import { isNoFigure } from "../../domain/amount";
import { followUpOf, plainContent, serialDate, settingKey, type Content, type GoalSheetId } from "../../reports/goals";
import type { IndicatorData, ReportData, ReportMeta } from "../../reports/report-data.types";
import type { Place } from "../addresses";
import { asText } from "../text-cells";
import type { Written } from "../tables/written-cells";
import type { ReadSheet } from "./read-sheets";
import { rowsOf } from "./sheet-rows";

const PREVIOUS = "utfall_foregaende_ar";
const EMPTIED = ["utfall", "utfall_man", "utfall_kvinnor", "prognos_helar", "antal", "period"] as const;

export interface RolledSheets {
  readonly written: readonly Written[];
  /** The new period's indicators: last year's outcome as it stood on the sheet. */
  readonly indicators: readonly IndicatorData[];
  readonly sheets: readonly string[];
  /** Rows put in by hand whose outcome has no column to move to: it stands where it was. */
  readonly left: number;
}

const raw = (content: Content): string | number => (typeof content === "object" ? content.formula : content);

function cellChange(read: ReadSheet, place: Place, after: string | number): readonly Written[] {
  const before = raw(read.content(place));
  return before === after ? [] : [{ sheet: read.found.sheet, row: place.row, column: place.column, before, after: typeof after === "string" && after !== "" ? asText(after) : after }];
}

function outcomeText(read: ReadSheet, place: Place): string {
  const value = read.value(place);
  const text = typeof value === "number" ? String(value).replace(".", ",") : (value ?? "");
  return isNoFigure(text) ? "" : text;
}

/** The day that activities are held against, where it is the old period's last. */
function dayChange(read: ReadSheet, from: ReportMeta, to: ReportMeta): readonly Written[] {
  const day = read.found.rows.get(settingKey("per"));
  return day !== undefined && read.content(day) === serialDate(from.to) ? cellChange(read, day, plainDate(to)) : [];
}

function plainDate(meta: ReportMeta): string | number {
  const day = serialDate(meta.to);
  return typeof day === "number" ? day : plainContent(day);
}

/** The follow-up of `report` rolled to `to`. `indicators` are the rolled report's, in the same order as the old one's. */
export function rollSheets(standing: ReadonlyMap<GoalSheetId, ReadSheet>, report: ReportData, indicators: readonly IndicatorData[], to: ReportMeta): RolledSheets {
  const written: Written[] = [...standing.values()].flatMap((read) => dayChange(read, report.meta, to));
  const sheets = [...standing.values()].map((read) => read.found.sheet);
  const read = standing.get("indikatorer");
  if (read === undefined || to.year === report.meta.year) return { written, indicators, sheets, left: 0 };
  const { columns } = read.found;
  const at = (place: Place, key: string): Place | null => {
    const column = columns.get(key)?.column;
    return column === undefined ? null : { ...place, column };
  };
  const order = new Map(followUpOf(report).indicators.map((item, index) => [item.key, index]));
  const rolled = [...indicators];
  let left = 0;
  for (const [key, place] of rowsOf(read)) {
    const outcome = at(place, "utfall");
    const text = outcome === null ? "" : outcomeText(read, outcome);
    const index = order.get(key);
    const data = index === undefined ? undefined : rolled[index];
    if (index !== undefined && data !== undefined) rolled[index] = { ...data, raw: { ...data.raw, [PREVIOUS]: text } };
    const previous = at(place, PREVIOUS);
    if (previous === null && data === undefined && text !== "") {
      left += 1;
      continue;
    }
    if (previous !== null) written.push(...cellChange(read, previous, text));
    for (const column of EMPTIED) {
      const cell = at(place, column);
      if (cell !== null) written.push(...cellChange(read, cell, ""));
    }
  }
  return { written, indicators: rolled, sheets, left };
}
