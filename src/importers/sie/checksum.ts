/**
 * #KSUMMA: CRC-32 (polynomial EDB88320 reversed, start and end inverted) over labels and fields of the lines between the first and the last
 * #KSUMMA, without separators, quotes and braces. Source: the description of SIE's checksum in public reader programs; the standard's own text was
 * not at hand, so a sum that differs is a warning and never stops the import.
 */
import { codePage437Byte } from "../code-page-437";
import type { SieLine } from "./fields";

const TABLE = Uint32Array.from({ length: 256 }, (_, start) => {
  let value = start;
  for (let bit = 0; bit < 8; bit += 1) {
    value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return value >>> 0;
});

export class SieChecksum {
  private state = 0xffffffff;

  private addText(text: string): void {
    for (const character of text) {
      const byte = codePage437Byte(character) ?? 0x3f;
      this.state = ((TABLE[(this.state ^ byte) & 0xff] ?? 0) ^ (this.state >>> 8)) >>> 0;
    }
  }

  add(line: SieLine): void {
    if (line.label === "{" || line.label === "}") {
      return;
    }
    this.addText(line.label);
    for (const field of line.fields) {
      if (typeof field === "string") {
        this.addText(field);
      } else {
        for (const reference of field) {
          this.addText(reference.dimension);
          this.addText(reference.object);
        }
      }
    }
  }

  /** The sum as #KSUMMA writes it: an unsigned number, by some programs signed. */
  matches(text: string): boolean {
    const unsigned = (this.state ^ 0xffffffff) >>> 0;
    return text === String(unsigned) || text === String(unsigned | 0);
  }

  value(): number {
    return (this.state ^ 0xffffffff) >>> 0;
  }
}
