/** What the two matrices share: which commands, and no waiting for pauses. */

/** Commands that change nothing. */
export const READS: ReadonlySet<string> = new Set(["readReport", "workbookStatus", "followUpStatus", "readFollowUpForChecks", "readImportState", "lastImport", "traceCell", "checkWorkbook", "explainCell", "handoutState", "checkForeignTable", "signOffStatus", "tableUnits", "readParagraphs", "readReportDocument", "reviewTexts", "unfinishedCommand", "restoreCommand", "goTo"]);

/** Which of the kinds and happenings that take turns are tried: a run with another number tries others. FAULTS=all takes them all. */
export const TURN = Number(process.env["FAULTS_TURN"] ?? 0);

/** FAULTS_ONLY=a,b takes these. */
export function chosen(names: readonly string[]): readonly string[] {
  const only = process.env["FAULTS_ONLY"]?.split(",");
  return names.filter((name) => only === undefined || only.includes(name));
}

/** The pauses between tries to put a workbook back take no time; the function that is given ends that. */
export function withoutPauses(): () => void {
  const real = globalThis.setTimeout;
  const quick = (work: () => void, milliseconds?: number): unknown => real(work, milliseconds === 150 || milliseconds === 600 ? 0 : milliseconds);
  Reflect.set(globalThis, "setTimeout", quick);
  return () => void Reflect.set(globalThis, "setTimeout", real);
}
