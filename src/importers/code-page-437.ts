/** Code page 437 (`#FORMAT PC8`), upper half, in order from byte 0x80. Source: IBM's code page 437 as listed by the Unicode Consortium. */
const UPPER_HALF =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";

const BYTE_OF = new Map([...UPPER_HALF].map((character, index) => [character, 0x80 + index]));

/** Bytes in code page 437 → text. Every byte has a character, so nothing is lost. */
export function decodeCodePage437(bytes: Uint8Array): string {
  const parts: string[] = [];
  const block = 8192;
  for (let start = 0; start < bytes.length; start += block) {
    let part = "";
    for (const byte of bytes.subarray(start, start + block)) {
      part += byte < 0x80 ? String.fromCharCode(byte) : UPPER_HALF.charAt(byte - 0x80);
    }
    parts.push(part);
  }
  return parts.join("");
}

/** The byte of a character in code page 437, or null when it has none. */
export function codePage437Byte(character: string): number | null {
  const code = character.charCodeAt(0);
  return code < 0x80 ? code : (BYTE_OF.get(character) ?? null);
}
