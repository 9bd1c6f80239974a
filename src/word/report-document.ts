/** A report as a document, free of Word and of Excel: headings, paragraphs and tables in their order, every text as it is to be read. */

export interface DocumentColumn {
  readonly heading: string;
  /** Figures are set to the right. */
  readonly figures: boolean;
  /** What stands in the cells may be broken at its spaces: texts such as "Max 1 050 ton CO2", not amounts. */
  readonly wraps?: boolean;
}

/** section: the name of a verksamhet above its rows; sum: with a rule above; net and sum in bold; varav indented. */
export type DocumentRowLook = "section" | "plain" | "net" | "sum" | "varav";

export interface DocumentRow {
  readonly look: DocumentRowLook;
  readonly cells: readonly string[];
}

export interface DocumentTable {
  readonly caption: string;
  readonly columns: readonly DocumentColumn[];
  readonly rows: readonly DocumentRow[];
}

export interface DocumentSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly tables: readonly DocumentTable[];
}

export interface ReportDocument {
  readonly title: string;
  readonly organisation: string;
  /** Period and diary number, under the title. */
  readonly details: readonly string[];
  readonly sections: readonly DocumentSection[];
}

/** A text in pieces: places that the controller has left to fill in ("[skriv orsaken]", "[siffra saknas]") are marked. */
export function markedPieces(text: string): readonly { readonly text: string; readonly marked: boolean }[] {
  return text.split(/(\[[^[\]]+\])/).filter((piece) => piece !== "").map((piece) => ({ text: piece, marked: /^\[.*\]$/.test(piece) }));
}

/** True for a proposed decision, which stands in a list. */
export const isDecision = (text: string): boolean => /^att\s/.test(text);
