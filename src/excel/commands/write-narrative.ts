/** Skriv berättelse: composes the narrative and writes it as formulas over the tables' cells. The controller's own texts are carried over by paragraph. */
import { cellsOf, composeNarrative, renderParagraph, type NarrativeSettings, type Paragraph } from "../../narrative";
import { buildTableModel } from "../../reports";
import type { ReportData } from "../../reports/report-data.types";
import type { TableModel } from "../../reports/table-model";
import { cellPlace, tablesInMemory, type FoundTable } from "../find-tables";
import { keptRecord, MemoryWriter, type NewRecord } from "../memory";
import {
  existingRows, mergedRows, NARRATIVE_HEADINGS, NARRATIVE_OWNER, NARRATIVE_SHEET, narrativeInMemory, ORPHAN_SECTION, standsInOrder, type ExistingRow, type FoundNarrative, type NarrativeRow,
} from "../narrative-sheet";
import { paragraphFormula } from "../paragraph-formula";
import type { Places } from "../render-table";
import { readState, requireReport, runCommand, type CommandSession } from "../session";
import { freeSheetName } from "../sheet-names";
import { TableValues } from "../table-values";
import { asText } from "../text-cells";
import { NARRATIVE_HEADER_ROW, writeNarrativeSheet } from "../write-narrative-sheet";
import type { CommandProgress, CommandResult } from "./result";

interface Reading {
  readonly values: TableValues;
  readonly existing: readonly ExistingRow[];
  /** Rows under the headings of the narrative sheet as it stands. */
  readonly former: number;
}

/** One sync: the tables' values and the narrative sheet as it stands. */
async function read(session: CommandSession, tables: ReadonlyMap<string, FoundTable>, found: FoundNarrative | null): Promise<Reading> {
  const values = new TableValues(tables);
  values.load(session.context);
  const used = found === null ? null : session.context.workbook.worksheets.getItem(found.sheet).getUsedRange(true);
  used?.load("values,formulas,rowIndex,columnIndex");
  await session.batch.send();
  if (found === null || used === null) return { values, existing: [], former: 0 };
  const existing = existingRows(found, used.values, used.formulas, used.rowIndex + 1, used.columnIndex + 1, asText);
  return { values, existing, former: Math.max(0, used.rowIndex + used.values.length - found.headerRow) };
}

function settingsOf(report: ReportData, reading: Reading): NarrativeSettings {
  const stored = report.extra["berattelse"];
  const word = typeof stored === "object" && stored !== null && "ownWord" in stored && typeof stored.ownWord === "string" ? stored.ownWord : null;
  return {
    keep: reading.existing.flatMap((row) => (row.key !== null && row.own !== "" ? [row.key] : [])),
    lookup: (ref) => reading.values.value(ref.table ?? "", ref.row, ref.column),
    ...(word === null ? {} : { organisation: { word } }),
  };
}

/** What a paragraph's figures come from: the tables' sheets and the rows' labels. */
function sourceOf(paragraph: Paragraph, models: ReadonlyMap<string, TableModel>, tables: ReadonlyMap<string, FoundTable>): string {
  const rows = new Map<string, string[]>();
  for (const ref of paragraph.values.flatMap(cellsOf)) {
    const table = ref.table ?? "";
    const row = models.get(table)?.rows.find((one) => one.key === ref.row);
    if (row === undefined) continue;
    const name = row.section === null || row.look === "section" || row.section === row.label ? row.label : `${row.section}, ${row.label}`;
    const named = rows.get(table) ?? [];
    if (!named.includes(name)) named.push(name);
    rows.set(table, named);
  }
  return [...rows].map(([table, names]) => `${tables.get(table)?.sheet ?? table}: ${names.slice(0, 4).join("; ")}${names.length > 4 ? " m.fl." : ""}`).join("\n");
}

function anchorsOf(sheet: string, headerRow: number, rows: readonly NarrativeRow[]): readonly NewRecord[] {
  const columns = NARRATIVE_HEADINGS.map((heading, index): NewRecord => ({
    kind: "spalt", owner: NARRATIVE_OWNER, key: heading, anchor: { of: "COLUMN", place: { sheet, row: headerRow, column: index + 1 } },
  }));
  const paragraphs = rows.flatMap((row, index): NewRecord[] =>
    row.key === null ? [] : [{ kind: "stycke", owner: NARRATIVE_OWNER, key: row.key, anchor: { of: "ROW", place: { sheet, row: headerRow + 1 + index, column: 1 } } }]);
  return [...columns, ...paragraphs];
}

