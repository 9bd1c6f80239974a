/** Klarmarkering of sheets and of the whole report. */
import { BokslutError } from "../../domain/errors";
import { blocking, changesSince, keysOfCell, signOffsOf, type JudgedFinding, type SignedFigures, type SignOff, type WorkbookReading } from "../../kontroll";
import { control } from "../kontroll/control-state";
import type { ReadWorkbook } from "../kontroll/read-workbook";
import { jsonRecords, storedJson } from "../kontroll/stored-json";
import { MemoryWriter } from "../memory";
import { readState, requireReport, runCommand } from "../session";
import { today, withOwner } from "./kontroll";
import type { CommandResult } from "./result";

/** How many changes are told one by one. */
const MOST_SHOWN = 20;

export interface SignedSheetChange {
  /** "Driftbudget, D14" or the row and column of a cell that is gone. */
  readonly place: string;
  readonly sheet: string;
  readonly address: string;
  readonly before: number | string | null;
  readonly after: number | string | null;
}

export interface SignState {
  readonly by: string;
  readonly time: string;
  readonly changes: readonly SignedSheetChange[];
  /** All changes, also those that are not told one by one. */
  readonly changed: number;
}

export interface SignOffStatus {
  readonly sheets: readonly { readonly sheet: string; readonly open: number; readonly signed: SignState | null }[];
  readonly report: SignState | null;
  /** Fel of the whole report that nobody has approved. */
  readonly open: number;
  readonly name: string;
}

function figuresOf(reading: WorkbookReading): SignedFigures {
  return Object.fromEntries(reading.tables.map((table) => [table.data.id, Object.fromEntries([...table.cells].map(([key, cell]) => [key, cell.error ?? cell.value]))]));
}

function stateOf(signed: SignOff | undefined, now: SignedFigures, read: ReadWorkbook): SignState | null {
  if (signed === undefined) return null;
  const changes = changesSince(signed, now);
  const shown = changes.slice(0, MOST_SHOWN).map((change): SignedSheetChange => {
    const table = read.reading.tables.find((one) => one.data.id === change.table);
    const address = table?.cells.get(change.cell)?.address ?? "";
    const [row = "", column = ""] = keysOfCell(change.cell);
    const sheet = table?.sheet ?? change.table;
    return { place: address === "" ? `${sheet}, ${row.replace("::", " ").trim()}, ${column}` : `${sheet}, ${address}`, sheet, address, before: change.before, after: change.after };
  });
  return { by: signed.by, time: signed.time, changes: shown, changed: changes.length };
}

function openOn(findings: readonly JudgedFinding[], sheet: string): number {
  return blocking(findings).filter(({ finding }) => finding.sheet === sheet).length;
}

/** Who has signed what, and what has changed since. Changes nothing. */
export async function signOffStatus(): Promise<SignOffStatus> {
  return runCommand("Klarmarkeringarna kunde inte läsas.", async (session) => {
    const state = await readState(session);
    if (state.report === null) return { sheets: [], report: null, open: 0, name: "" };
    const { read, findings, approvals } = await control(session, state, state.report);
    const signed = signOffsOf(storedJson(state.memory, "kontroll-klara"));
    const now = figuresOf(read.reading);
    const sheets = read.reading.tables.map((table) => ({ sheet: table.sheet, open: openOn(findings, table.sheet), signed: stateOf(signed.find((one) => one.table === table.data.id), now, read) }));
    const latest = [...signed].sort((a, b) => a.time.localeCompare(b.time)).pop();
    return { sheets, report: stateOf(signed.find((one) => one.table === null), now, read), open: blocking(findings).length, name: latest?.by ?? approvals[approvals.length - 1]?.by ?? "" };
  });
}

function nowText(): string {
  const time = new Date();
  return `${today()} ${String(time.getHours()).padStart(2, "0")}:${String(time.getMinutes()).padStart(2, "0")}`;
}

export interface SignOptions {
  /** Name of the sheet; null: the whole report. */
  readonly sheet: string | null;
  readonly by: string;
  /** "2026-03-02 14:05"; now when left out. */
  readonly time?: string;
}

/**
 * Signs a sheet or the report with a name and the figures as they stand.
 * @throws BokslutError (bad-argument) without a name, for a sheet without a table, and while there are fel that nobody has approved.
 */
export async function signOff(options: SignOptions): Promise<CommandResult> {
  const by = options.by.trim();
  if (by === "") throw new BokslutError("bad-argument", "Skriv ditt namn innan du klarmarkerar.");
  return runCommand("Klarmarkeringen kunde inte göras.", async (session) => {
    const state = await readState(session);
    const { read, findings } = await control(session, state, requireReport(state));
    const table = options.sheet === null ? null : read.reading.tables.find((one) => one.sheet === options.sheet);
    if (table === undefined) throw new BokslutError("bad-argument", `Bladet ${options.sheet ?? ""} har ingen av rapportens tabeller att klarmarkera.`);
    const open = table === null ? blocking(findings).length : openOn(findings, table.sheet);
    if (open > 0) {
      throw new BokslutError("workbook", `${table === null ? "Rapporten" : `Bladet ${table.sheet}`} har ${open === 1 ? "ett fel" : `${open} fel`}. Rätta ${open === 1 ? "det" : "dem"} eller godkänn med motivering under Kontroll, och klarmarkera sedan.`);
    }
    const all = figuresOf(read.reading);
    const id = table?.data.id ?? null;
    const signed: SignOff = { table: id, by, time: options.time ?? nowText(), figures: id === null ? all : { [id]: all[id] ?? {} } };
    const others = signOffsOf(storedJson(state.memory, "kontroll-klara")).filter((one) => one.table !== id);
    await new MemoryWriter(state.memory, session.batch).replace(withOwner(state, "kontroll-klara", jsonRecords("kontroll-klara", [...others, signed])));
    await session.batch.finish();
    return { message: `${table === null ? "Rapporten" : `Bladet ${table.sheet}`} är klarmarkera${table === null ? "d" : "t"} av ${by} ${signed.time}. Ändras en siffra efter detta syns det här.`, sheets: [], warnings: [] };
  });
}

/** Takes away a signature. */
export async function removeSignOff(sheet: string | null): Promise<CommandResult> {
  return runCommand("Klarmarkeringen kunde inte tas bort.", async (session) => {
    const state = await readState(session);
    const { read } = await control(session, state, requireReport(state));
    const id = sheet === null ? null : (read.reading.tables.find((one) => one.sheet === sheet)?.data.id ?? "");
    const left = signOffsOf(storedJson(state.memory, "kontroll-klara")).filter((one) => one.table !== id);
    await new MemoryWriter(state.memory, session.batch).replace(withOwner(state, "kontroll-klara", jsonRecords("kontroll-klara", left)));
    await session.batch.finish();
    return { message: `Klarmarkeringen ${sheet === null ? "av rapporten" : `av bladet ${sheet}`} är borttagen.`, sheets: [], warnings: [] };
  });
}
