/**
 * A table's rows as the markup of Word, written here rather than by the document library: the library writes a document at one go, and the rows of a large
 * report would hold the page for most of a second.
 */
import { eachInSteps, type Steps } from "../domain/steps";
import { markedPieces, type DocumentRow, type DocumentTable } from "./report-document";
import { wordText, wordXml } from "./word-text";

/** A table's columns in twentieths of a point, and its text size in half points. */
export interface RowLayout {
  readonly widths: readonly number[];
  readonly size: number;
}

interface CellLook {
  readonly width: number;
  readonly right: boolean;
  readonly bold: boolean;
  /** A rule above and below the cell. */
  readonly top: boolean;
  readonly bottom: boolean;
  readonly indent: boolean;
  readonly size: number;
  /** Stays on the page of the row after. */
  readonly keep: boolean;
}

const MARGINS = '<w:tcMar><w:top w:type="dxa" w:w="30"/><w:left w:type="dxa" w:w="60"/><w:bottom w:type="dxa" w:w="30"/><w:right w:type="dxa" w:w="60"/></w:tcMar>';

const border = (side: string, ruled: boolean): string => (ruled ? `<w:${side} w:val="single" w:color="404040" w:sz="4"/>` : `<w:${side} w:val="none" w:color="auto" w:sz="0"/>`);

function run(text: string, marked: boolean, look: CellLook): string {
  const bold = look.bold ? "<w:b/><w:bCs/>" : '<w:b w:val="false"/><w:bCs w:val="false"/>';
  const mark = marked ? '<w:highlight w:val="yellow"/><w:highlightCs w:val="yellow"/>' : "";
  return `<w:r><w:rPr>${bold}<w:sz w:val="${look.size}"/><w:szCs w:val="${look.size}"/>${mark}</w:rPr><w:t xml:space="preserve">${wordXml(text)}</w:t></w:r>`;
}

function cell(text: string, look: CellLook): string {
  const borders = `<w:tcBorders>${border("top", look.top)}${border("left", false)}${border("bottom", look.bottom)}${border("right", false)}</w:tcBorders>`;
  const paragraph = `${look.keep ? "<w:keepNext/>" : '<w:keepNext w:val="false"/>'}<w:spacing w:after="0"/>${look.indent ? '<w:ind w:left="220"/>' : ""}<w:jc w:val="${look.right ? "right" : "left"}"/>`;
  const runs = markedPieces(wordText(text)).map((piece) => run(piece.text, piece.marked, look)).join("");
  return `<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="${look.width}"/>${borders}${MARGINS}</w:tcPr><w:p><w:pPr>${paragraph}</w:pPr>${runs}</w:p></w:tc>`;
}

function headerRow(table: DocumentTable, { widths, size }: RowLayout): string {
  const cells = table.columns.map((column, index) => cell(column.heading, { width: widths[index] ?? 0, right: column.figures, bold: true, top: false, bottom: true, indent: false, size, keep: true }));
  return `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${cells.join("")}</w:tr>`;
}

function bodyRow(row: DocumentRow, table: DocumentTable, { widths, size }: RowLayout): string {
  const bold = row.look === "section" || row.look === "sum" || row.look === "net";
  const cells = table.columns.map((column, index) => cell(row.cells[index] ?? "", {
    width: widths[index] ?? 0, right: column.figures, bold, top: row.look === "sum", bottom: false, indent: row.look === "varav" && index === 0, size, keep: row.look === "section",
  }));
  return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.join("")}</w:tr>`;
}

/** The header row and every other row, a step each. */
export function* tableRows(table: DocumentTable, layout: RowLayout): Steps<readonly string[]> {
  return [headerRow(table, layout), ...(yield* eachInSteps(table.rows, (row) => bodyRow(row, table, layout)))];
}
