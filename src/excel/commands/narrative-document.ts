/** Commands that carry the report out of Excel: as a document for Word or the clipboard. Nothing in the workbook changes. */
import { BokslutError } from "../../domain/errors";
import { openErrorsOf, openErrorsSentence, type OpenErrors } from "../../kontroll";
import type { ReportDocument } from "../../word/report-document";
import { control } from "../kontroll/control-state";
import { loadDocument } from "../narrative/read-document";
import { readState, requireReport, runCommand } from "../session";

export interface CheckedDocument {
  readonly document: ReportDocument;
  /** What the kontroll has against the figures as they are carried out. It does not hinder. */
  readonly open: OpenErrors;
  /** The same as a sentence; null when there is nothing open. */
  readonly warning: string | null;
}

/** The report as it stands, checked: the texts that count, and the tables as their cells are shown. Refuses when there is nothing to carry out. */
export async function readReportDocument(): Promise<CheckedDocument> {
  return runCommand("Rapporten kunde inte läsas.", async (session) => {
    const state = await readState(session);
    const report = requireReport(state);
    const answer = loadDocument(session, state, report);
    const { findings, texts } = await control(session, state, report);
    const document = answer(texts);
    if (document.sections.length === 0) throw new BokslutError("workbook", "Det finns varken tabeller eller berättelse att lämna ut. Lägg ut tabellerna och skriv berättelsen först.");
    const open = openErrorsOf(findings);
    return { document, open, warning: openErrorsSentence(open, "innan rapporten lämnas vidare") };
  });
}
