import { LexerTreeBuilder } from "@univerjs/engine-formula";

/**
 * Univer keeps parsed formulas by their text alone, for all workbooks of the process, with the names in them replaced by what they meant then.
 * Disposing of a parser is what empties that store; nothing else hangs on it.
 */
export function forgetParsedFormulas(): void {
  new LexerTreeBuilder().dispose();
}

let computing: string | null = null;

/** To be called when a workbook begins to compute: what another workbook's names meant does not hold for it. */
export function parseFor(unitId: string): void {
  if (computing !== null && computing !== unitId) forgetParsedFormulas();
  computing = unitId;
}
