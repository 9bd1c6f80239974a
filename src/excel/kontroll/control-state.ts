/** Runs the checks over the workbook, with what has been approved and signed. */
import { approvalsOf, checksInSteps, followUpFormulaFindings, goalFindings, judged, narrativeFindings, signOffsOf, type Approval, type JudgedFinding, type SignOff } from "../../kontroll";
import { onePerCell } from "../../kontroll/per-cell";
import type { GoalSheetId } from "../../reports/goals";
import type { ReportData } from "../../reports/report-data.types";
import type { CommandSession, WorkbookState } from "../session";
import { followUpInMemory } from "../goals/find-sheets";
import { followUpForChecks } from "../goals/for-checks";
import { standingFormulas } from "../goals/standing-formulas";
import { loadFollowUpSheets, type ReadSheet } from "../goals/read-sheets";
import type { CellTrace } from "../import/memory-of-imports";
import type { ExistingRow } from "../narrative-sheet";
import { storedHandout } from "./handout";
import { itemLocator } from "./locate-items";
import { importedFigures, importTraces, loadOthers, narrativeForChecks, narrativeRows, type LoadedOthers } from "./read-others";
import { readWorkbook, type ReadWorkbook } from "./read-workbook";
import { changedAfterSigning, signedSheets, type SignedSheet } from "./signed-sheets";
import { storedJson } from "./stored-json";

export interface Control {
  readonly read: ReadWorkbook;
  readonly approvals: readonly Approval[];
  readonly findings: readonly JudgedFinding[];
  /** What can be signed, and who has. */
  readonly sheets: readonly SignedSheet[];
  readonly signed: readonly SignOff[];
  /** The narrative as it stands. */
  readonly texts: readonly ExistingRow[];
  /** The sheet Berättelse as it was read; null when it is not written. */
  readonly narrative: LoadedOthers["narrative"];
  /** The follow-up sheets that stand. */
  readonly followUp: ReadonlyMap<GoalSheetId, ReadSheet>;
  /** What made each imported cell, by the keys of the imports' store. */
  readonly traces: ReadonlyMap<string, CellTrace>;
}

/** Reads the tables, the follow-up sheets, the narrative and what was imported, and checks them. Changes nothing. */
export async function control(session: CommandSession, state: WorkbookState, report: ReportData): Promise<Control> {
  const { pieces } = session;
  const others = await loadOthers(session, state);
  const copied = storedHandout(storedJson(state.memory, "kontroll-utlamning"))?.cells ?? [];
  const standing = followUpInMemory(state.memory, state.sheets);
  const followUpAnswer = loadFollowUpSheets(standing, session.batch);
  const syncs = session.batch.syncs;
  const read = await readWorkbook(session, state, report, copied);
  if (session.batch.syncs === syncs && (session.batch.hasQueued || standing.size > 0)) await session.batch.send();
  const followUp = followUpAnswer();
  const traces = await importTraces(session, others);
  const narrative = await pieces.work(narrativeForChecks(others, state, read, followUp));
  const texts = narrativeRows(others);
  const approvals = approvalsOf(storedJson(state.memory, "kontroll-godkanda"));
  const signed = signOffsOf(storedJson(state.memory, "kontroll-klara"));
  await pieces.breathe();
  const sheets = signedSheets(read, followUp, texts, narrative);
  await pieces.breathe();
  const ofTables = await pieces.work(checksInSteps(read.reading, itemLocator(read), { imported: importedFigures(traces) }));
  await pieces.breathe();
  // In an utlämningskopia no text, and not all formulas, are the add-in's.
  const standingNow = copied.length > 0 ? null : await pieces.work(standingFormulas(followUp, report));
  const ofFormulas = standingNow === null ? [] : [...followUpFormulaFindings(standingNow), ...narrativeFindings(narrative)];
  await pieces.breathe();
  const findings = onePerCell([...ofTables, ...goalFindings(followUpForChecks(followUp), report.meta.year), ...ofFormulas, ...changedAfterSigning(sheets, signed)]);
  return { read, approvals, findings: judged(findings, approvals), sheets, signed, texts, traces, narrative: others.narrative, followUp };
}
