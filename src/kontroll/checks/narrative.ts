/** The narrative: every figure follows a cell or stands in one, no text has lost its formula, and no own text is older than its figures. */
import type { ReviewedFigure } from "../../narrative/granska";
import type { Finding, Severity } from "../finding";

/** A row of the narrative as it stands. */
export interface NarrativeRowReading {
  /** Key of its paragraph; null for a row that the controller has put in. */
  readonly key: string | null;
  readonly sheet: string;
  readonly section: string;
  readonly textAddress: string;
  readonly ownAddress: string;
  /** The generated text as it reads, and whether a formula writes it. */
  readonly text: string;
  readonly isFormula: boolean;
  readonly own: string;
  /** The figures of the text that counts and follows no formula, reviewed against the cells; none for a text that a formula writes. */
  readonly figures: readonly ReviewedFigure[];
  /** What the generated text said when the own text was last seen new; null when it has not been seen. */
  readonly textThen: string | null;
}

interface Parts {
  readonly check: string;
  readonly severity: Severity;
  readonly address: string;
  readonly actual: string;
  readonly explanation: string;
}

function finding(row: NarrativeRowReading, parts: Parts): Finding {
  const cell = row.key === null ? null : { table: "berattelse", row: row.key, column: parts.address === row.ownAddress ? "egen" : "text" };
  return { ...parts, sheet: row.sheet, cell, expected: null, difference: null, remedy: null, basis: [row.text, row.own] };
}

const shorten = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 2)} …` : text);

/** Figures with a unit are the report's; a lone number ("3 nya bibliotek") may be of anything. */
const isAmount = (figure: ReviewedFigure): boolean => /mnkr|tkr|kr|mkr|procent|%|,\d/i.test(figure.text);

/** What is said of the figures of one text: the contradicting ones first, then those that stand nowhere. One finding per text and kind. */
function figureFindings(row: NarrativeRowReading): readonly Finding[] {
  const address = row.own === "" ? row.textAddress : row.ownAddress;
  const wrong = row.figures.filter((figure) => figure.verdict === "contradicting");
  const unknown = row.figures.filter((figure) => figure.verdict === "unknown");
  const list = (figures: readonly ReviewedFigure[]): string => figures.slice(0, 5).map((figure) => figure.text).join("; ");
  const found: Finding[] = [];
  if (wrong.length > 0) {
    found.push(finding(row, {
      check: "siffra-i-text", severity: "varning", address, actual: shorten(list(wrong), 80),
      explanation: `${row.section}: texten säger ${list(wrong)}. ${wrong.map((figure) => figure.reason).filter((reason) => reason !== "").slice(0, 2).join(" ")} Rätta texten, eller knyt siffran till sin cell på sidan Berättelse.`,
    }));
  }
  if (unknown.length > 0) {
    found.push(finding(row, {
      check: "siffra-i-text", severity: unknown.some(isAmount) ? "varning" : "upplysning", address, actual: shorten(list(unknown), 80),
      explanation: `${row.section}: ${list(unknown)} i texten finns inte i någon cell. Kontrollera siffran, eller knyt den till sin cell på sidan Berättelse.`,
    }));
  }
  return found;
}

/** Every finding on the narrative, row by row. Pure. */
export function narrativeFindings(rows: readonly NarrativeRowReading[]): Finding[] {
  return rows.flatMap((row) => {
    const found: Finding[] = [];
    if (row.key !== null && !row.isFormula && row.text !== "" && row.own === "") {
      found.push(finding(row, {
        check: "text-utan-formel", severity: "varning", address: row.textAddress, actual: shorten(row.text, 80),
        explanation: `${row.section}: texten är inskriven över Boksluts formel och följer inte längre sina celler. Skriv egen text i kolumnen Egen text, och välj Skriv berättelse så kommer formeln tillbaka.`,
      }));
    }
    found.push(...figureFindings(row));
    if (row.own !== "" && row.textThen !== null && row.textThen !== row.text) {
      found.push(finding(row, {
        check: "egen-text-aldre", severity: "varning", address: row.ownAddress, actual: shorten(row.text, 80),
        explanation: `${row.section}: siffrorna har ändrats sedan din egen text skrevs. Då: ”${shorten(row.textThen, 200)}” Nu: ”${shorten(row.text, 200)}” Läs din text igen.`,
      }));
    }
    return found;
  });
}
