/** Runs the checks over the workbook, with what has been approved. */
import { approvalsOf, judged, runChecks, type Approval, type JudgedFinding } from "../../kontroll";
import type { ReportData } from "../../reports/report-data.types";
import type { CommandSession, WorkbookState } from "../session";
import { itemLocator } from "./locate-items";
import { readWorkbook, type ReadWorkbook } from "./read-workbook";
import { storedJson } from "./stored-json";

export interface Control {
  readonly read: ReadWorkbook;
  readonly approvals: readonly Approval[];
  readonly findings: readonly JudgedFinding[];
}

/** Reads the tables and checks them. Changes nothing. */
export async function control(session: CommandSession, state: WorkbookState, report: ReportData): Promise<Control> {
  const read = await readWorkbook(session, state, report);
  const approvals = approvalsOf(storedJson(state.memory, "kontroll-godkanda"));
  return { read, approvals, findings: judged(runChecks(read.reading, itemLocator(read)), approvals) };
}
