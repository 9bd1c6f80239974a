/** Commands that carry the report out of Excel: as a document for Word or the clipboard. Nothing in the workbook changes. */
import { BokslutError } from "../../domain/errors";
import type { ReportDocument } from "../../word/report-document";
import { readDocument } from "../narrative/read-document";
import { readState, requireReport, runCommand } from "../session";

/** The report as it stands: the texts that count, and the tables as their cells are shown. Refuses when there is nothing to carry out. */
export async function readReportDocument(): Promise<ReportDocument> {
  return runCommand("Rapporten kunde inte läsas.", async (session) => {
    const state = await readState(session);
    const document = await readDocument(session, state, requireReport(state));
    if (document.sections.length === 0) throw new BokslutError("workbook", "Det finns varken tabeller eller berättelse att lämna ut. Lägg ut tabellerna och skriv berättelsen först.");
    return document;
  });
}
