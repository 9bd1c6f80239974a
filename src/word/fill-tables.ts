/**
 * The tables of a .docx: their rows, which the document library has left a place for, and what it leaves out and a screen reader asks for: that the first
 * row and first column are headers, and the table's name. The document is unpacked and packed again a part at a time, so that the page can answer between.
 */
import { strFromU8, strToU8, Unzip, UnzipInflate, UnzipPassThrough, Zip, ZipDeflate } from "fflate";
import type { Steps } from "../domain/steps";
import { wordXml } from "./word-text";

const BODY = "word/document.xml";
/** Bytes that are packed or unpacked at a time. */
const PIECE = 1 << 16;

/** What a table is filled with. */
export interface FilledTable {
  readonly caption: string;
  /** The markup of every row. */
  rows(): Steps<readonly string[]>;
}

const PROPERTIES_END = "</w:tblPr>";
const ROW = "<w:tr>";
const ROW_END = "</w:tr>";

function together(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** The parts of a zip file by their names. */
function* unpacked(zip: Uint8Array): Steps<ReadonlyMap<string, readonly Uint8Array[]>> {
  const parts = new Map<string, Uint8Array[]>();
  const unzip = new Unzip((file) => {
    const pieces: Uint8Array[] = [];
    parts.set(file.name, pieces);
    file.ondata = (error, data) => {
      if (error !== null) throw error;
      pieces.push(data);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  unzip.register(UnzipPassThrough);
  for (let at = 0; at < zip.length; at += PIECE / 4) {
    unzip.push(zip.subarray(at, at + PIECE / 4), at + PIECE / 4 >= zip.length);
    yield;
  }
  return parts;
}

function* packed(parts: ReadonlyMap<string, Uint8Array>): Steps<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, data) => {
    if (error !== null) throw error;
    pieces.push(data);
  });
  for (const [name, bytes] of parts) {
    const part = new ZipDeflate(name);
    zip.add(part);
    for (let at = 0; at === 0 || at < bytes.length; at += PIECE) {
      part.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
      yield;
    }
  }
  zip.end();
  return together(pieces);
}

/** The document's markup with its tables filled, in pieces. */
function* filledBody(body: string, tables: readonly FilledTable[]): Steps<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (const table of tables) {
    const properties = body.indexOf(PROPERTIES_END, at);
    const row = body.indexOf(ROW, properties);
    const after = body.indexOf(ROW_END, row);
    if (properties < 0 || row < 0 || after < 0) throw new Error("The document has fewer tables than the report.");
    const look = `<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/><w:tblCaption w:val="${wordXml(table.caption)}"/>`;
    pieces.push(strToU8(body.slice(at, properties) + look + body.slice(properties, row)));
    for (const one of yield* table.rows()) {
      pieces.push(strToU8(one));
      yield;
    }
    at = after + ROW_END.length;
  }
  pieces.push(strToU8(body.slice(at)));
  return pieces;
}

/** The .docx with its tables filled. */
export function* fillTables(docx: Uint8Array, tables: readonly FilledTable[]): Steps<Uint8Array> {
  const parts = yield* unpacked(docx);
  const filled = new Map<string, Uint8Array>();
  for (const [name, pieces] of parts) {
    const bytes = together(pieces);
    filled.set(name, name === BODY ? together(yield* filledBody(strFromU8(bytes), tables)) : bytes);
  }
  return yield* packed(filled);
}
