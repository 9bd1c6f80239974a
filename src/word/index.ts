/** The door of the Word room. Loaded when a document is asked for: the library is large. */
export { writeDocx } from "./write-docx";
export { writeHtml, writePlainText } from "./write-html";
export type { DocumentColumn, DocumentRow, DocumentSection, DocumentTable, ReportDocument } from "./report-document";
