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

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
  /** True when another encoding would also have given a readable text: the choice is a guess. */
  readonly guess: boolean;
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

/** Valid UTF-8: decoding invents no replacement character that the bytes do not hold themselves. */
function isUtf8(bytes: Uint8Array): boolean {
  const replaced = new TextDecoder("utf-8").decode(bytes).split("\uFFFD").length - 1;
  if (replaced === 0) {
    return true;
  }
  let written = 0;
  for (let index = 0; index + 2 < bytes.length; index += 1) {
    if (bytes[index] === 0xef && bytes[index + 1] === 0xbf && bytes[index + 2] === 0xbd) {
      written += 1;
    }
  }
  return written === replaced;
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
function singleByteScores(bytes: Uint8Array): { western: number; dos: number } {
  let western = 0;
  let dos = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte < 0x80) {
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
 * Finds the encoding and decodes. Order: byte order mark, UTF-16 by its zeros, valid UTF-8, then the single-byte encoding in which the text reads
 * as Swedish. `preferred` decides when the bytes do not (a SIE file's own #FORMAT PC8, or the user's choice before).
 */
export function decodeBytes(bytes: Uint8Array, preferred: "windows-1252" | "cp437" = "windows-1252"): DecodedText {
  const given = (encoding: Encoding, guess = false): DecodedText => ({ text: decodeAs(bytes, encoding), encoding, guess });
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return given("utf-8-bom");
  }
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
  if (isUtf8(bytes)) {
    return given("utf-8");
  }
  const { western, dos } = singleByteScores(bytes);
  if (western === dos) {
    return given(preferred, true);
  }
  return given(western > dos ? "windows-1252" : "cp437", Math.min(western, dos) * 4 > Math.max(western, dos));
}
