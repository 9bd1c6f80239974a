/** Commands on the written narrative: its paragraphs with their state, mark klar, bind a figure of an own text to a cell. */
import { BokslutError } from "../../domain/errors";
import { bindFigureIn, openText } from "../../narrative";
import { cellAddress, quotedSheet } from "../addresses";
import { readNarrative, type NarrativeReading } from "../narrative/read-narrative";
import { ownFormula, readOwnText } from "../narrative/own-text";
import { NARRATIVE_HEADINGS, type ExistingRow } from "../narrative-sheet";
import { readState, requireReport, runCommand, type CommandSession, type WorkbookState } from "../session";
import { asText } from "../text-cells";
import type { CommandResult } from "./result";

/** A paragraph as the pane lists it. */
export interface NarrativeParagraph {
  /** Null for a row that the controller has put in. */
  readonly key: string | null;
  readonly section: string;
  readonly sheet: string;
  /** The cell with the text that counts. */
  readonly address: string;
  /** ny, klar, ändrad siffra or ändrad text. */
  readonly state: string;
  /** The text that counts, as it reads now. */
  readonly text: string;
  /** The wording when it was marked klar; "" when it never was. */
  readonly before: string;
  /** The own text, what is bound masked with U+FFFC; "" when there is none, null when it is a formula of another kind. */
  readonly openText: string | null;
}

const LONGEST_FORMULA = 8_000;

function requireSheet(reading: NarrativeReading): NonNullable<NarrativeReading["found"]> {
  if (reading.found !== null) return reading.found;
  throw new BokslutError("workbook", "Berättelsen är inte skriven. Välj Skriv berättelse först.");
}

function columnOf(reading: NarrativeReading, heading: (typeof NARRATIVE_HEADINGS)[number]): number {
  const found = requireSheet(reading);
  const place = found.columns.get(heading);
  if (place !== undefined) return place.column;
  throw new BokslutError("workbook", `Kolumnen ${heading} på bladet ${found.sheet} är borttagen. Välj Skriv berättelse, så skrivs bladet på nytt med dina egna texter.`, found.sheet);
}

async function reading(session: CommandSession): Promise<{ readonly state: WorkbookState; readonly now: NarrativeReading }> {
  const state = await readState(session);
  requireReport(state);
  return { state, now: await readNarrative(session, state) };
}

/** The paragraphs of Berättelse in their order; none when it is not written. Changes nothing. */
export async function readParagraphs(): Promise<readonly NarrativeParagraph[]> {
  return runCommand("Berättelsen kunde inte läsas.", async (session) => {
    const { now } = await reading(session);
    const { found } = now;
    if (found === null) return [];
    const column = columnOf(now, "Gällande text");
    return now.existing.map((row): NarrativeParagraph => {
      const own = readOwnText(row.own);
      return {
        key: row.key, section: row.section, sheet: found.sheet, address: cellAddress(row.row, column), state: row.state, text: row.current, before: row.kept,
        openText: own === null ? null : openText(own.template),
      };
    });
  });
}

function chosen(rows: readonly ExistingRow[], keys: readonly string[] | undefined): readonly ExistingRow[] {
  const wanted = keys === undefined ? null : new Set(keys);
  return rows.filter((row) => row.current !== "" && (wanted === null || (row.key !== null && wanted.has(row.key))) && row.kept !== row.current);
}

