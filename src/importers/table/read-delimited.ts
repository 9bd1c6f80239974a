/** Text with delimiters (.csv, .txt, a pasted block) → grid. Delimiter and encoding are found from the content and told. */
import Papa from "papaparse";
import { BokslutError } from "../../domain/errors";
import { decodeAs, decodeBytes, ENCODING_NAMES, type Encoding } from "../decode";
import { ProblemList } from "../problem";
import { MOST_BYTES, MOST_ROWS, type Grid } from "./grid";

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

/** Reads bytes of a text file. `encoding` and `delimiter` are the user's choices; left out, they are found. Throws bad-data for an empty or too large file. */
export function readDelimited(bytes: Uint8Array, options: { readonly encoding?: Encoding; readonly delimiter?: string } = {}): Grid {
  if (bytes.length > MOST_BYTES) {
    throw new BokslutError("bad-data", `Filen är större än ${MOST_BYTES / 1024 / 1024} MB. Dela upp den, eller exportera bara den period och de konton som rapporten behöver.`);
  }
  const decoded = options.encoding === undefined ? decodeBytes(bytes) : { text: decodeAs(bytes, options.encoding), encoding: options.encoding, guess: false };
  const grid = readDelimitedText(decoded.text.replace(/^\uFEFF/, ""), options.delimiter);
  return { ...grid, facts: [`Teckenkodning: ${ENCODING_NAMES[decoded.encoding]}${decoded.guess ? " (gissning)" : ""}`, ...grid.facts] };
}

/** Reads text, for example a block pasted from Excel (tab between cells). */
export function readDelimitedText(text: string, delimiter?: string): Grid {
  if (text.trim() === "") {
    throw new BokslutError("bad-data", "Filen är tom. Välj en fil med rubriker och belopp.");
  }
  const problems = new ProblemList();
  const chosen = delimiter ?? findDelimiter(text) ?? "\t";
  // An Excel hint such as "sep=;" on the first line is no data.
  const body = text.replace(/\r\n?/g, "\n").replace(/^sep=.\n/i, "");
  const parsed = Papa.parse<string[]>(body, { delimiter: chosen, newline: "\n", preview: MOST_ROWS + 1, skipEmptyLines: false });
  for (const error of parsed.errors) {
    if (error.type === "Quotes") {
      problems.add("citattecken", { severity: "varning", sheet: null, row: (error.row ?? 0) + 1, column: null, message: `Rad ${(error.row ?? 0) + 1}: ett citattecken är inte avslutat. Raden lästes så långt det gick; kontrollera den.` });
    }
  }
  if (parsed.data.length > MOST_ROWS) {
    problems.add("rader", { severity: "fel", sheet: null, row: MOST_ROWS, column: null, message: `Filen har fler än ${MOST_ROWS.toLocaleString("sv-SE")} rader. Resten är inte läst. Exportera summor i stället för varje rad.` });
  }
  if (body.includes("\uFFFD")) {
    problems.add("tecken", { severity: "varning", sheet: null, row: null, column: null, message: "Filen har tecken som inte går att läsa med den valda teckenkodningen. Välj en annan teckenkodning." });
  }
  const rows = parsed.data.slice(0, MOST_ROWS).map((row) => row.map((cell) => (cell === "" ? null : cell)));
  const named = DELIMITERS.find(([sign]) => sign === chosen)?.[1] ?? `”${chosen}”`;
  return { sheets: [{ name: null, rows }], facts: [`Skiljetecken: ${named}`], problems: problems.all() };
}
