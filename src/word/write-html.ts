/** A report document as HTML for the clipboard: what Word and other programs paste with headings, lists and tables in the city's own template. */
import { looksLikeFormula } from "../domain/formula-text";
import { isDecision, markedPieces, type DocumentTable, type ReportDocument } from "./report-document";

const escape = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
const content = (text: string): string => markedPieces(text).map((piece) => (piece.marked ? `<mark>${escape(piece.text)}</mark>` : escape(piece.text))).join("");

/** For a text that a spreadsheet would compute when it is pasted there: kept as text. */
const kept = (text: string): string => (looksLikeFormula(text) ? ";mso-number-format:'\\@'" : "");
const element = (name: string, text: string, inner = escape(text)): string => `<${name}${looksLikeFormula(text) ? ` style="${kept(text).slice(1)}"` : ""}>${inner}</${name}>`;

function paragraphs(texts: readonly string[]): string {
  let html = "";
  let list: string[] = [];
  const close = (): void => {
    if (list.length > 0) html += `<ol>${list.map((item) => `<li>${content(item)}</li>`).join("")}</ol>`;
    list = [];
  };
  for (const text of texts) {
    if (isDecision(text)) list.push(text);
    else {
      close();
      html += element("p", text, content(text));
    }
  }
  close();
  return html;
}

function table(one: DocumentTable, number: number): string {
  const head = one.columns.map((column) => `<th scope="col" style="text-align:${column.figures ? "right" : "left"}${kept(column.heading)}">${escape(column.heading)}</th>`).join("");
  const rows = one.rows.map((row) => {
    const bold = row.look === "plain" || row.look === "varav" ? "normal" : "bold";
    const cells = one.columns.map((column, index) => (index === 0
      ? `<th scope="row" style="text-align:left;font-weight:${bold}${kept(row.cells[0] ?? "")}">${row.look === "varav" ? "&nbsp;&nbsp;" : ""}${escape(row.cells[0] ?? "")}</th>`
      : `<td style="text-align:${column.figures ? "right" : "left"};font-weight:${bold}${kept(row.cells[index] ?? "")}">${escape(row.cells[index] ?? "")}</td>`));
    return `<tr>${cells.join("")}</tr>`;
  });
  return `<table style="border-collapse:collapse"><caption style="text-align:left">${escape(`Tabell ${number}. ${one.caption}`)}</caption><thead><tr style="border-bottom:1px solid #404040">${head}</tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

/** The report as a piece of HTML in Swedish. */
export function writeHtml(report: ReportDocument): string {
  let number = 0;
  const sections = report.sections.map((section) => `${element("h1", section.heading)}${paragraphs(section.paragraphs)}${section.tables.map((one) => table(one, (number += 1))).join("")}`);
  return `<html lang="sv"><body>${sections.join("")}</body></html>`;
}

/** A line or cell of plain text with the apostrophe that a spreadsheet takes for "text" where it would otherwise compute it. */
const plainCell = (text: string): string => (looksLikeFormula(text) ? `'${text}` : text).replace(/[\t\r\n]+/g, " ");

/** The same as plain text, for programs that paste no formatting. */
export function writePlainText(report: ReportDocument): string {
  return report.sections.map((section) => [plainCell(section.heading), ...section.paragraphs.map(plainCell), ...section.tables.flatMap((one) => [plainCell(one.caption), one.columns.map((column) => plainCell(column.heading)).join("\t"), ...one.rows.map((row) => row.cells.map(plainCell).join("\t"))])].join("\n")).join("\n\n");
}
