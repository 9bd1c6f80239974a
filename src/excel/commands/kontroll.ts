/** Kontrollera: runs the checks and writes the sheet Kontroll; approves findings. */
import { BokslutError } from "../../domain/errors";
import { blocking, countsInWords, countsOf, signatureOf, withApproval, type JudgedFinding, type SeverityCounts } from "../../kontroll";
import type { Unit } from "../../reports/report-data.types";
import { CONTROL_HEADER_ROW, CONTROL_SHEET } from "../kontroll/control-rows";
import { control, type Control } from "../kontroll/control-state";
import { seenRecords } from "../kontroll/own-texts";
import { jsonRecords, type ControlOwner } from "../kontroll/stored-json";
import { writeControlSheet } from "../kontroll/write-control-sheet";
import { keptRecord, MemoryWriter, type MemoryRecord, type NewRecord } from "../memory";
import { readState, requireReport, runCommand, type CommandSession, type WorkbookState } from "../session";
import { freeSheetName } from "../sheet-names";
import type { CommandResult } from "./result";

const DECIMALS: Readonly<Record<Unit, number>> = { mnkr: 1, tkr: 0, kr: 0 };

/** The findings as the pane shows them. */
export interface ControlStatus {
  /** False when the workbook has no report or no laid-out table: nothing to check. */
  readonly checkable: boolean;
  readonly findings: readonly JudgedFinding[];
  readonly counts: SeverityCounts;
  /** Fel that nobody has approved. */
  readonly open: number;
  /** Name of the sheet Kontroll; null when it is not written. */
  readonly sheet: string | null;
  /** The name that was last used to approve or to sign; "" when there is none. */
  readonly name: string;
  /** How many sheets there are to sign, how many are signed, by themselves or with the report, and how many of those have changed since. */
  readonly signed: { readonly sheets: number; readonly done: number; readonly changed: number };
}

const NOT_SIGNED = { sheets: 0, done: 0, changed: 0 };

function signedCounts({ sheets, signed, findings }: Control): ControlStatus["signed"] {
  const changed = new Set(findings.flatMap(({ finding }) => (finding.check === "andrad-efter-klar" ? [finding.sheet] : [])));
  return { sheets: sheets.length, done: sheets.filter((one) => signatureOf(one.id, signed) !== null).length, changed: changed.size };
}

function controlRecord(state: WorkbookState): MemoryRecord | null {
  const standing = new Set(state.sheets.map((sheet) => sheet.name));
  return state.memory.records.find((record) => record.owner === "kontroll-blad" && record.place !== null && standing.has(record.place.sheet)) ?? null;
}

/** The memory's records with those of one owner replaced. */
export function withOwner(state: WorkbookState, owner: ControlOwner, records: readonly NewRecord[]): readonly NewRecord[] {
  const others = state.memory.records.filter((record) => record.owner !== owner).map(keptRecord).filter((record): record is NewRecord => record !== null);
  return [...others, ...records];
}

/** Runs the checks without writing anything. */
export async function checkWorkbook(): Promise<ControlStatus> {
  return runCommand("Arbetsboken kunde inte kontrolleras.", async (session) => {
    const state = await readState(session);
    const sheet = controlRecord(state)?.place?.sheet ?? null;
    if (state.report === null) return { checkable: false, findings: [], counts: countsOf([]), open: 0, sheet, name: "", signed: NOT_SIGNED };
    const now = await control(session, state, state.report);
    const { findings, read, approvals, signed } = now;
    return {
      signed: signedCounts(now), checkable: read.reading.tables.length > 0, findings, counts: countsOf(findings.map(({ finding }) => finding)), open: blocking(findings).length, sheet,
      name: [...signed].sort((a, b) => a.time.localeCompare(b.time)).pop()?.by ?? approvals[approvals.length - 1]?.by ?? "",
    };
  });
}

/** Queues the sheet Kontroll with the findings, and its place in the memory. Gives the sheet's name. */
async function writeSheet(session: CommandSession, state: WorkbookState, found: Control, used: Excel.Range | null, records: readonly NewRecord[] | null): Promise<string> {
  const report = requireReport(state);
  const record = controlRecord(state);
  const isNew = record?.place == null;
  const name = record?.place?.sheet ?? freeSheetName(CONTROL_SHEET, new Set(state.sheets.map((sheet) => sheet.name.toLowerCase())));
  const headerRow = record?.place?.row ?? CONTROL_HEADER_ROW;
  await session.batch.operations(3);
  const { worksheets } = session.context.workbook;
  const sheet = isNew ? worksheets.add(name) : worksheets.getItem(name);
  const former = used === null || used.isNullObject ? 0 : Math.max(0, used.rowIndex + used.rowCount - headerRow);
  const sheets = new Set(state.sheets.filter((one) => one.visible).map((one) => one.name));
  await writeControlSheet({ sheet, isNew, headerRow, former, sheets }, found.findings, report.meta, DECIMALS[report.meta.unit], session.batch);
  const anchor: NewRecord = { kind: "kontroll", owner: "kontroll-blad", key: "rubriker", anchor: { of: "ROW", place: { sheet: name, row: headerRow, column: 1 } } };
  const writer = new MemoryWriter(state.memory, session.batch);
  if (records !== null) await writer.replace([...records.filter((one) => one.owner !== "kontroll-blad"), anchor]);
  else if (isNew) await writer.append([anchor]);
  return name;
}

