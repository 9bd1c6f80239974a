/** One line of a SIE file → its label and fields. Fields are split by spaces or tabs, may be quoted with \" inside, and objects stand in braces. */

/** A field: text, or a list of dimension/object pairs in braces. */
export type SieField = string | readonly SieObjectRef[];

export interface SieObjectRef {
  readonly dimension: string;
  readonly object: string;
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
    objects.push({ dimension: texts[pair] ?? "", object: texts[pair + 1] ?? "" });
  }
  const closed = line.charCodeAt(index) === CLOSE;
  const fault = open ? "ett citattecken är inte avslutat" : !closed ? "en objektlista saknar avslutande klammer" : texts.length % 2 === 1 ? "en objektlista har en dimension utan objekt" : null;
  return { objects, end: closed ? index + 1 : index, fault };
}

/** Splits a line; null for an empty line, "{" or "}" standing alone is given as label. */
export function splitSieLine(line: string): SieLine | null {
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
      const read = readObjects(line, index + 1);
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
