/** Runs the checks over the workbook, with what has been approved. */
import { approvalsOf, goalFindings, judged, runChecks, type Approval, type JudgedFinding } from "../../kontroll";
import { onePerCell } from "../../kontroll/per-cell";
import type { ReportData } from "../../reports/report-data.types";
import type { CommandSession, WorkbookState } from "../session";
import { followUpForChecks } from "../goals/for-checks";
import { itemLocator } from "./locate-items";
import { readWorkbook, type ReadWorkbook } from "./read-workbook";
import { storedJson } from "./stored-json";

export interface Control {
  readonly read: ReadWorkbook;
  readonly approvals: readonly Approval[];
  readonly findings: readonly JudgedFinding[];
}

/** Reads the tables and the follow-up sheets and checks them. Changes nothing. */
export async function control(session: CommandSession, state: WorkbookState, report: ReportData): Promise<Control> {
  const read = await readWorkbook(session, state, report);
  const followUp = goalFindings(await followUpForChecks(session, state));
  const approvals = approvalsOf(storedJson(state.memory, "kontroll-godkanda"));
  return { read, approvals, findings: judged(onePerCell([...runChecks(read.reading, itemLocator(read)), ...followUp]), approvals) };
}