async function run(session: CommandSession): Promise<{ readonly state: WorkbookState; readonly found: Control; readonly used: Excel.Range | null }> {
  const state = await readState(session);
  const report = requireReport(state);
  const place = controlRecord(state)?.place ?? null;
  const used = place === null ? null : session.context.workbook.worksheets.getItem(place.sheet).getUsedRangeOrNullObject(false);
  used?.load("rowIndex,rowCount");
  const found = await control(session, state, report);
  if (used !== null && found.read.reading.tables.length === 0) await session.batch.send();
  return { state, found, used };
}

/**
 * Runs every check and writes the sheet Kontroll, one row per cell, most severe first. Without any laid-out table the report's own lists are checked.
 * `select` false leaves the user's place in the workbook as it is.
 */
export async function runKontroll(options: { readonly select?: boolean } = {}): Promise<CommandResult> {
  return runCommand("Kontrollen kunde inte göras.", async (session) => {
    session.pieces.tell(0, 1, CONTROL_SHEET);
    const { state, found, used } = await run(session);
    const seen = seenRecords(state.memory, found.texts);
    const name = await writeSheet(session, state, found, used, seen === null ? null : withOwner(state, "kontroll-egna", seen));
    if (options.select !== false) {
      await session.batch.operations(2);
      const sheet = session.context.workbook.worksheets.getItem(name);
      sheet.activate();
      sheet.getRange("A1").select();
    }
    await session.batch.finish();
    session.pieces.tell(1, 1, name);
    const words = countsInWords(countsOf(found.findings.map(({ finding }) => finding)));
    const open = blocking(found.findings).length;
    const next = open === 0 ? "" : ` ${open === 1 ? "Ett fel är" : `${open} fel är`} kvar att rätta eller godkänna.`;
    return { message: `Kontrollen är gjord: ${words}. Resultatet står på bladet ${name}.${next}`, sheets: [name], warnings: [] };
  });
}

export interface ApproveOptions {
  /** Key of the finding, as `checkWorkbook` gave it. */
  readonly key: string;
  readonly by: string;
  readonly reason: string;
  /** ISO date; today when left out. */
  readonly date?: string;
}

/** Today's date in the user's own time zone, ISO. */
export function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/**
 * Approves a finding with a name and a reason, for the figures it has now; the sheet Kontroll is written anew where it stands.
 * @throws BokslutError (bad-argument) without a name or a reason, or when the finding is no longer there.
 */
export async function approveFinding(options: ApproveOptions): Promise<CommandResult> {
  const [by, reason] = [options.by.trim(), options.reason.trim()];
  if (by === "") throw new BokslutError("bad-argument", "Skriv ditt namn innan du godkänner.");
  if (reason === "") throw new BokslutError("bad-argument", "Skriv varför skillnaden godtas, så att den som granskar förstår.");
  return runCommand("Fyndet kunde inte godkännas.", async (session) => {
    const { state, found, used } = await run(session);
    const target = found.findings.find((one) => one.key === options.key);
    if (target === undefined) throw new BokslutError("bad-argument", "Fyndet finns inte längre: siffrorna har ändrats. Kontrollera på nytt.");
    const approval = { key: target.key, by, date: options.date ?? today(), reason };
    const records = withOwner(state, "kontroll-godkanda", jsonRecords("kontroll-godkanda", withApproval(found.approvals, approval)));
    const after = { ...found, findings: found.findings.map((one) => (one === target ? { ...one, approval } : one)) };
    if (controlRecord(state) === null) await new MemoryWriter(state.memory, session.batch).replace(records);
    else await writeSheet(session, state, after, used, records);
    await session.batch.finish();
    return { message: `Godkänt av ${by}: ${target.finding.address} på bladet ${target.finding.sheet}. Godkännandet gäller tills siffrorna ändras.`, sheets: [], warnings: [] };
  });
}

/** Takes back an approval. */
export async function withdrawApproval(key: string): Promise<CommandResult> {
  return runCommand("Godkännandet kunde inte tas tillbaka.", async (session) => {
    const { state, found, used } = await run(session);
    const left = found.approvals.filter((approval) => approval.key !== key);
    const records = withOwner(state, "kontroll-godkanda", jsonRecords("kontroll-godkanda", left));
    const after = { ...found, findings: found.findings.map((one) => (one.key === key ? { ...one, approval: null } : one)) };
    if (controlRecord(state) === null) await new MemoryWriter(state.memory, session.batch).replace(records);
    else await writeSheet(session, state, after, used, records);
    await session.batch.finish();
    return { message: "Godkännandet är borttaget.", sheets: [], warnings: [] };
  });
}
