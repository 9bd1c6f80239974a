/** What the tests of hostile texts share: the ways in that were tried, and what a saved file may hold. */
import JSZip from "jszip";
import { OWN_FUNCTIONS } from "../../src/excel/kontroll/own-functions";
import type { Workbook } from "./workbook";

/** What Bokslut's own formulas call beside its own functions. */
const EXCEL_FUNCTIONS = [
  "IF", "SUM", "OR", "AND", "INDEX", "ABS", "ROW", "ROUND", "IFERROR", "COUNT", "COUNTA", "COUNTIF", "COUNTIFS", "LEFT", "ISTEXT", "ISERROR", "TRIM", "MATCH", "COLUMN", "ADDRESS", "SUMPRODUCT", "SUMIF", "SUMIFS", "SUBSTITUTE",
  "ROWS", "MAX", "MIN", "LEN", "ISNUMBER", "ISFORMULA", "HYPERLINK", "EXACT", "CONCAT", "NOT", "MID", "RIGHT", "TEXT", "CELL", "T", "N", "ISBLANK", "CHOOSE", "SIGN", "INT", "MOD", "SEARCH", "FIND", "RANK", "IFNA", "NA", "LOWER", "UPPER",
];
const ALLOWED = new Set([...EXCEL_FUNCTIONS, ...OWN_FUNCTIONS]);

/** The ways in that a text takes, counted by name. */
export class Tried {
  private readonly places = new Map<string, number>();
  refused = 0;

  put(place: string, text: string): string {
    this.places.set(place, (this.places.get(place) ?? 0) + 1);
    return text;
  }

  /** A command that may refuse a text with one of the sentences that are named, but never with another, and never fail otherwise. */
  async may(place: string, work: () => Promise<unknown>, refusals: readonly RegExp[] = []): Promise<void> {
    this.put(place, "");
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Error) || error.name !== "BokslutError") throw error;
      if (!refusals.some((sentence) => sentence.test(error.message))) throw new Error(`${place}: ${error.message}`);
      this.refused += 1;
    }
  }

  get total(): number {
    return [...this.places.values()].reduce((sum, count) => sum + count, 0);
  }

  toString(): string {
    return [...this.places].map(([place, count]) => `${place} ${count}`).join(", ");
  }
}

const STRING_OR_SHEET = /"(?:[^"]|"")*"|'(?:[^']|'')*'!/g;
const ADDRESS = /^"(?:[a-z][a-z0-9+.-]*:|\\\\|\/\/)/i;

/** Why a formula is not one of Bokslut's: what it calls, reaches or links to outside; null when it may stand. Texts and names of sheets in it do nothing. */
export function foreign(formula: string): string | null {
  const bare = formula.replace(STRING_OR_SHEET, (part) => (part.startsWith('"') ? '""' : "BLAD!"));
  const called = [...bare.matchAll(/([\p{L}_][\p{L}\p{N}_.]*)\s*\(/gu)].map((match) => (match[1] ?? "").replace(/^_xl(?:fn|dudf|ws)[._]/, ""));
  const unknown = called.find((one) => !ALLOWED.has(one));
  if (unknown !== undefined) return `anropar ${unknown}`;
  if (/[|[\]]|\\\\/.test(bare)) return "når ut ur arbetsboken";
  const linked = formula.replace(STRING_OR_SHEET, (part) => (part.startsWith('"') ? part : "BLAD!"));
  // The address of a link: a place in the workbook, or one of two that are.
  for (const [, address = ""] of linked.matchAll(/HYPERLINK\(((?:"(?:[^"]|"")*"|[^"])*)/g)) {
    if (!/^(?:"#|IF\(|"")/.test(address) || [...address.matchAll(/"(?:[^"]|"")*"/g)].some(([text]) => ADDRESS.test(text))) return "länkar ut ur arbetsboken";
  }
  return null;
}

/** Formulas of a saved file that call or reach something that Bokslut does not. */
export async function unexpected(bytes: Uint8Array): Promise<{ readonly wrong: string[]; readonly formulas: number }> {
  const zip = await JSZip.loadAsync(bytes);
  const wrong: string[] = [];
  let formulas = 0;
  for (const [name, entry] of Object.entries(zip.files)) {
    if (/externalLinks|connections|queryTables|vbaProject|embeddings|ctrlProps/i.test(name)) wrong.push(`del ${name}`);
    if (!/\.(xml|rels)$/.test(name)) continue;
    const xml = await entry.async("string");
    if (/<!DOCTYPE|<!ENTITY/i.test(xml)) wrong.push(`DOCTYPE i ${name}`);
    if (/TargetMode="External"/.test(xml)) wrong.push(`länk ut i ${name}`);
    for (const [, text = ""] of xml.matchAll(/<(?:f|formula|formula1|formula2|definedName|cfvo)\b[^>]*>([^<]*)</g)) {
      formulas += 1;
      const plain = text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, "&");
      const why = foreign(plain);
      if (why !== null) wrong.push(`${name}: ${why}: ${plain}`);
    }
  }
  return { wrong, formulas };
}

/** Text cells that a sheet shows, so that nothing was lost on the way. */
export async function textsOf(book: Workbook): Promise<Set<string>> {
  const found = new Set<string>();
  for (const sheet of book.engine.sheets()) for (const row of await book.grid(sheet.name)) for (const cell of row) if (typeof cell === "string") found.add(cell);
  return found;
}
