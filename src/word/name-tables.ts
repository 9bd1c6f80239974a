/** What the document library leaves out of a table and a screen reader asks for: that its first row and first column are headers, and its name. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

const BODY = "word/document.xml";

const attribute = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");

/** The .docx with its tables named, in the order of `names`. */
export function nameTables(docx: Uint8Array, names: readonly string[]): Uint8Array {
  const parts = unzipSync(docx);
  const body = parts[BODY];
  if (body === undefined) return docx;
  let at = 0;
  const xml = strFromU8(body).replace(/<\/w:tblPr>/g, (end) => {
    const name = names[at];
    at += 1;
    return `<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>${name === undefined ? "" : `<w:tblCaption w:val="${attribute(name)}"/>`}${end}`;
  });
  return zipSync({ ...parts, [BODY]: strToU8(xml) });
}
