/**
 * The parts of a zip file, guarded: sizes and number of parts are checked in the central directory before anything is inflated, and what is
 * inflated is counted as it comes, whatever the directory says of it. Source: PKWARE's APPNOTE 6.3 (records 4.3.7, 4.3.12, 4.3.16).
 */
import { Inflate } from "fflate";
import { BokslutError } from "../../domain/errors";

export interface ZipPart {
  readonly name: string;
  readonly method: number;
  readonly compressed: number;
  readonly inflated: number;
  readonly offset: number;
  readonly encrypted: boolean;
}

/** Most parts of a workbook that is read: a large one has a few hundred. */
export const MOST_PARTS = 5_000;
/** Most bytes that all read parts together may inflate to. */
export const MOST_INFLATED = 400 * 1024 * 1024;
/** Above this size a part that inflates to more than so many times itself is no spreadsheet: sheets come to about twenty times. */
const RATIO_FROM = 4 * 1024 * 1024;
const MOST_RATIO = 150;
const PIECE = 16 * 1024;

const BOMB = "Filen packar upp till orimligt mycket data och läses därför inte. Öppna den i Excel, kopiera de rader som behövs till en ny arbetsbok och spara den.";
const BROKEN = "Filen är skadad eller avhuggen: den går inte att packa upp. Hämta eller exportera den på nytt.";

function little(bytes: Uint8Array, at: number, count: 2 | 4): number {
  if (at < 0 || at + count > bytes.length) {
    throw new BokslutError("bad-data", BROKEN);
  }
  const low = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
  return count === 2 ? low : (low | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)) >>> 0;
}

/** Where the end of the central directory begins; −1 when there is none (the comment after it may be 65,535 bytes). */
function endRecord(bytes: Uint8Array): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 65_535); at -= 1) {
    if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 0x05 && bytes[at + 3] === 0x06) {
      return at;
    }
  }
  return -1;
}

/** The parts by name (first wins). Throws bad-data for a damaged file, too many parts, or parts that claim to be larger than a workbook can be. */
export function readZip(bytes: Uint8Array): ReadonlyMap<string, ZipPart> {
  const end = endRecord(bytes);
  if (end < 0) {
    throw new BokslutError("bad-data", BROKEN);
  }
  const count = little(bytes, end + 10, 2);
  if (count > MOST_PARTS) {
    throw new BokslutError("bad-data", BOMB);
  }
  const parts = new Map<string, ZipPart>();
  const names = new TextDecoder("utf-8");
  let at = little(bytes, end + 16, 4);
  let claimed = 0;
  for (let index = 0; index < count; index += 1) {
    if (little(bytes, at, 4) !== 0x02014b50) {
      throw new BokslutError("bad-data", BROKEN);
    }
    const nameLength = little(bytes, at + 28, 2);
    const part: ZipPart = {
      name: names.decode(bytes.subarray(at + 46, at + 46 + nameLength)).replace(/\\/g, "/"),
      encrypted: (little(bytes, at + 8, 2) & 1) === 1,
      method: little(bytes, at + 10, 2),
      compressed: little(bytes, at + 20, 4),
      inflated: little(bytes, at + 24, 4),
      offset: little(bytes, at + 42, 4),
    };
    claimed += /\.(?:xml|rels)$/i.test(part.name) ? part.inflated : 0;
    if (!parts.has(part.name)) {
      parts.set(part.name, part);
    }
    at += 46 + nameLength + little(bytes, at + 30, 2) + little(bytes, at + 32, 2);
  }
  if (claimed > MOST_INFLATED) {
    throw new BokslutError("bad-data", BOMB);
  }
  return parts;
}

/** Counts what all parts of a file inflate to. */
export class InflateBudget {
  private used = 0;

  take(part: ZipPart, soFar: number, more: number): void {
    this.used += more;
    if (this.used > MOST_INFLATED || (soFar > RATIO_FROM && soFar > part.compressed * MOST_RATIO)) {
      throw new BokslutError("bad-data", BOMB);
    }
  }
}

/** Inflates a part piece by piece: yields pieces of at most a few megabytes, never the whole. Throws bad-data for damage, encryption, or a bomb. */
export function* inflatePart(bytes: Uint8Array, part: ZipPart, budget: InflateBudget): Generator<Uint8Array, void> {
  if (part.encrypted) {
    throw new BokslutError("bad-data", "Filen är skyddad med lösenord. Öppna den i Excel, ta bort lösenordet (Arkiv, Info, Skydda arbetsbok) och spara en kopia.");
  }
  if (little(bytes, part.offset, 4) !== 0x04034b50) {
    throw new BokslutError("bad-data", BROKEN);
  }
  const start = part.offset + 30 + little(bytes, part.offset + 26, 2) + little(bytes, part.offset + 28, 2);
  const data = bytes.subarray(start, start + part.compressed);
  if (data.length < part.compressed || (part.method !== 0 && part.method !== 8)) {
    throw new BokslutError("bad-data", BROKEN);
  }
  if (part.method === 0) {
    budget.take(part, data.length, data.length);
    yield data;
    return;
  }
  let made: Uint8Array[] = [];
  const inflate = new Inflate((piece) => void made.push(piece));
  let soFar = 0;
  for (let from = 0; from < data.length; from += PIECE) {
    try {
      inflate.push(data.subarray(from, from + PIECE), from + PIECE >= data.length);
    } catch {
      throw new BokslutError("bad-data", BROKEN);
    }
    for (const piece of made) {
      soFar += piece.length;
      budget.take(part, soFar, piece.length);
      yield piece;
    }
    made = [];
  }
}
