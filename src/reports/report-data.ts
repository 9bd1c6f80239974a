/** Reads and writes the report data format (JSON ⇄ ReportData). */
import { readGoals } from "./goals/read-goals";
import { checkTables } from "./check-tables";
import { badData, isMissing, join, readItems, readList, readObject, readOneOf, readOptionalDate, readOptionalText, readText, shown, type JsonObject } from "./json-reader";
import { readActivity, readAmountItem, readBalanceItem, readIndicator, readResultatenhet } from "./read-lists";
import { readTables } from "./read-tables";
import type { ReportData, ReportMeta, Unit } from "./report-data.types";

const UNITS: readonly Unit[] = ["mnkr", "tkr", "kr"];
const KNOWN = [
  "meta", "tables", "resultatenheter", "ombudgeteringar", "omslutningsforandringar", "budgetjusteringar", "indikatorer", "aktiviteter", "balans", "mal",
] as const;

export interface ReportReading {
  readonly report: ReportData;
  /** What was read but needs attention: one Swedish sentence each, beginning with the path. */
  readonly warnings: readonly string[];
}

function readYear(raw: JsonObject, path: string, from: string | null, to: string | null): number {
  const yearPath = join(path, "year");
  const value = raw["year"];
  if (isMissing(value)) {
    const dated = to ?? from;
    if (dated === null) throw badData(yearPath, "rapportens år saknas. Skriv ett årtal, till exempel 2017.");
    return Number(dated.slice(0, 4));
  }
  const year = typeof value === "string" && /^\d{4}$/.test(value.trim()) ? Number(value) : value;
  if (typeof year !== "number" || !Number.isInteger(year) || year < 1900 || year > 2200) {
    throw badData(yearPath, `ett årtal väntas här, men där står ${shown(value)}.`);
  }
  return year;
}

function readMeta(value: unknown, path: string): ReportMeta {
  if (isMissing(value)) throw badData(path, "uppgifterna om rapporten saknas (organisation, slag, år och enhet).");
  const raw = readObject(value, path);
  const from = readOptionalDate(raw["from"], join(path, "from"));
  const to = readOptionalDate(raw["to"], join(path, "to"));
  const year = readYear(raw, path, from, to);
  const text = (key: string, otherwise: string): string => (isMissing(raw[key]) ? otherwise : readText(raw[key], join(path, key)));
  const unit = isMissing(raw["unit"]) ? "mnkr" : readText(raw["unit"], join(path, "unit")).trim().toLowerCase();
  const reportType = text("report_type", "");
  const period = typeof raw["period"] === "number" ? String(raw["period"]) : text("period", String(year));
  const { handlaggare: rawHandler, datum: rawDate, ...rest } = raw;
  const handlaggare = (readOptionalText(rawHandler, join(path, "handlaggare")) ?? "").trim();
  const datum = readOptionalDate(rawDate, join(path, "datum"));
  return {
    ...rest,
    title: text("title", reportType === "" ? `Rapport ${period}` : `${reportType.charAt(0).toUpperCase()}${reportType.slice(1)} ${period}`),
    organisation: text("organisation", ""),
    report_type: reportType,
    unit: readOneOf(unit, join(path, "unit"), UNITS),
    diary_number: readOptionalText(raw["diary_number"], join(path, "diary_number")),
    period,
    year,
    from,
    to,
    ...(handlaggare === "" ? {} : { handlaggare }),
    ...(datum === null ? {} : { datum }),
  } as ReportMeta;
}

/**
 * Reads unknown JSON into report data, with warnings. Optional lists may be missing; amounts are numbers, null or Swedish amount texts;
 * what the format does not know is kept (`extra` at the top level, in place further down).
 * @throws BokslutError "bad-data" with the path of what cannot be read or does not hold together.
 */
export function readReport(json: unknown): ReportReading {
  const warnings: string[] = [];
  const warn = (path: string, sentence: string): void => void warnings.push(`${path}: ${sentence}`);
  const raw = readObject(json, "");
  const extra: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(raw)) {
    if (!(KNOWN as readonly string[]).includes(key)) extra[key] = value;
  }
  const report: ReportData = {
    meta: readMeta(raw["meta"], "meta"),
    tables: readTables(raw["tables"], "tables", warn),
    resultatenheter: readItems(raw["resultatenheter"], "resultatenheter", readResultatenhet),
    ombudgeteringar: readItems(raw["ombudgeteringar"], "ombudgeteringar", readAmountItem),
    omslutningsforandringar: readItems(raw["omslutningsforandringar"], "omslutningsforandringar", readAmountItem),
    budgetjusteringar: readItems(raw["budgetjusteringar"], "budgetjusteringar", readAmountItem),
    indikatorer: readItems(raw["indikatorer"], "indikatorer", readIndicator),
    aktiviteter: readItems(raw["aktiviteter"], "aktiviteter", readActivity),
    balans: readItems(raw["balans"], "balans", readBalanceItem),
    mal: readList(raw["mal"], "mal"),
    extra,
  };
  readGoals(report.mal, "mal");
  checkTables(report.tables, warn);
  return { report, warnings };
}

/**
 * Reads unknown JSON into report data (see readReport) without the warnings.
 * @throws BokslutError "bad-data" with the path.
 */
export function readReportData(json: unknown): ReportData {
  return readReport(json).report;
}

/** Report data as JSON in the exchange format: `readReportData(reportDataToJson(report))` gives the same report. */
export function reportDataToJson(report: ReportData): Readonly<Record<string, unknown>> {
  const { extra, ...known } = report;
  return { ...extra, ...known };
}
