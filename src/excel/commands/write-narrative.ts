/** Skriv berättelse: composes the narrative and writes it as formulas over the tables' cells. The controller's own texts are carried over by paragraph. */
import { eachInSteps } from "../../domain/steps";
import { cellsOf, chosenSettings, composeInSteps, renderParagraph, type CellLookup, type NarrativeSettings, type Paragraph } from "../../narrative";
import { buildTableModel } from "../../reports";
import type { ReportData } from "../../reports/report-data.types";
import type { Place } from "../addresses";
import { refuseMixed } from "../find-tables";
import { seenRecords } from "../kontroll/own-texts";
import { MemoryWriter, settledRecord, type NewRecord } from "../memory";
import { readNarrative, sourceCell, type NarrativeReading } from "../narrative/read-narrative";
import { sourceLink } from "../narrative/source-link";
import { mergedRows, NARRATIVE_HEADINGS, NARRATIVE_OWNER, NARRATIVE_SHEET, ORPHAN_SECTION, standsInOrder, type NarrativeRow } from "../narrative-sheet";
import { inputCells, paragraphFormula } from "../paragraph-formula";
import type { Places } from "../render-table";
import { readState, requireReport, runCommand } from "../session";
import { freeSheetName } from "../sheet-names";
import { asText } from "../text-cells";
import { NARRATIVE_HEADER_ROW, writeNarrativeSheet } from "../write-narrative-sheet";
import type { CommandResult } from "./result";

/** How the narrative is composed for this workbook: its values rank, paragraphs with own text stay paragraphs of their own. */
export function settingsOf(report: ReportData, reading: NarrativeReading): NarrativeSettings & { readonly lookup: CellLookup } {
  return {
    ...chosenSettings(report),
    keep: reading.existing.flatMap((row) => (row.key !== null && row.own !== "" ? [row.key] : [])),
    lookup: reading.lookup, followUp: reading.followUp,
  };
}

/** The cells with figures behind a paragraph, where they stand now. */
function sourcesOf(paragraph: Paragraph, places: Places): readonly Place[] {
  return paragraph.values.flatMap(cellsOf).flatMap((ref) => sourceCell(ref) ?? []).flatMap((ref) => places(ref.table ?? "", ref.row, ref.column) ?? []);
}

function anchorsOf(sheet: string, headerRow: number, rows: readonly NarrativeRow[]): readonly NewRecord[] {
  const columns = NARRATIVE_HEADINGS.map((heading, index): NewRecord => ({
    kind: "spalt", owner: NARRATIVE_OWNER, key: heading, anchor: { of: "COLUMN", place: { sheet, row: headerRow, column: index + 1 } },
  }));
  const paragraphs = rows.flatMap((row, index): NewRecord[] =>
    row.key === null ? [] : [{ kind: "stycke", owner: NARRATIVE_OWNER, key: row.key, anchor: { of: "ROW", place: { sheet, row: headerRow + 1 + index, column: 1 } } }]);
  return [...columns, ...paragraphs];
}

/** Progress is told for this many paragraphs at a time. */
const TOLD_EACH = 50;

const NO_TABLES = "Berättelsen är inte skriven: den hämtar sina siffror ur tabellerna, och ingen tabell är utlagd. Lägg ut tabellerna först.";

/**
 * Writes the sheet Berättelse, or writes it anew where it stands. Own texts are found by their paragraph and never lost; those whose
 * paragraph is gone stand last, under "Utan källa". Without any laid-out table nothing is written, and the message says so.
 */
export async function writeNarrative(): Promise<CommandResult> {
  return runCommand("Berättelsen kunde inte skrivas.", async (session) => {
    const state = await readState(session);
    const report = requireReport(state);
    session.pieces.tell(0, 1, NARRATIVE_SHEET);
    const reading = await readNarrative(session, state, true);
    const { tables, found: former, places } = reading;
    refuseMixed(tables.values());
    if (tables.size === 0 && reading.existing.every((row) => row.own === "")) return { message: NO_TABLES, sheets: [], warnings: [] };
    const standing = former !== null && standsInOrder(former) ? former : null;
    const { pieces } = session;
    const models = await pieces.work(eachInSteps(report.tables.filter((table) => tables.has(table.id)), (table) => buildTableModel(table, report)));
    const settings = settingsOf(report, reading);
    const paragraphs = await pieces.work(composeInSteps(report, models, settings));
    const sheetName = standing?.sheet ?? freeSheetName(NARRATIVE_SHEET, new Set(state.sheets.map((sheet) => sheet.name.toLowerCase())));
    const headerRow = standing?.headerRow ?? NARRATIVE_HEADER_ROW;
    const warnings: string[] = [];
    if (former !== null && standing === null) warnings.push(`Kolumnerna på bladet ${former.sheet} är flyttade. Berättelsen skrevs på ett nytt blad med dina egna texter; det gamla bladet är orört.`);
    const isInput = inputCells(models);
    const rowOf = (paragraph: Paragraph): readonly NarrativeRow[] => {
      const result = paragraphFormula(paragraph, sheetName, places, isInput);
      if ("formula" in result) {
        const link = sourceLink(sourcesOf(paragraph, places));
        return [{
          key: paragraph.key, section: paragraph.section, text: result.formula, shown: renderParagraph(paragraph, settings.lookup), own: "", ownShown: "",
          source: link.formula, sourceShown: link.shown, kept: "",
        }];
      }
      warnings.push(result.problem === "too-long"
        ? `Ett stycke under ”${paragraph.section}” är längre än en formel rymmer och är utelämnat.`
        : `Ett stycke under ”${paragraph.section}” är utelämnat: en rad eller kolumn som det hämtar siffror ur är borttagen.`);
      return [];
    };
    const generated = (await pieces.work(eachInSteps(paragraphs, (paragraph, index) => {
      if (index % TOLD_EACH === 0) pieces.tell(index, paragraphs.length, "");
      return rowOf(paragraph);
    }))).flat();
    const rows = mergedRows(generated, reading.existing, asText);
    await pieces.breathe();
    const orphans = rows.filter((row) => row.section === ORPHAN_SECTION).length;
    if (orphans > 0) warnings.push(`${orphans === 1 ? "En egen text har" : `${orphans} egna texter har`} inte längre något stycke och står sist, under ”${ORPHAN_SECTION}”.`);

    await session.batch.operations(3);
    const { worksheets } = session.context.workbook;
    const sheet = standing === null ? worksheets.add(sheetName) : worksheets.getItem(sheetName);
    await writeNarrativeSheet({ sheet, isNew: standing === null, headerRow, former: reading.former }, rows, report, session.batch);
    const seen = seenRecords(state.memory, reading.existing);
    const others = state.memory.records.filter((record) => record.owner !== NARRATIVE_OWNER && (seen === null || record.owner !== "kontroll-egna")).map(settledRecord).filter((record): record is NewRecord => record !== null);
    await new MemoryWriter(state.memory, session.batch).replace([...others, ...(seen ?? []), ...anchorsOf(sheetName, headerRow, rows)]);
    sheet.activate();
    sheet.getRange("A1").select();
    await session.batch.finish();
    session.pieces.tell(1, 1, sheetName);
    const own = rows.filter((row) => row.own !== "").length;
    const kept = own === 0 ? "" : ` ${own === 1 ? "Din egna text" : `Dina ${own} egna texter`} står kvar.`;
    return { message: `${rows.length === 1 ? "Ett stycke" : `${rows.length} stycken`} skrevs på bladet ${sheetName}.${kept}`, sheets: [sheetName], warnings };
  });
}
