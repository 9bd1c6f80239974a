/**
 * Bytes → text, whatever the file says of itself: exports from ledgers are UTF-8 with and without byte order mark, UTF-16, Windows-1252 and
 * code page 437, and the label is often wrong. The choice is made from the bytes and told to the user, who can change it.
 */
import { decodeCodePage437 } from "./code-page-437";

export type Encoding = "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be" | "windows-1252" | "cp437";

/** Names as the pane shows them. */
export const ENCODING_NAMES: Readonly<Record<Encoding, string>> = {
  "utf-8": "UTF-8",
  "utf-8-bom": "UTF-8 med byteordningsmärke",
  "utf-16le": "UTF-16 (little endian)",
  "utf-16be": "UTF-16 (big endian)",
  "windows-1252": "Windows-1252",
  cp437: "PC8 (teckentabell 437)",
};

export interface FoundEncoding {
  /** What most of the file is written in. */
  readonly encoding: Encoding;
  /** The encoding of the lines that are not, in a file joined from several; null for a file in one encoding. */
  readonly mixed: Encoding | null;
  /** True when another encoding would also have given a readable text: the choice is a guess. */
  readonly guess: boolean;
}

export interface DecodedText extends FoundEncoding {
  readonly text: string;
}

/** The encoding as the pane and the problems name it. */
export function encodingText(found: FoundEncoding): string {
  const mixed = found.mixed === null ? "" : `, med rader i ${ENCODING_NAMES[found.mixed]}`;
  return `${ENCODING_NAMES[found.encoding]}${mixed}${found.guess ? " (gissning)" : ""}`;
}

/** å ä ö Å Ä Ö é É in the two single-byte encodings. */
const SWEDISH_1252 = new Set([0xe5, 0xe4, 0xf6, 0xc5, 0xc4, 0xd6, 0xe9, 0xc9]);
const SWEDISH_437 = new Set([0x86, 0x84, 0x94, 0x8f, 0x8e, 0x99, 0x82, 0x90]);
/** Bytes that ledgers write in Windows-1252 besides letters: euro, dashes, quotes, no-break space, section, degree, half … */
const SIGNS_1252 = new Set([0x80, 0x85, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0xa0, 0xa7, 0xab, 0xb0, 0xb4, 0xb7, 0xbb, 0xbd]);

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a) || SWEDISH_1252.has(byte) || SWEDISH_437.has(byte));
}

/** Reads bytes in a given encoding. Undecodable sequences become U+FFFD, which the caller reports. */
export function decodeAs(bytes: Uint8Array, encoding: Encoding): string {
  switch (encoding) {
    case "cp437":
      return decodeCodePage437(bytes);
    case "utf-8-bom":
      return new TextDecoder("utf-8").decode(bytes);
    default:
      return new TextDecoder(encoding).decode(bytes);
  }
}

/** Length of the UTF-8 sequence of more than one byte at a place; 0 when there is none, −1 when the bytes end inside one. */
function sequenceAt(bytes: Uint8Array, at: number, end: number): number {
  const lead = bytes[at] ?? 0;
  const length = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  for (let next = 1; next < length; next += 1) {
    if (at + next >= end) {
      return -1;
    }
    if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) {
      return 0;
    }
  }
  return length;
}

/** How many UTF-8 sequences, and how many bytes above 0x7F that are in none. A sequence cut off at the end counts as neither. */
function utf8Counts(bytes: Uint8Array, from: number, to: number): { readonly sequences: number; readonly others: number } {
  let sequences = 0;
  let others = 0;
  for (let at = from; at < to; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) {
      continue;
    }
    const length = sequenceAt(bytes, at, to);
    if (length > 0) {
      sequences += 1;
      at += length - 1;
    } else if (length === 0) {
      others += 1;
    } else {
      break;
    }
  }
  return { sequences, others };
}

/** UTF-16 without a mark: nearly every other byte is zero. */
function utf16Without(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const sample = bytes.subarray(0, 4000);
  let even = 0;
  let odd = 0;
  sample.forEach((byte, index) => {
    if (byte === 0) {
      if (index % 2 === 0) {
        even += 1;
      } else {
        odd += 1;
      }
    }
  });
  const half = sample.length / 2;
  if (sample.length >= 4 && odd > half * 0.7 && even < half * 0.1) {
    return "utf-16le";
  }
  return sample.length >= 4 && even > half * 0.7 && odd < half * 0.1 ? "utf-16be" : null;
}

