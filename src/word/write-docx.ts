/** A report document as .docx: real headings, marked header rows that repeat, captions, Swedish as its language, page numbers. */
import {
  AlignmentType, BorderStyle, Document, Footer, HeadingLevel, LevelFormat, LineRuleType, Packer, PageNumber, PageOrientation, Paragraph, Table, TableCell, TableRow, TextRun, WidthType, type IParagraphOptions,
} from "docx";
import { finished, type Steps } from "../domain/steps";
import { fillTables, type FilledTable } from "./fill-tables";
import { isDecision, markedPieces, type DocumentTable, type ReportDocument } from "./report-document";
import { tableRows } from "./table-rows";
import { wordText } from "./word-text";

const FONT = "Calibri";
const INK = "1F2328";
const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" };
const LIST = "att-satser";
type Block = Paragraph | Table;

/** A4 with margins, in twentieths of a point. */
const PAGE = { width: 11_906, height: 16_838, margin: 1_247 };
const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin;
const WIDE_WIDTH = PAGE.height - 2 * PAGE.margin;
/** Width of a column of running text, and of labels unless they all fit in less; a cell's margins. */
const NARROWEST_LABEL = 2_000;
const CELL_MARGINS = 150;
/** A label of many words may take this many lines; more room than the widest is not asked for. */
const LABEL_LINES = 3;
const WIDEST_LABEL = 4_600;
/** A text of this many characters, such as a status, is not broken. */
const SHORT_TEXT = 24;
const NORMAL_SIZE = 18;
const SMALL_SIZE = 16;
const SMALLEST_SIZE = 14;
/** A table of at most so many rows stands upright in the smallest size rather than on a page of its own. */
const FEW_ROWS = 15;
/** Texts of at most so many characters in all go with their wide table rather than stand alone on an upright page. */
const SHORT_SECTION = 300;
/** Width of a bold character as a share of its size (letters and figures of Calibri bold: 0.25–0.54 em, m 0.81). Sizes are in half points, widths in twentieths of a point. */
const CHARACTER = 6.2;

const runs = (text: string): TextRun[] => markedPieces(wordText(text)).map((piece) => new TextRun({ text: piece.text, ...(piece.marked ? { highlight: "yellow" as const } : {}) }));

function bodyParagraph(text: string): Paragraph {
  const list: Partial<IParagraphOptions> = isDecision(text) ? { numbering: { reference: LIST, level: 0 } } : { spacing: { after: 120 } };
  return new Paragraph({ children: runs(text), ...list });
}

interface TableLayout {
  readonly widths: readonly number[];
  readonly size: number;
  readonly wide: boolean;
}

const longestWord = (text: string): number => Math.max(0, ...text.split(/[\s-]+/).map((word) => word.length));

const longest = (table: DocumentTable, index: number, of: (text: string) => number): number => Math.max(0, ...table.rows.filter((row) => row.look !== "section").map((row) => of(row.cells[index] ?? "")));

/** The least width in which a heading takes two lines. */
function onTwoLines(text: string): number {
  const words = text.split(/\s+/);
  const splits = words.map((_word, at) => Math.max(words.slice(0, at).join(" ").length, words.slice(at).join(" ").length));
  return Math.min(...splits);
}

/** Characters that a column must hold on one line: whole amounts, the longest word of what may be broken, short texts as they stand; null for running text. */
function characters(table: DocumentTable, index: number, roomy: boolean): number | null {
  const column = table.columns[index];
  if (column === undefined || index === 0) return null;
  const heading = Math.max(longestWord(column.heading), roomy ? onTwoLines(column.heading) : 0);
  const whole = longest(table, index, (text) => text.length);
  if (column.figures) return Math.max(heading, column.wraps === true ? longest(table, index, longestWord) : whole);
  return whole <= SHORT_TEXT ? Math.max(heading, whole) : null;
}

/** Columns of figures and short texts as wide as they need; running texts and labels share what is left, by how much they hold. */
function layoutIn(table: DocumentTable, whole: number, size: number, wide: boolean, roomy = false): TableLayout | null {
  const needed = table.columns.map((_column, index) => {
    const held = characters(table, index, roomy);
    return held === null ? null : Math.ceil(held * size * CHARACTER + CELL_MARGINS);
  });
  const left = whole - needed.reduce<number>((sum, width) => sum + (width ?? 0), 0);
  const running = needed.filter((width) => width === null).length;
  const onOneLine = Math.max(table.columns[0]?.heading.length ?? 0, longest(table, 0, (text) => text.length)) * size * CHARACTER;
  const long = Math.min(WIDEST_LABEL, Math.ceil(onOneLine / LABEL_LINES));
  const label = Math.max(Math.min(NARROWEST_LABEL, Math.ceil(onOneLine + CELL_MARGINS)), long);
  if (left < NARROWEST_LABEL * (running - 1) + label) return null;
  const weights = needed.map((width, index) => (width === null ? Math.sqrt(Math.max(1, longest(table, index, (text) => text.length))) : 0));
  const weight = weights.reduce((sum, one) => sum + one, 0);
  const least = Math.min(NARROWEST_LABEL, Math.floor(left / running));
  const shared = left - least * running;
  return { size, wide, widths: needed.map((width, index) => width ?? least + Math.floor((shared * (weights[index] ?? 0)) / weight)) };
}

/** More columns than a page takes: they share it, and long words break. */
function crowded(table: DocumentTable): TableLayout {
  const others = Math.max(1, table.columns.length - 1);
  const label = Math.min(NARROWEST_LABEL, Math.floor(WIDE_WIDTH / 4));
  const each = Math.floor((WIDE_WIDTH - label) / others);
  return { size: SMALLEST_SIZE, wide: true, widths: table.columns.map((_column, index) => (index === 0 ? label : each)) };
}