/**
 * Writes the sheet Berättelse, or writes it anew where it stands. Own texts are found by their paragraph and never lost; those whose
 * paragraph is gone stand last, under "Utan källa". Without any laid-out table nothing is written, and the message says so.
 */
export async function writeNarrative(options: { readonly progress?: CommandProgress } = {}): Promise<CommandResult> {
  return runCommand("Berättelsen kunde inte skrivas.", async (session) => {
    const state = await readState(session);
    const report = requireReport(state);
    const tables = tablesInMemory(state.memory);
    if (tables.size === 0) return { message: "Berättelsen är inte skriven: den hämtar sina siffror ur tabellerna, och ingen tabell är utlagd. Lägg ut tabellerna först.", sheets: [], warnings: [] };
    options.progress?.report(0, 1, NARRATIVE_SHEET);
    const found = narrativeInMemory(state.memory);
    const former = found !== null && state.sheets.some((sheet) => sheet.name === found.sheet) ? found : null;
    const reading = await read(session, tables, former);
    const standing = former !== null && standsInOrder(former) ? former : null;
    const models = new Map(report.tables.filter((table) => tables.has(table.id)).map((table) => [table.id, buildTableModel(table, report)]));
    const settings = settingsOf(report, reading);
    const paragraphs = composeNarrative(report, [...models.values()], settings);
    const places: Places = (table, row, column) => {
      const there = tables.get(table);
      return there === undefined ? null : cellPlace(there, row, column);
    };
    const sheetName = standing?.sheet ?? freeSheetName(NARRATIVE_SHEET, new Set(state.sheets.map((sheet) => sheet.name.toLowerCase())));
    const headerRow = standing?.headerRow ?? NARRATIVE_HEADER_ROW;
    const warnings: string[] = [];
    if (former !== null && standing === null) warnings.push(`Kolumnerna på bladet ${former.sheet} är flyttade. Berättelsen skrevs på ett nytt blad med dina egna texter; det gamla bladet är orört.`);
    const generated = paragraphs.flatMap((paragraph): NarrativeRow[] => {
      const result = paragraphFormula(paragraph, sheetName, places);
      const source = sourceOf(paragraph, models, tables);
      if ("formula" in result) {
        const shown = settings.lookup === undefined ? "" : renderParagraph(paragraph, settings.lookup);
        return [{ key: paragraph.key, section: paragraph.section, text: result.formula, shown, own: "", source }];
      }
      warnings.push(result.problem === "too-long"
        ? `Ett stycke under ”${paragraph.section}” är längre än en formel rymmer och är utelämnat.`
        : `Ett stycke under ”${paragraph.section}” är utelämnat: en rad eller kolumn som det hämtar siffror ur är borttagen.`);
      return [];
    });
    const rows = mergedRows(generated, reading.existing, asText);
    const orphans = rows.filter((row) => row.section === ORPHAN_SECTION).length;
    if (orphans > 0) warnings.push(`${orphans === 1 ? "En egen text har" : `${orphans} egna texter har`} inte längre något stycke och står sist, under ”${ORPHAN_SECTION}”.`);

    if (standing === null) session.created.push(sheetName);
    await session.batch.operations(3);
    const { worksheets } = session.context.workbook;
    const sheet = standing === null ? worksheets.add(sheetName) : worksheets.getItem(sheetName);
    await writeNarrativeSheet({ sheet, isNew: standing === null, headerRow, former: reading.former }, rows, report, session.batch);
    const others = state.memory.records.filter((record) => record.owner !== NARRATIVE_OWNER).map(keptRecord).filter((record): record is NewRecord => record !== null);
    await new MemoryWriter(state.memory, session.batch).replace([...others, ...anchorsOf(sheetName, headerRow, rows)]);
    sheet.activate();
    sheet.getRange("A1").select();
    await session.batch.send();
    options.progress?.report(1, 1, sheetName);
    const own = rows.filter((row) => row.own !== "").length;
    const kept = own === 0 ? "" : ` ${own === 1 ? "Din egna text" : `Dina ${own} egna texter`} står kvar.`;
    return { message: `${rows.length === 1 ? "Ett stycke" : `${rows.length} stycken`} skrevs på bladet ${sheetName}.${kept}`, sheets: [sheetName], warnings };
  }, options.progress);
}
