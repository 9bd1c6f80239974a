/** Klarmarkering of sheets and of the whole report. */
import { BokslutError } from "../../domain/errors";
import { blocking, changesSince, fingerprintOf, keysOfCell, type JudgedFinding, type SignOff } from "../../kontroll";
import { control } from "../kontroll/control-state";
import { figuresOf, type SignedSheet } from "../kontroll/signed-sheets";
import { jsonRecords } from "../kontroll/stored-json";
import { MemoryWriter } from "../memory";
import { readState, requireReport, runCommand, type CommandSession, type WorkbookState } from "../session";
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
  /** Of the figures as they were signed. */
  readonly fingerprint: string;
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

function stateOf(signed: SignOff | undefined, sheets: readonly SignedSheet[]): SignState | null {
  if (signed === undefined) return null;
  const byId = new Map(sheets.map((sheet) => [sheet.id, sheet]));
  const changes = changesSince(signed, figuresOf(sheets));
  const typed = changes.filter((change) => byId.get(change.table)?.typed.has(change.cell) === true);
  const ordered = [...typed, ...changes.filter((change) => !typed.includes(change))];
  const shown = ordered.slice(0, MOST_SHOWN).map((change): SignedSheetChange => {
    const there = byId.get(change.table);
    const address = there?.addresses.get(change.cell) ?? "";
    const [row, column] = keysOfCell(change.cell);
    const sheet = there?.sheet ?? change.table;
    return { place: address === "" ? `${sheet}, ${row.replace("::", " ").trim()}, ${column}` : `${sheet}, ${address}`, sheet, address, before: change.before, after: change.after };
  });
  return { by: signed.by, time: signed.time, fingerprint: signed.fingerprint, changes: shown, changed: changes.length };
}

function openOn(findings: readonly JudgedFinding[], sheet: string): number {
  return blocking(findings).filter(({ finding }) => finding.sheet === sheet).length;
}

/** Who has signed what, and what has changed since. Changes nothing. */
export async function signOffStatus(): Promise<SignOffStatus> {
  return runCommand("Klarmarkeringarna kunde inte läsas.", async (session) => {
    const state = await readState(session);
    if (state.report === null) return { sheets: [], report: null, open: 0, name: "" };
    const { findings, approvals, signed, sheets: all } = await control(session, state, state.report);
    const sheets = all.map((one) => ({ sheet: one.sheet, open: openOn(findings, one.sheet), signed: stateOf(signed.find((other) => other.table === one.id), [one]) }));
    const latest = [...signed].sort((a, b) => a.time.localeCompare(b.time)).pop();
    return { sheets, report: stateOf(signed.find((one) => one.table === null), all), open: blocking(findings).length, name: latest?.by ?? approvals[approvals.length - 1]?.by ?? "" };
  });
}

function nowText(): string {
  const time = new Date();
  return `${today()} ${String(time.getHours()).padStart(2, "0")}:${String(time.getMinutes()).padStart(2, "0")}`;
}

async function store(session: CommandSession, state: WorkbookState, signed: readonly SignOff[]): Promise<void> {
  await new MemoryWriter(state.memory, session.batch).replace(withOwner(state, "kontroll-klara", jsonRecords("kontroll-klara", signed)));
  await session.batch.finish();
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
 * @throws BokslutError (bad-argument) without a name, for a sheet that is not of the report, and while there are fel that nobody has approved.
 */
export async function signOff(options: SignOptions): Promise<CommandResult> {
  const by = options.by.trim();
  if (by === "") throw new BokslutError("bad-argument", "Skriv ditt namn innan du klarmarkerar.");
  return runCommand("Klarmarkeringen kunde inte göras.", async (session) => {
    const state = await readState(session);
    const { findings, sheets, signed: before } = await control(session, state, requireReport(state));
    const own = sheets.filter((one) => options.sheet === null || one.sheet === options.sheet);
    if (own.length === 0) throw new BokslutError("bad-argument", options.sheet === null ? "Rapporten har inga blad att klarmarkera. Lägg ut tabellerna först." : `Bladet ${options.sheet} hör inte till rapporten och kan inte klarmarkeras.`);
    const open = options.sheet === null ? blocking(findings).length : openOn(findings, options.sheet);
    if (open > 0) {
      throw new BokslutError("workbook", `${options.sheet === null ? "Rapporten" : `Bladet ${options.sheet}`} har ${open === 1 ? "ett fel" : `${open} fel`}. Rätta ${open === 1 ? "det" : "dem"} eller godkänn med motivering under Kontroll, och klarmarkera sedan.`);
    }
    const id = options.sheet === null ? null : (own[0]?.id ?? null);
    await session.pieces.breathe();
    const figures = figuresOf(own);
    const signed: SignOff = { table: id, by, time: options.time ?? nowText(), figures, fingerprint: fingerprintOf(figures) };
    await store(session, state, [...before.filter((one) => one.table !== id), signed]);
    return {
      message: `${options.sheet === null ? "Rapporten" : `Bladet ${options.sheet}`} är klarmarkera${options.sheet === null ? "d" : "t"} av ${by} ${signed.time}, fingeravtryck ${signed.fingerprint}. Ändras en siffra efter detta syns det här.`, sheets: [], warnings: [],
    };
  });
}

/** Takes away a signature. */
export async function removeSignOff(sheet: string | null): Promise<CommandResult> {
  return runCommand("Klarmarkeringen kunde inte tas bort.", async (session) => {
    const state = await readState(session);
    const { sheets, signed } = await control(session, state, requireReport(state));
    const id = sheet === null ? null : (sheets.find((one) => one.sheet === sheet)?.id ?? "");
    await store(session, state, signed.filter((one) => one.table !== id));
    return { message: `Klarmarkeringen ${sheet === null ? "av rapporten" : `av bladet ${sheet}`} är borttagen.`, sheets: [], warnings: [] };
  });
}
