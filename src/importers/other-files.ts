/** Files that are chosen by mistake, told by their first bytes whatever their names: what they are, in words. */
import { BokslutError } from "../domain/errors";

const ASCII = (text: string): readonly number[] => [...text].map((letter) => letter.charCodeAt(0));
const ANY = null;

/** What the first bytes are, and what a file that begins so is called. */
const STARTS: readonly (readonly [readonly (number | null)[], string])[] = [
  [ASCII("%PDF-"), "ett PDF-dokument"],
  [ASCII("{\\rtf"), "ett textdokument (RTF)"],
  [[0x89, ...ASCII("PNG")], "en bild (PNG)"],
  [[0xff, 0xd8, 0xff], "en bild (JPEG)"],
  [ASCII("GIF8"), "en bild (GIF)"],
  [[...ASCII("RIFF"), ANY, ANY, ANY, ANY, ...ASCII("WEBP")], "en bild (WebP)"],
  [[ANY, ANY, ANY, ANY, ...ASCII("ftyphei")], "en bild (HEIC)"],
  [[...ASCII("II*"), 0], "en bild (TIFF)"],
  [[...ASCII("MM"), 0, ...ASCII("*")], "en bild (TIFF)"],
  [[...ASCII("BM"), ANY, ANY, ANY, ANY, 0, 0, 0, 0], "en bild (BMP)"],
  [[...ASCII("PK"), 3, 4, ...Array.from({ length: 26 }, () => ANY), ...ASCII("mimetypeapplication/vnd.oasis.opendocument.text")], "ett textdokument (.odt)"],
  [[0x1f, 0x8b, 8], "ett packat arkiv (.gz)"],
  [[...ASCII("7z"), 0xbc, 0xaf], "ett packat arkiv (.7z)"],
  [[...ASCII("Rar!"), 0x1a], "ett packat arkiv (.rar)"],
];
/** A program may put an order mark or blank lines before the first bytes of a PDF or a text. */
const MOST_BLANK = 16;
const BLANK: readonly number[] = [0xef, 0xbb, 0xbf, 9, 10, 13, 32];

function begins(bytes: Uint8Array, start: readonly (number | null)[], at: number): boolean {
  return start.every((byte, index) => byte === ANY || bytes[at + index] === byte);
}

export function refuseOtherFile(what: string): never {
  throw new BokslutError("bad-data", `Filen är ${what}, och ur en sådan läser Bokslut inga siffror. Ta ut uppgifterna ur ekonomisystemet som SIE 4, Excelarbetsbok (.xlsx) eller textfil (.csv) och välj den filen.`);
}

/** Throws bad-data with what the file is, when it is of a kind that holds no figures to read. */
export function refuseOtherKinds(bytes: Uint8Array): void {
  let at = 0;
  while (at < MOST_BLANK && BLANK.includes(bytes[at] ?? 0)) at += 1;
  const found = STARTS.find(([start]) => begins(bytes, start, 0) || (at > 0 && begins(bytes, start, at)));
  if (found !== undefined) refuseOtherFile(found[1]);
}
