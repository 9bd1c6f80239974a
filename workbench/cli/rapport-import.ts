/** `npm run rapport` with a ledger's file: the mapping file, the report that the figures go into, and the import itself. */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { BokslutError } from "../../src/domain/errors";
import { NO_SETTINGS } from "../../src/excel/import/memory-of-imports";
import { mappingFromRows } from "../../src/excel/import/mapping-rows";
import type { Ledger } from "../../src/importers/ledger";
import type { Mapping } from "../../src/importers/mapping";
import { readLedger, readWholeFile, reportPeriod, suggestChoice, type FileChoice, type ReportPeriod } from "../../src/importers/read-file";
import type { ColumnRole } from "../../src/importers/table/columns";
import { newReportData, readReport, tableFromTemplate, templateById, templates } from "../../src/reports";
import type { ReportData } from "../../src/reports/report-data.types";
import { callersPath } from "./arguments";
import { readJsonFile, readReportFile } from "./rapport-data";

export interface ImportJob {
  readonly report: ReportData;
  readonly warnings: readonly string[];
  readonly ledger: Ledger;
  readonly mapping: Mapping;
}

type Json = Readonly<Record<string, unknown>>;

function object(value: unknown, path: string): Json {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Json;
  throw new BokslutError("bad-data", `${path} ska vara ett objekt med namngivna värden.`, path);
}

function text(raw: Json, key: string): string | null {
  const value = raw[key];
  if (value === undefined || value === null) return null;
  if (typeof value === "string" || typeof value === "number") return String(value);
  throw new BokslutError("bad-data", `${key} i mappningen ska vara en text.`, key);
}

const RULE_KEYS = ["objekt", "konto", "verksamhet", "slag", "anmarkning"] as const;

function rulesOf(raw: Json): Mapping {
  const rules = raw["regler"];
  if (!Array.isArray(rules)) throw new BokslutError("bad-data", "Mappningen saknar listan ”regler”. Skriv den som [{\"objekt\": \"45*\", \"verksamhet\": \"Skola\"}].", "regler");
  const rows = rules.map((rule, index) => {
    const fields = object(rule, `regler[${index}]`);
    return RULE_KEYS.map((key) => text(fields, key) ?? "");
  });
  return mappingFromRows(rows, (row, column) => `regler[${row}].${RULE_KEYS[column] ?? ""}`);
}

const ROLES: readonly ColumnRole[] = ["verksamhet", "objekt", "konto", "slag", "period", "budget", "utfall", "prognos", "foregaende", "annat"];

function keptRoles(raw: Json): ReadonlyMap<string, ColumnRole> {
  if (raw["kolumner"] === undefined) return new Map();
  return new Map(Object.entries(object(raw["kolumner"], "kolumner")).map(([heading, role]) => {
    const known = ROLES.find((one) => one === role);
    if (known === undefined) throw new BokslutError("bad-data", `kolumner.${heading} är ”${String(role)}”. Välj ${ROLES.join(", ")}.`, `kolumner.${heading}`);
    return [heading.trim().toLowerCase(), known];
  }));
}

function period(raw: Json, key: string): string | null {
  const value = text(raw, key);
  if (value === null || /^\d{4}(?:0[1-9]|1[0-2])$/.test(value)) return value;
  throw new BokslutError("bad-data", `${key} är ”${value}”. Skriv perioden som ÅÅÅÅMM, till exempel 201708.`, key);
}

function chosen(raw: Json, suggested: FileChoice): FileChoice {
  const [from, to] = [period(raw, "fran"), period(raw, "till")];
  if (suggested.kind === "sie") {
    const lastYear = raw["foregaende"] === undefined ? suggested.choice.lastYear : raw["foregaende"] === true;
    return { kind: "sie", choice: { ...(lastYear === undefined ? {} : { lastYear }), dimension: text(raw, "dimension") ?? suggested.choice.dimension, from: from ?? suggested.choice.from, to: to ?? suggested.choice.to } };
  }
  const periods = from === null && to === null ? {} : { periods: { from: from ?? "000001", to: to ?? "999912" } };
  return { kind: "table", choice: { ...suggested.choice, ...periods } };
}

const KNOWN_KEYS = ["regler", "kolumner", "enhet", "tecken", "dimension", "fran", "till", "foregaende", "rapport"];

/** Refuses what the mapping file has and Bokslut does not know: a misspelt key would else be left out in silence. */
function checkKeys(raw: Json): void {
  const unknown = Object.keys(raw).find((key) => !KNOWN_KEYS.includes(key));
  if (unknown !== undefined) throw new BokslutError("bad-data", `Mappningen har ”${unknown}”, som inte finns. Skriv något av ${KNOWN_KEYS.join(", ")}.`, unknown);
  if (raw["foregaende"] !== undefined && typeof raw["foregaende"] !== "boolean") throw new BokslutError("bad-data", "foregaende ska vara true eller false.", "foregaende");
  for (const [key, known] of [["enhet", ["kr", "tkr", "mnkr"]], ["tecken", ["debet", "intakter_positiva", "kostnader_negativa"]]] as const) {
    const value = text(raw, key);
    if (value !== null && !known.some((one) => one === value)) throw new BokslutError("bad-data", `${key} är ”${value}”. Skriv ${known.join(", ")}.`, key);
  }
}