/** Marks paragraphs as klar: their present wording is kept, and a later change shows. Keys left out: every paragraph. */
export async function markParagraphsDone(options: { readonly keys?: readonly string[] } = {}): Promise<CommandResult> {
  return runCommand("Styckena kunde inte markeras som klara.", async (session) => {
    const { now } = await reading(session);
    const found = requireSheet(now);
    const rows = chosen(now.existing, options.keys);
    const broken = rows.filter((row) => /^#|\[siffra saknas\]/.test(row.current));
    const column = columnOf(now, "Klarmarkerad lydelse");
    const sheet = session.context.workbook.worksheets.getItem(found.sheet);
    const done = rows.filter((row) => !/^#/.test(row.current));
    let run: ExistingRow[] = [];
    const flush = async (): Promise<void> => {
      const [first] = run;
      if (first !== undefined) await session.batch.write(sheet, first.row, column, run.map((row) => [asText(row.current)]));
      run = [];
    };
    for (const row of done) {
      const last = run[run.length - 1];
      if (last !== undefined && row.row !== last.row + 1) await flush();
      run.push(row);
    }
    await flush();
    if (session.batch.hasQueued) await session.batch.finish();
    const warnings = broken.map((row) => `Stycket i rad ${row.row} på bladet ${found.sheet} saknar en siffra. Fyll i den i tabellen eller skriv en egen text.`);
    const message = done.length === 0 ? "Alla valda stycken var redan klara." : `${done.length === 1 ? "Ett stycke är markerat" : `${done.length} stycken är markerade`} som klara. Ändras en siffra i dem syns det i kolumnen Läge.`;
    return { message, sheets: [found.sheet], warnings };
  });
}

export interface BindRequest {
  /** The paragraph whose own text holds the figure. */
  readonly key: string;
  /** Places in the own text as `readParagraphs` gives it. */
  readonly start: number;
  readonly end: number;
  /** The cell; left out: the cell that is selected in Excel. */
  readonly cell?: { readonly sheet: string; readonly address: string };
  /** Divides the cell's value into the text's unit (1000 for tkr in a text in mnkr). */
  readonly perUnit?: number;
}

interface ReadCell {
  readonly sheet: string;
  readonly address: string;
  readonly held: number | string;
}

/** The named cell, or the upper left one of what is selected. */
async function readCell(context: Excel.RequestContext, named: BindRequest["cell"]): Promise<ReadCell> {
  const range = named === undefined ? context.workbook.getSelectedRange() : context.workbook.worksheets.getItem(named.sheet).getRange(named.address);
  const cell = range.getCell(0, 0);
  cell.load("values,rowIndex,columnIndex,worksheet/name");
  await context.sync();
  const value: unknown = cell.values[0]?.[0];
  return { sheet: cell.worksheet.name, address: cellAddress(cell.rowIndex + 1, cell.columnIndex + 1), held: typeof value === "number" || typeof value === "string" ? value : String(value) };
}

/** Makes a figure of an own text follow a cell: the own text becomes a TEXTSIFFROR formula. The message says which figure became which cell. */
export async function bindFigure(request: BindRequest): Promise<CommandResult> {
  return runCommand("Siffran kunde inte bindas.", async (session) => {
    const { workbook } = session.context;
    const cell = await readCell(session.context, request.cell);
    const { now } = await reading(session);
    const found = requireSheet(now);
    const row = now.existing.find((one) => one.key === request.key);
    const own = row === undefined || row.own === "" ? null : readOwnText(row.own);
    if (row === undefined || own === null) throw new BokslutError("workbook", "Stycket har ingen egen text som siffror kan bindas i. Skriv texten i kolumnen Egen text först.", found.sheet);
    const { sheet: name, address, held } = cell;
    if (name === found.sheet) throw new BokslutError("bad-argument", `Cell ${address} står på bladet ${name}. Välj en cell i en tabell och försök igen.`, address);
    const figure = openText(own.template).slice(request.start, request.end);
    if (!/\d/.test(figure)) throw new BokslutError("bad-argument", "På den platsen i texten står ingen siffra. Läs in stycket på nytt och försök igen.");
    const template = bindFigureIn(own.template, request.start, request.end, own.values.length + 1, { value: held === "" ? null : held });
    const reference = `${quotedSheet(name)}!${address}`;
    const formula = ownFormula({ template, values: [...own.values, request.perUnit === undefined ? reference : `IF(${reference}="","",${reference}/${request.perUnit})`] });
    if (formula.length > LONGEST_FORMULA) throw new BokslutError("bad-argument", "Texten är längre än en formel rymmer. Dela den i två stycken och försök igen.");
    workbook.worksheets.getItem(found.sheet).getRangeByIndexes(row.row - 1, columnOf(now, "Egen text") - 1, 1, 1).formulas = [[formula]];
    await session.batch.finish();
    return { message: `${figure.trim()} i din text hämtas nu ur cell ${address} på bladet ${name}.`, sheets: [found.sheet], warnings: held === "" ? [`Cell ${address} på bladet ${name} är tom. Texten visar [siffra saknas] tills den fylls i.`] : [] };
  });
}
