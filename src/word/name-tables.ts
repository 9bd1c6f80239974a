/**
 * What the document library leaves out of a table and a screen reader asks for: that its first row and first column are headers, and its name. The
 * document is unpacked and packed again a part at a time, so that the page can answer between.
 */
import { strToU8, Unzip, UnzipInflate, UnzipPassThrough, Zip, ZipDeflate } from "fflate";
import type { Steps } from "../domain/steps";

const BODY = "word/document.xml";
/** Bytes that are packed or unpacked at a time. */
const PIECE = 1 << 16;

const attribute = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");

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

/** The .docx with its tables named, in the order of `names`. */
export function* nameTables(docx: Uint8Array, names: readonly string[]): Steps<Uint8Array> {
  const parts = yield* unpacked(docx);
  const body = parts.get(BODY);
  if (body === undefined) return docx;
  let at = 0;
  const reader = new TextDecoder();
  const named: Uint8Array[] = [];
  let rest = "";
  // A piece may end in the middle of a tag: what is behind the last whole one waits for the next piece.
  const name = (text: string): string => text.replace(/<\/w:tblPr>/g, (end) => {
    const caption = names[at];
    at += 1;
    return `<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>${caption === undefined ? "" : `<w:tblCaption w:val="${attribute(caption)}"/>`}${end}`;
  });
  for (const piece of body) {
    const text = rest + reader.decode(piece, { stream: true });
    const whole = text.lastIndexOf("<");
    named.push(strToU8(name(text.slice(0, Math.max(0, whole)))));
    rest = text.slice(Math.max(0, whole));
    yield;
  }
  named.push(strToU8(name(rest + reader.decode())));
  return yield* packed(new Map([...parts].map(([part, pieces]) => [part, part === BODY ? together(named) : together(pieces)])));
}
