/**
 * A paragraph of the narrative, free of Excel: a TEXTSIFFROR template and the cells that fill it.
 * The written cell is =TEXTSIFFROR("template"; cell1; cell2 …), so the sentence follows its cells by recalculation.
 */
import type { CellRef } from "../reports/table-model";

export interface Paragraph {
  /** Stable key: section and what it is about, never a position. */
  readonly key: string;
  /** Heading under which it stands (avsnitt). */
  readonly section: string;
  /** Template for TEXTSIFFROR: {1}, {2:%}, {1?överskott|underskott|ingen avvikelse} … */
  readonly template: string;
  /** The values {1}, {2} … in order: cells. A cell may be a label cell (text), so that renaming follows. */
  readonly values: readonly CellRef[];
}
