/** One line of a SIE file → its label and fields. Fields are split by spaces or tabs, may be quoted with \" inside, and objects stand in braces. */

/** A field: text, or a list of dimension/object pairs in braces. */
export type SieField = string | readonly SieObjectRef[];

export interface SieObjectRef {
  readonly dimension: string;
  readonly object: string;
}

/** A text with its own characters: a part of a larger text would keep all of that in memory. */
export function ownText(text: string): string {
  return text.length < 13 ? text : `\u0020${text}`.slice(1);
}

export interface SieLine {
  /** Label with its number sign, upper case: "#PSALDO". */
  readonly label: string;
  readonly fields: readonly SieField[];
  /** Set when the line is cut or badly quoted: what could be read is in `fields`. */
  readonly fault: string | null;
}

const SPACE = 32;
const TAB = 9;
const QUOTE = 34;
const BACKSLASH = 92;
const OPEN = 123;
const CLOSE = 125;

/** Reads one field from `start`; gives the text, the position after it, and whether a quote was left open. */
function readText(line: string, start: number, insideBraces: boolean): { text: string; end: number; open: boolean } {
  if (line.charCodeAt(start) !== QUOTE) {
    let end = start;
    while (end < line.length) {
      const code = line.charCodeAt(end);
      if (code === SPACE || code === TAB || (insideBraces && code === CLOSE)) {
        break;
      }
      end += 1;
    }
    return { text: line.slice(start, end), end, open: false };
  }
  let text = "";
  let from = start + 1;
  for (let index = from; index < line.length; index += 1) {
    const code = line.charCodeAt(index);
    if (code === BACKSLASH && (line.charCodeAt(index + 1) === QUOTE || line.charCodeAt(index + 1) === BACKSLASH)) {
      text += line.slice(from, index);
      from = index + 1;
      index += 1;
    } else if (code === QUOTE) {
      return { text: text + line.slice(from, index), end: index + 1, open: false };
    }
  }
  return { text: text + line.slice(from), end: line.length, open: true };
}

function skipSpaces(line: string, start: number): number {
  let index = start;
  while (index < line.length && (line.charCodeAt(index) === SPACE || line.charCodeAt(index) === TAB)) {
    index += 1;
  }
  return index;
}

/** Dimension and object in pairs until the closing brace. */
function readObjects(line: string, start: number): { objects: SieObjectRef[]; end: number; fault: string | null } {
  const texts: string[] = [];
  let index = skipSpaces(line, start);
  let open = false;
  while (index < line.length && line.charCodeAt(index) !== CLOSE) {
    const field = readText(line, index, true);
    texts.push(field.text);
    open = open || field.open;
    index = skipSpaces(line, field.end);
  }
  const objects: SieObjectRef[] = [];
  for (let pair = 0; pair + 1 < texts.length; pair += 2) {
    objects.push({ dimension: ownText(texts[pair] ?? ""), object: ownText(texts[pair + 1] ?? "") });
  }
  const closed = line.charCodeAt(index) === CLOSE;
  const fault = open ? "ett citattecken är inte avslutat" : !closed ? "en objektlista saknar avslutande klammer" : texts.length % 2 === 1 ? "en objektlista har en dimension utan objekt" : null;
  return { objects, end: closed ? index + 1 : index, fault };
}

interface ReadObjects {
  readonly objects: readonly SieObjectRef[];
  readonly end: number;
  readonly fault: string | null;
}

const NO_OBJECTS: readonly SieObjectRef[] = [];

/** Object lists by what is written between the braces: a file names the same few hundred again and again. */
export class ObjectLists {
  private readonly known = new Map<string, readonly SieObjectRef[]>();

  /** Reads the list that begins after a brace. */
  read(line: string, start: number): ReadObjects {
    const close = line.indexOf("}", start);
    if (close === start) {
      return { objects: NO_OBJECTS, end: close + 1, fault: null };
    }
    const written = close < 0 ? "" : line.slice(start, close);
    const known = written === "" ? undefined : this.known.get(written);
    if (known !== undefined) {
      return { objects: known, end: close + 1, fault: null };
    }
    const read = readObjects(line, start);
    if (read.fault === null && read.end === close + 1) {
      this.known.set(ownText(written), read.objects);
    }
    return read;
  }
}

/** Splits a line; null for an empty line, "{" or "}" standing alone is given as label. `lists` remembers object lists from line to line. */
export function splitSieLine(line: string, lists: ObjectLists = new ObjectLists()): SieLine | null {
  let index = skipSpaces(line, 0);
  if (index >= line.length) {
    return null;
  }
  const first = line.charCodeAt(index);
  if (first === OPEN || first === CLOSE) {
    return { label: line.charAt(index), fields: [], fault: null };
  }
  const label = readText(line, index, false);
  index = skipSpaces(line, label.end);
  const fields: SieField[] = [];
  let fault: string | null = label.open ? "ett citattecken är inte avslutat" : null;
  while (index < line.length) {
    if (line.charCodeAt(index) === OPEN) {
      const read = lists.read(line, index + 1);
      fields.push(read.objects);
      fault = fault ?? read.fault;
      index = skipSpaces(line, read.end);
    } else {
      const read = readText(line, index, false);
      fields.push(read.text);
      fault = fault ?? (read.open ? "ett citattecken är inte avslutat" : null);
      index = skipSpaces(line, read.end);
    }
  }
  return { label: label.text.toUpperCase(), fields, fault };
}
