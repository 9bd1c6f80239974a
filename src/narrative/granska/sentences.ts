/** A pasted text as sentences under their headings. Line breaks and hyphens at line ends are joined; every place leads back to the text as it was pasted. */

export interface Sentence {
  readonly text: string;
  /** Nearest heading line above, as it stands; null when there is none. */
  readonly heading: string | null;
  /** The sentence before in the same paragraph; null for the first. */
  readonly before: Sentence | null;
  /** Place in the pasted text of each character. */
  readonly origin: readonly number[];
}

interface Joined {
  readonly text: string;
  readonly origin: readonly number[];
}

const ABBREVIATED = /(?:^|[\s(])(?:bl|t|m|s|f|d|ca|exkl|inkl|resp|dvs|m\.m|t\.o|f\.n|s\.k|p\.g|nr|dnr|kap|sid|milj|jfr|obs|st|o)\.$/i;

const isHeading = (line: string, next: string, afterStop: boolean): boolean => {
  const plain = line.trim();
  return /^\p{Lu}|^\d+(?:\.\d+)*\s+\p{Lu}/u.test(plain) && plain.length <= 80 && !/[.,;:!?-]$/.test(plain) && afterStop && (next.trim() === "" || /^[\s•\-–]*[\p{Lu}\d•]/u.test(next)) && !/\d,\d|\s\d+\s*(?:mnkr|tkr|kr|%|procent)/i.test(plain);
};

/** Joins the lines of one paragraph. */
function join(lines: readonly { readonly text: string; readonly at: number }[]): Joined {
  let text = "";
  const origin: number[] = [];
  for (const line of lines) {
    const start = line.text.length - line.text.trimStart().length;
    const body = line.text.trim();
    const split = /\p{Ll}-$/u.test(text) && /^\p{Ll}/u.test(body) && !/^(?:och|eller|samt|respektive)\b/u.test(body);
    if (split) {
      text = text.slice(0, -1);
      origin.pop();
    } else if (text !== "") {
      text += " ";
      origin.push(line.at + start);
    }
    text += body;
    for (let i = 0; i < body.length; i += 1) origin.push(line.at + start + i);
  }
  return { text, origin };
}

function split({ text, origin }: Joined, heading: string | null): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  const push = (to: number): void => {
    const piece = text.slice(from, to);
    if (piece.trim() !== "") sentences.push({ text: piece, heading, before: sentences[sentences.length - 1] ?? null, origin: origin.slice(from, to) });
    from = to;
  };
  for (const match of text.matchAll(/(?<![.!?])[.!?]+["”)]?\s+(?=[\p{Lu}\d•”"(])|(?:(?<!\s)\s+)?•\s*/gu)) {
    const end = match.index + match[0].length;
    if (!match[0].includes("•") && ABBREVIATED.test(text.slice(from, match.index + 1))) continue;
    push(end);
  }
  push(text.length);
  return sentences;
}

/** A row of a pasted table: three figures or more with hardly a word between them. */
const isTableRow = (line: string): boolean => (line.match(/\d,\d/g) ?? []).length >= 3 && !/[.!?]\s*$/.test(line) && (line.match(/\p{Ll}{3,}/gu) ?? []).length <= 4;

/** The sentences of a text in their order. `isName` tells that a line is the name of a row, and so a heading wherever it stands alone. */
export function sentencesOf(source: string, isName: (line: string) => boolean = () => false): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let heading: string | null = null;
  let paragraph: { readonly text: string; readonly at: number }[] = [];
  const flush = (): void => {
    sentences.push(...split(join(paragraph), heading));
    paragraph = [];
  };
  const lines = source.split("\n");
  let at = 0;
  lines.forEach((line, index) => {
    const last = paragraph[paragraph.length - 1]?.text.trim() ?? "";
    if (line.trim() === "") flush();
    else if (isTableRow(line)) {
      flush();
      paragraph.push({ text: line, at });
      flush();
    } else if (isName(line) || isHeading(line, lines[index + 1] ?? "", last === "" || /[.!?:]$/.test(last) || paragraph.length === 0)) {
      flush();
      heading = line.trim();
    } else {
      if (/[.!?]$/.test(last) && last.length < 60 && /^\s*\p{Lu}/u.test(line)) flush();
      paragraph.push({ text: line, at });
    }
    at += line.length + 1;
  });
  flush();
  return sentences;
}
