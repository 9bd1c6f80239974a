/** A report document as .docx: real headings, marked header rows that repeat, captions, Swedish as its language, page numbers. */
import {
  AlignmentType, BorderStyle, Document, Footer, HeadingLevel, LevelFormat, Packer, PageNumber, PageOrientation, Paragraph, Table, TableCell, TableRow, TextRun, WidthType, type IParagraphOptions,
} from "docx";
import { isDecision, markedPieces, type DocumentRow, type DocumentTable, type ReportDocument } from "./report-document";

const FONT = "Calibri";
const INK = "1F2328";
const RULE = { style: BorderStyle.SINGLE, size: 4, color: "404040" };
const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" };
const LIST = "att-satser";
/** A4 with margins, in twentieths of a point. */
const PAGE = { width: 11_906, height: 16_838, margin: 1_247 };
const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin;
const WIDE_WIDTH = PAGE.height - 2 * PAGE.margin;
const FIGURE_WIDTH = 1_150;
const NARROWEST_LABEL = 2_600;

const runs = (text: string, options: { readonly bold?: boolean; readonly size?: number } = {}): TextRun[] =>
  markedPieces(text).map((piece) => new TextRun({ text: piece.text, ...options, ...(piece.marked ? { highlight: "yellow" as const } : {}) }));

function bodyParagraph(text: string): Paragraph {
  const list: Partial<IParagraphOptions> = isDecision(text) ? { numbering: { reference: LIST, level: 0 } } : { spacing: { after: 120 } };
  return new Paragraph({ children: runs(text), ...list });
}

const isWide = (table: DocumentTable): boolean => table.columns.length > 6;

function widthsOf(table: DocumentTable, whole: number): readonly number[] {
  const others = table.columns.slice(1);
  const texts = others.filter((column) => !column.figures).length;
  const figures = others.length - texts;
  const figure = Math.min(FIGURE_WIDTH, Math.floor((whole - NARROWEST_LABEL) / Math.max(1, others.length)));
  const left = whole - figure * figures;
  const text = texts === 0 ? 0 : Math.floor((left * 0.6) / texts);
  return table.columns.map((column, index) => (index === 0 ? left - text * texts : column.figures ? figure : text));
}

function cell(text: string, options: { readonly width: number; readonly right: boolean; readonly bold: boolean; readonly top: boolean; readonly bottom: boolean; readonly indent: boolean; readonly size: number; readonly keep: boolean }): TableCell {
  return new TableCell({
    width: { size: options.width, type: WidthType.DXA },
    borders: { top: options.top ? RULE : NONE, bottom: options.bottom ? RULE : NONE, left: NONE, right: NONE },
    margins: { top: 30, bottom: 30, left: 60, right: 60 },
    children: [new Paragraph({
      alignment: options.right ? AlignmentType.RIGHT : AlignmentType.LEFT, keepNext: options.keep, spacing: { after: 0 },
      ...(options.indent ? { indent: { left: 220 } } : {}), children: runs(text, { bold: options.bold, size: options.size }),
    })],
  });
}

function bodyRow(row: DocumentRow, table: DocumentTable, widths: readonly number[], size: number): TableRow {
  const bold = row.look === "section" || row.look === "sum" || row.look === "net";
  return new TableRow({
    cantSplit: true,
    children: table.columns.map((column, index) => cell(row.cells[index] ?? "", {
      width: widths[index] ?? 0, right: column.figures, bold, top: row.look === "sum", bottom: false, indent: row.look === "varav" && index === 0, size, keep: row.look === "section",
    })),
  });
}

function tableBlocks(table: DocumentTable, number: number): (Paragraph | Table)[] {
  const widths = widthsOf(table, isWide(table) ? WIDE_WIDTH : TEXT_WIDTH);
  const size = isWide(table) ? 16 : 18;
  const header = new TableRow({
    tableHeader: true, cantSplit: true,
    children: table.columns.map((column, index) => cell(column.heading, { width: widths[index] ?? 0, right: column.figures, bold: true, top: false, bottom: true, indent: false, size, keep: true })),
  });
  return [
    new Paragraph({ style: "Caption", keepNext: true, children: [new TextRun(`Tabell ${number}. ${table.caption}`)] }),
    new Table({
      width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA }, columnWidths: [...widths],
      borders: { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE },
      rows: [header, ...table.rows.map((row) => bodyRow(row, table, widths, size))],
    }),
    new Paragraph({ text: "", spacing: { after: 120 } }),
  ];
}

type Block = Paragraph | Table;
interface Part {
  readonly wide: boolean;
  readonly blocks: Block[];
}

/** The document's blocks in runs of one page orientation: a wide table stands on pages of its own, lying down. */
function partsOf(report: ReportDocument): Part[] {
  const parts: Part[] = [{ wide: false, blocks: [] }];
  const add = (wide: boolean, ...blocks: Block[]): void => {
    const last = parts[parts.length - 1];
    if (last !== undefined && last.wide === wide) last.blocks.push(...blocks);
    else parts.push({ wide, blocks: [...blocks] });
  };
  add(false, new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(report.title)] }), ...[report.organisation, ...report.details].filter((text) => text !== "").map((text) => new Paragraph({ style: "Subtitle", children: [new TextRun(text)] })));
  let number = 0;
  for (const section of report.sections) {
    add(false, new Paragraph({ heading: HeadingLevel.HEADING_1, keepNext: true, children: [new TextRun(section.heading)] }), ...section.paragraphs.map(bodyParagraph));
    for (const table of section.tables) {
      number += 1;
      add(isWide(table), ...tableBlocks(table, number));
    }
  }
  return parts;
}

const footer = (): Footer => new Footer({
  children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [new TextRun({ size: 18, children: ["Sida ", PageNumber.CURRENT, " av ", PageNumber.TOTAL_PAGES] })] })],
});

function documentOf(report: ReportDocument): Document {
  const heading = (size: number, before: number): { run: object; paragraph: object } => ({ run: { font: FONT, size, bold: true, color: INK }, paragraph: { spacing: { before, after: 120 }, keepNext: true } });
  return new Document({
    title: report.title, creator: report.organisation, description: report.details.join(" · "),
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
    sections: partsOf(report).map((part) => ({
      properties: { page: { margin: { top: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin, right: PAGE.margin }, size: { width: PAGE.width, height: PAGE.height, orientation: part.wide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT } } },
      footers: { default: footer() }, children: part.blocks,
    })),
  });
}

/** The bytes of the .docx file. */
export async function writeDocx(report: ReportDocument): Promise<Uint8Array> {
  return new Uint8Array(await Packer.toArrayBuffer(documentOf(report)));
}
