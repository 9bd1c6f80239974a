/** XML of a workbook's parts, streamed. Entities that a document defines itself are never expanded: the parser knows only XML's own five. */
import { SaxesParser } from "saxes";
import { BokslutError } from "../../domain/errors";
import { inflatePart, type InflateBudget, type ZipPart } from "./zip";

export type Attributes = Readonly<Record<string, string>>;

export interface XmlHandler {
  /** `name` without prefix: "x:row" is "row". Attributes keep theirs ("r:id"). */
  open(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

function local(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

/** Parses a part, yielding after every piece so that the caller can show progress or stop. Throws bad-data naming the part for XML that is broken. */
export function* parsePart(bytes: Uint8Array, part: ZipPart, budget: InflateBudget, handler: XmlHandler): Generator<number, void> {
  const parser = new SaxesParser();
  parser.on("opentag", (tag) => handler.open(local(tag.name), tag.attributes as Attributes));
  parser.on("closetag", (tag) => handler.close?.(local(tag.name)));
  parser.on("text", (text) => handler.text?.(text));
  parser.on("cdata", (text) => handler.text?.(text));
  parser.on("error", () => {
    throw new BokslutError("bad-data", `Arbetsbokens del ${part.name} är skadad. Öppna filen i Excel, låt Excel reparera den och spara en kopia.`);
  });
  let decoder: TextDecoder | null = null;
  let soFar = 0;
  for (const piece of inflatePart(bytes, part, budget)) {
    decoder = decoder ?? new TextDecoder(piece[0] === 0xff || piece[1] === 0 ? "utf-16le" : piece[0] === 0xfe || (piece[0] === 0 && piece.length > 1) ? "utf-16be" : "utf-8");
    parser.write(decoder.decode(piece, { stream: true }));
    soFar += piece.length;
    yield soFar;
  }
  parser.close();
}

/** Parses a small part at once. */
export function parseWhole(bytes: Uint8Array, part: ZipPart, budget: InflateBudget, handler: XmlHandler): void {
  const steps = parsePart(bytes, part, budget, handler);
  while (steps.next().done !== true) {
    // The handler does the work.
  }
}