/** How well the bytes above 0x7F read as Swedish in each single-byte encoding: letters beside letters count most. */
function singleByteScores(bytes: Uint8Array, skipUtf8: boolean): { western: number; dos: number } {
  let western = 0;
  let dos = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte < 0x80) {
      continue;
    }
    const sequence = skipUtf8 ? sequenceAt(bytes, index, bytes.length) : 0;
    if (sequence > 0) {
      index += sequence - 1;
      continue;
    }
    const beside = isLetter(bytes[index - 1]) || isLetter(bytes[index + 1]) ? 3 : 1;
    if (SWEDISH_1252.has(byte)) {
      western += beside;
    } else if (SIGNS_1252.has(byte) && beside === 1) {
      western += 1;
    }
    if (SWEDISH_437.has(byte)) {
      dos += beside;
    }
  }
  return { western, dos };
}

/**
 * Finds the encoding. Order: byte order mark, UTF-16 by its zeros, UTF-8, then the single-byte encoding in which the text reads as Swedish.
 * `preferred` decides when the bytes do not (a SIE file's own #FORMAT PC8, or the user's choice before). Files joined from several are told by lines
 * that are UTF-8 among lines that are not.
 */
export function findEncoding(bytes: Uint8Array, preferred: "windows-1252" | "cp437" = "windows-1252"): FoundEncoding {
  const given = (encoding: Encoding, guess = false, mixed: Encoding | null = null): FoundEncoding => ({ encoding, guess, mixed });
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return given("utf-16le");
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return given("utf-16be");
  }
  const wide = utf16Without(bytes);
  if (wide !== null) {
    return given(wide, true);
  }
  const utf8 = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? "utf-8-bom" : "utf-8";
  const { sequences, others } = utf8Counts(bytes, 0, bytes.length);
  if (others === 0) {
    return given(utf8);
  }
  const { western, dos } = singleByteScores(bytes, sequences > 0);
  const single = western === dos ? preferred : western > dos ? "windows-1252" : "cp437";
  const guess = western === dos || Math.min(western, dos) * 4 > Math.max(western, dos);
  if (utf8 === "utf-8-bom" || sequences > others) {
    return given(utf8, guess, single);
  }
  return given(single, guess, sequences > 0 ? "utf-8" : null);
}

const PIECE = 64 * 1024;

/** End of the piece that begins at `from`: after its last line feed, or after the next one where the piece has none. */
function pieceEnd(bytes: Uint8Array, from: number): number {
  const wanted = Math.min(bytes.length, from + PIECE);
  for (let at = wanted; at > from && wanted < bytes.length; at -= 1) {
    if (bytes[at - 1] === 10) {
      return at;
    }
  }
  const next = wanted >= bytes.length ? -1 : bytes.indexOf(10, wanted);
  return next < 0 ? bytes.length : next + 1;
}

/** Lines in one encoding or another: each line that holds UTF-8 sequences and nothing else above 0x7F is UTF-8. */
function decodeLines(bytes: Uint8Array, single: Encoding): string {
  const lines: string[] = [];
  for (let from = 0; from < bytes.length; ) {
    const feed = bytes.indexOf(10, from);
    const to = feed < 0 ? bytes.length : feed + 1;
    const { sequences, others } = utf8Counts(bytes, from, to);
    lines.push(decodeAs(bytes.subarray(from, to), sequences > 0 && others === 0 ? "utf-8" : single));
    from = to;
  }
  return lines.join("");
}

/** The text of a file in pieces of whole lines (UTF-16: of any characters), so that a large file is never held as one text. */
export function* textPieces(bytes: Uint8Array, found: FoundEncoding): Generator<{ readonly text: string; readonly read: number }, void> {
  const { encoding, mixed } = found;
  if (encoding === "utf-16le" || encoding === "utf-16be") {
    const decoder = new TextDecoder(encoding);
    for (let from = 0; from < bytes.length; from += PIECE) {
      const read = Math.min(bytes.length, from + PIECE);
      yield { text: decoder.decode(bytes.subarray(from, read), { stream: read < bytes.length }), read };
    }
    return;
  }
  const single = mixed === null ? null : mixed === "utf-8" ? encoding : mixed;
  for (let from = encoding === "utf-8-bom" ? 3 : 0; from < bytes.length; ) {
    const read = pieceEnd(bytes, from);
    const piece = bytes.subarray(from, read);
    yield { text: single === null ? decodeAs(piece, encoding) : decodeLines(piece, single), read };
    from = read;
  }
}

/** Finds the encoding and decodes. */
export function decodeBytes(bytes: Uint8Array, preferred: "windows-1252" | "cp437" = "windows-1252"): DecodedText {
  const found = findEncoding(bytes, preferred);
  return { ...found, text: [...textPieces(bytes, found)].map((piece) => piece.text).join("") };
}
