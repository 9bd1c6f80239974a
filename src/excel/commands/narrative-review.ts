/** Granska text in the workbook: the figures of any text looked up in the tables and on the indicator sheet, with the cell each stands in. */
import { withListTables, buildTableModel } from "../../reports";
import { knownFigures, nameOfFigure, reviewer, type KnownFigure, type Verdict } from "../../narrative/granska";
import { cellAddress } from "../addresses";
import { readNarrative } from "../narrative/read-narrative";
import { readState, requireReport, runCommand } from "../session";

export interface ReviewedPlace {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly sentence: string;
  readonly verdict: Verdict;
  readonly reason: string;
  /** The cell that the figure is, or for a contradicting one ought to be; null for none. */
  readonly cell: { readonly sheet: string; readonly address: string; readonly name: string } | null;
}

/** Reviews texts, each on its own; the answers come in the texts' order. Changes nothing. */
export async function reviewTexts(texts: readonly string[]): Promise<readonly (readonly ReviewedPlace[])[]> {
  return runCommand("Texten kunde inte granskas.", async (session) => {
    const state = await readState(session);
    const report = withListTables(requireReport(state));
    const now = await readNarrative(session, state);
    const models = report.tables.filter((table) => now.tables.has(table.id)).map((table) => buildTableModel(table, report));
    const known = knownFigures(report, models, now.followUp, now.lookup);
    const cellOf = (figure: KnownFigure | null): ReviewedPlace["cell"] => {
      const place = figure === null ? null : now.places(figure.cell.table ?? "", figure.cell.row, figure.cell.column);
      return figure === null || place === null ? null : { sheet: place.sheet, address: cellAddress(place.row, place.column), name: nameOfFigure(figure) };
    };
    const review = reviewer(known);
    const reviewed: (readonly ReviewedPlace[])[] = [];
    for (const [index, text] of texts.entries()) {
      session.pieces.tell(index, texts.length, "");
      const figures = await session.pieces.work(review(text));
      reviewed.push(figures.map(({ match, ...rest }): ReviewedPlace => ({ ...rest, cell: cellOf(match) })));
    }
    return reviewed;
  });
}