/** The year and last month of a report that is made of a template, where the mapping file says them. */
function periodOfTemplate(raw: Json): ReportPeriod {
  const about = raw["rapport"] === undefined ? {} : object(raw["rapport"], "rapport");
  const year = Number(about["year"]);
  return { year: Number.isInteger(year) ? year : null, until: text(about, "to")?.slice(0, 7).replace("-", "") ?? null };
}

/** A new report with one table of a template, its verksamheter those of the rules. */
function reportFromTemplate(id: string, raw: Json, mapping: Mapping, ledger: Ledger): ReportData {
  const template = templateById(id);
  if (template === null) {
    throw new BokslutError("bad-argument", `Det finns ingen mall ”${id}”. Ange en rapportfil (.json) eller en av mallarna ${templates.map((one) => one.id).join(", ")}.`, "--mall");
  }
  const about = raw["rapport"] === undefined ? {} : object(raw["rapport"], "rapport");
  const { meta } = readReport({ meta: { title: `${template.title}`, report_type: "", unit: "mnkr", year: new Date().getFullYear(), ...about } }).report;
  const sign = text(about, "tecken") ?? "intakter_negativa";
  if (sign !== "intakter_negativa" && sign !== "intakter_positiva" && sign !== "kostnader_negativa") {
    throw new BokslutError("bad-data", `rapport.tecken är ”${sign}”. Skriv intakter_negativa, intakter_positiva eller kostnader_negativa.`, "rapport.tecken");
  }
  const verksamheter = [...new Set(mapping.rules.flatMap((rule) => rule.verksamhet ?? []))];
  if (verksamheter.length === 0) throw new BokslutError("bad-data", `Mappningen har inga verksamheter att lägga ut för ${ledger.name}. Skriv minst en regel med verksamhet.`, "regler");
  const table = tableFromTemplate(template, meta, { id: template.id, caption: `${template.title}, ${meta.unit}`, sign, verksamheter });
  const isIn = (name: string): boolean => table.sections.some((section) => section.label === name || section.rows.some((row) => row.label === name));
  if (!verksamheter.some(isIn)) {
    throw new BokslutError("bad-argument", `Mallen ${id} (”${template.title}”) har inga verksamheter, så siffrorna i ${ledger.name} har ingen plats i den. Välj en mall med verksamheter, till exempel driftbudget-vb, eller ange en rapportfil (.json) där tabellen finns.`, "--mall");
  }
  return { ...newReportData(meta, sign, verksamheter), tables: [table] };
}

/** Reads everything that an import from the command line needs. @throws BokslutError (bad-data, bad-argument) with the file or the path inside it. */
export function readImportJob(input: string, mappingFile: string, target: string): ImportJob {
  const raw = object(readJsonFile(callersPath(mappingFile), mappingFile), mappingFile);
  checkKeys(raw);
  const mapping = rulesOf(raw);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(callersPath(input));
  } catch (error) {
    throw new BokslutError("bad-data", `Filen ${input} kunde inte läsas (${error instanceof Error ? error.message : String(error)}). Kontrollera sökvägen.`, input);
  }
  const file = readWholeFile(basename(input), bytes);
  const opened = target.toLowerCase().endsWith(".json") ? readReportFile(callersPath(target), target) : null;
  const kept = { roles: keptRoles(raw), unit: text(raw, "enhet"), signs: text(raw, "tecken"), dimension: text(raw, "dimension") };
  const { ledger } = readLedger(file, chosen(raw, suggestChoice(file, kept, opened === null ? periodOfTemplate(raw) : reportPeriod(opened.report.meta))));
  const report = opened?.report ?? reportFromTemplate(target, raw, mapping, ledger);
  return { report, warnings: [...(opened?.warnings ?? []), ...ledger.problems.map((problem) => problem.message)], ledger, mapping };
}

/** Brings the figures into the laid-out tables of the running workbook. Gives what to warn of. */
export async function importInto(job: ImportJob): Promise<{ readonly message: string; readonly sheets: readonly string[]; readonly warnings: readonly string[] }> {
  const [{ importFigures, readImportState }, { chooseColumns, cellTargets }, { importPlan }] = await Promise.all([
    import("../../src/excel/commands"), import("../../src/importers/plan/targets"), import("../../src/importers/plan/import-plan"),
  ]);
  const state = await readImportState();
  const targets = cellTargets(state.models, chooseColumns(state.models, state.meta.year));
  const plan = importPlan(job.ledger, job.mapping, targets, (target) => state.cell(target.table, target.row, target.column));
  const result = await importFigures({ plan, ledger: job.ledger, mapping: job.mapping, settings: NO_SETTINGS, now: new Date() });
  const amount = (value: { toFixed(decimals: number): string }): string => `${value.toFixed(2).replace(".", ",").replace("-", "\u2212")} ${job.ledger.unit}`;
  const left = plan.leftOut.filter((one) => one.why !== "balanskonto").map((one) => `Inte med (${one.why}): ${[one.object, one.objectName, one.account === null ? null : `konto ${one.account}`].filter((part) => part !== null).join(" ")}, ${one.measure} ${amount(one.amount)}.`);
  const homeless = plan.withoutPlace.map((figure) => `Ingen plats i tabellerna för ${figure.verksamhet}, ${figure.kind}, ${figure.measure}: ${amount(figure.amount)}.`);
  return { message: result.message, sheets: result.sheets, warnings: [...result.warnings, ...homeless, ...left] };
}