/** Upright where it fits, if need be in a smaller size; else lying down. */
function layoutOf(table: DocumentTable): TableLayout {
  const few = table.rows.length <= FEW_ROWS ? layoutIn(table, TEXT_WIDTH, SMALLEST_SIZE, false) : null;
  return layoutIn(table, TEXT_WIDTH, NORMAL_SIZE, false, true) ?? layoutIn(table, TEXT_WIDTH, NORMAL_SIZE, false) ?? layoutIn(table, TEXT_WIDTH, SMALL_SIZE, false) ?? few ?? layoutIn(table, WIDE_WIDTH, NORMAL_SIZE, true)
    ?? layoutIn(table, WIDE_WIDTH, SMALL_SIZE, true) ?? crowded(table);
}

/** A table in its place, with one row that stands for all of them until `fillTables` writes them. */
function tableBlocks(table: DocumentTable, number: number, { widths }: TableLayout): Block[] {
  return [
    new Paragraph({ style: "Caption", keepNext: true, children: [new TextRun(wordText(`Tabell ${number}. ${table.caption}`))] }),
    new Table({
      width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA }, columnWidths: [...widths],
      borders: { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE },
      rows: [new TableRow({ children: [new TableCell({ children: [new Paragraph("")] })] })],
    }),
    new Paragraph({ text: "", spacing: { after: 120 } }),
  ];
}

interface Part {
  readonly wide: boolean;
  readonly blocks: Block[];
}

/** The document's blocks in runs of one page orientation: a wide table stands on pages of its own, lying down. With the tables in their order. */
function* partsOf(report: ReportDocument): Steps<{ readonly parts: readonly Part[]; readonly tables: readonly FilledTable[] }> {
  const tables: FilledTable[] = [];
  const parts: Part[] = [{ wide: false, blocks: [] }];
  const add = (wide: boolean, ...blocks: Block[]): void => {
    const last = parts[parts.length - 1];
    if (last !== undefined && last.wide === wide) last.blocks.push(...blocks);
    else parts.push({ wide, blocks: [...blocks] });
  };
  add(false, new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(wordText(report.title))] }), ...[report.organisation, ...report.details].filter((text) => text !== "").map((text) => new Paragraph({ style: "Subtitle", children: [new TextRun(wordText(text))] })));
  for (const section of report.sections) {
    const layouts = section.tables.map(layoutOf);
    const wide = section.paragraphs.join("").length <= SHORT_SECTION && layouts[0]?.wide === true;
    add(wide, new Paragraph({ heading: HeadingLevel.HEADING_1, keepNext: true, children: [new TextRun(wordText(section.heading))] }), ...section.paragraphs.map(bodyParagraph));
    section.tables.forEach((table, index) => {
      const layout = layouts[index];
      if (layout === undefined) return;
      tables.push({ caption: wordText(table.caption), rows: () => tableRows(table, layout) });
      add(layout.wide, ...tableBlocks(table, tables.length, layout));
    });
    yield;
  }
  return { parts, tables };
}

const footer = (): Footer => new Footer({
  children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [new TextRun({ size: 18, children: ["Sida ", PageNumber.CURRENT, " av ", PageNumber.TOTAL_PAGES] })] })],
});

function documentOf(report: ReportDocument, parts: readonly Part[]): Document {
  const heading = (size: number, before: number): { run: object; paragraph: object } => ({ run: { font: FONT, size, bold: true, color: INK }, paragraph: { spacing: { before, after: 120, line: 264, lineRule: LineRuleType.AUTO }, keepNext: true } });
  return new Document({
    title: wordText(report.title), creator: wordText(report.organisation), description: wordText(report.details.join(" · ")),
    styles: {
      default: {
        document: { run: { font: FONT, size: 22, color: INK, language: { value: "sv-SE", eastAsia: "sv-SE", bidirectional: "ar-SA" } }, paragraph: { spacing: { line: 276 } } },
        title: heading(40, 0), heading1: heading(30, 360), heading2: heading(26, 240),
      },
      paragraphStyles: [
        { id: "Caption", name: "caption", basedOn: "Normal", next: "Normal", quickFormat: true, run: { bold: true, size: 20, color: INK }, paragraph: { spacing: { before: 200, after: 80 }, keepNext: true } },
        { id: "Subtitle", name: "Subtitle", basedOn: "Normal", next: "Normal", quickFormat: true, run: { size: 22, color: "50555C" }, paragraph: { spacing: { after: 40 } } },
      ],
    },
    numbering: { config: [{ reference: LIST, levels: [{ level: 0, format: LevelFormat.DECIMAL, text: "%1.", alignment: AlignmentType.START, style: { paragraph: { indent: { left: 420, hanging: 420 }, spacing: { after: 80 } } } }] }] },
    sections: parts.map((part) => ({
      properties: { page: { margin: { top: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin, right: PAGE.margin }, size: { width: PAGE.width, height: PAGE.height, orientation: part.wide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT } } },
      footers: { default: footer() }, children: part.blocks,
    })),
  });
}

/** The bytes of the .docx file. `work`: how long work in steps is done; at one go when left out. */
export async function writeDocx(report: ReportDocument, work: <T>(steps: Steps<T>) => T | Promise<T> = finished): Promise<Uint8Array> {
  const { parts, tables } = await work(partsOf(report));
  const document = await Packer.toArrayBuffer(documentOf(report, parts));
  return work(fillTables(new Uint8Array(document), tables));
}
