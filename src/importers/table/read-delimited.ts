/** Text with delimiters (.csv, .txt, a pasted block) → grid. Delimiter and encoding are found from the content and told. */
import Papa from "papaparse";
import { BokslutError } from "../../domain/errors";
import { encodingText, findEncoding, textPieces, type Encoding, type FoundEncoding } from "../decode";
import { ProblemList } from "../problem";
import { MOST_BYTES, MOST_CELLS, MOST_ROWS, type Grid, type GridCell } from "./grid";

const DELIMITERS: readonly (readonly [string, string])[] = [["\t", "tabb"], [";", "semikolon"], ["|", "lodstreck"], [",", "komma"]];

/**
 * The delimiter that gives the most rows with the same number of cells (more than one). A decimal comma makes "," look like a delimiter, so it is
 * tried last and only counts when it beats the others clearly.
 */
export function findDelimiter(text: string): string | null {
  const lines = text.slice(0, 200_000).split(/\r\n|\n|\r/).filter((line) => line.trim() !== "").slice(0, 100);
  let best: { delimiter: string; score: number } | null = null;
  for (const [delimiter] of DELIMITERS) {
    const counts = lines.map((line) => line.replace(/"(?:[^"]|"")*"/g, "").split(delimiter).length);
    const most = counts.reduce((widest, count) => Math.max(widest, counts.filter((other) => other === count && count > 1).length), 0);
    const score = most / Math.max(1, lines.length);
    if (most > 0 && (best === null || score > best.score + 0.1)) {
      best = { delimiter, score };
    }
  }
  return best?.delimiter ?? null;
}

export interface DelimitedOptions {
  readonly encoding?: Encoding;
  readonly delimiter?: string;
}

/** How much of the work decoding is, against splitting into cells. */
const DECODING = 0.2;

/** Reads bytes of a text file step by step, yielding the share read (0–1). The options are the user's choices; left out, they are found. Throws bad-data for an empty or too large file. */
export function* readDelimitedSteps(bytes: Uint8Array, options: DelimitedOptions = {}): Generator<number, Grid> {
  if (bytes.length > MOST_BYTES) {
    throw new BokslutError("bad-data", `Filen är större än ${MOST_BYTES / 1024 / 1024} MB. Dela upp den, eller exportera bara den period och de konton som rapporten behöver.`);
  }
  const found: FoundEncoding = options.encoding === undefined ? findEncoding(bytes) : { encoding: options.encoding, mixed: null, guess: false };
  const pieces: string[] = [];
  for (const { text, read } of textPieces(bytes, found)) {
    pieces.push(text);
    yield (read / bytes.length) * DECODING;
  }
  const steps = splitSteps(pieces.join("").replace(/^\uFEFF/, ""), options.delimiter);
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) {
    yield DECODING + step.value * (1 - DECODING);
  }
  return { ...step.value, facts: [`Teckenkodning: ${encodingText(found)}`, ...step.value.facts] };
}

function atOnce<T>(steps: Generator<number, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
  }
}

/** Reads a whole text file at once. */
export function readDelimited(bytes: Uint8Array, options: DelimitedOptions = {}): Grid {
  return atOnce(readDelimitedSteps(bytes, options));
}

/** Reads text, for example a block pasted from Excel (tab between cells). */
export function readDelimitedText(text: string, delimiter?: string): Grid {
  return atOnce(splitSteps(text, delimiter));
}

/** Characters split into cells between two looks at progress. */
const PIECE = 64 * 1024;
const QUOTE = 34;

/** End of the piece that begins at `from`: a line's end outside quotes, so that no cell is cut. */
function pieceEnd(body: string, from: number): number {
  let quotes = 0;
  let counted = from;
  for (let at = from + PIECE; at < body.length; ) {
    const feed = body.indexOf("\n", at);
    if (feed < 0) {
      return body.length;
    }
    for (; counted < feed; counted += 1) {
      quotes += body.charCodeAt(counted) === QUOTE ? 1 : 0;
    }
    if (quotes % 2 === 0) {
      return feed + 1;
    }
    at = feed + 1;
  }
  return body.length;
}

function* splitSteps(text: string, delimiter?: string): Generator<number, Grid> {
  if (text.trim() === "") {
    throw new BokslutError("bad-data", "Filen är tom. Välj en fil med rubriker och belopp.");
  }
  const problems = new ProblemList();
  const chosen = delimiter ?? findDelimiter(text) ?? "\t";
  // An Excel hint such as "sep=;" on the first line is no data.
  const body = text.replace(/\r\n?/g, "\n").replace(/^sep=.\n/i, "");
  const rows: GridCell[][] = [];
  let cells = 0;
  let more = false;
  for (let from = 0; from < body.length; ) {
    if (rows.length >= MOST_ROWS || cells >= MOST_CELLS) {
      more = true;
      break;
    }
    const end = pieceEnd(body, from);
    const piece = body.slice(from, body.charCodeAt(end - 1) === 10 ? end - 1 : end);
    const parsed = Papa.parse<string[]>(piece, { delimiter: chosen, newline: "\n", skipEmptyLines: false });
    for (const error of parsed.errors) {
      if (error.type === "Quotes") {
        const row = rows.length + (error.row ?? 0) + 1;
        problems.add("citattecken", { severity: "varning", sheet: null, row, column: null, message: `Rad ${row}: ett citattecken är inte avslutat. Raden lästes så långt det gick; kontrollera den.` });
      }
    }
    for (const row of parsed.data) {
      if (rows.length >= MOST_ROWS) {
        more = true;
        break;
      }
      rows.push(row.map((cell) => (cell === "" ? null : cell)));
      cells += row.length;
    }
    from = end;
    yield from / body.length;
  }
  if (more) {
    const limit = rows.length >= MOST_ROWS ? `${MOST_ROWS.toLocaleString("sv-SE")} rader` : `${MOST_CELLS.toLocaleString("sv-SE")} celler`;
    problems.add("rader", { severity: "fel", sheet: null, row: rows.length, column: null, message: `Filen har fler än ${limit}. Resten är inte läst. Exportera summor i stället för varje rad.` });
  }
  if (body.includes("\uFFFD")) {
    problems.add("tecken", { severity: "varning", sheet: null, row: null, column: null, message: "Filen har tecken som inte går att läsa med den valda teckenkodningen. Välj en annan teckenkodning." });
  }
  const named = DELIMITERS.find(([sign]) => sign === chosen)?.[1] ?? `”${chosen}”`;
  return { sheets: [{ name: null, rows }], facts: [`Skiljetecken: ${named}`], problems: problems.all() };
}
