/**
 * A paragraph of the narrative, free of Excel: a TEXTSIFFROR template and the values that fill it.
 * The written cell is =TEXTSIFFROR("template"; value1; value2 …), so the sentence follows its cells by recalculation.
 */
import type { CellRef, FormulaPart } from "../reports/table-model";

/** A sum of cells: empty cells are skipped, and with nothing but empty cells there is no sum. Every CellRef names its table. */
export type Operand = readonly CellRef[];

/** How a figure that no cell holds is made of cells. Shares are hundredths (0,059 is 5,9 procent). */
export type DerivedRule =
  | { readonly type: "sum"; readonly of: readonly [Operand] }
  /** First minus second. */
  | { readonly type: "difference"; readonly of: readonly [Operand, Operand] }
  /** (now − then) / |then|; nothing when then is 0. */
  | { readonly type: "change"; readonly of: readonly [Operand, Operand] }
  /** part / |whole|; nothing when the whole is 0. */
  | { readonly type: "share"; readonly of: readonly [Operand, Operand] }
  /** factor × |base|. */
  | { readonly type: "portion"; readonly of: readonly [Operand]; readonly factor: number }
  /** A status cell as a sign that a template can choose by: Uppfylls helt 1, Uppfylls delvis 0, Uppfylls inte −1, anything else empty. */
  | { readonly type: "status"; readonly of: readonly [Operand] }
  /** The cell as running text: "95 %" reads "95 procent". Empty when the cell is. */
  | { readonly type: "spelled"; readonly of: readonly [Operand] }
  /** 1 when the cell holds something, else empty; a lone dash is nothing. */
  | { readonly type: "filled"; readonly of: readonly [Operand] }
  /** How many of the cells hold the text ("Uppfylls *" counts all that begin so); with `where`, only those whose own row holds that text in the second operand. */
  | { readonly type: "count"; readonly of: readonly [Operand] | readonly [Operand, Operand]; readonly word: string; readonly where?: string }
  /** factor × |base| − amount: what is left below a limit. Operands: base, amount. */
  | { readonly type: "headroom"; readonly of: readonly [Operand, Operand]; readonly factor: number };

/** A figure that is computed in the formula itself: `formula` is the argument as the sheet's writer puts it, `rule` the same for a preview. */
export interface DerivedValue {
  readonly formula: readonly FormulaPart[];
  readonly rule: DerivedRule;
}

export type ParagraphValue = CellRef | DerivedValue;

export interface Paragraph {
  /** Stable key: section and what it is about, never a position. */
  readonly key: string;
  /** Heading under which it stands (avsnitt). */
  readonly section: string;
  /** Template for TEXTSIFFROR: {1}, {2:%}, {1?överskott|underskott|ingen avvikelse} … */
  readonly template: string;
  /** The values {1}, {2} … in order. A cell may be a label cell (text), so that renaming follows. Every CellRef names its table. */
  readonly values: readonly ParagraphValue[];
}

/** True for a value that is a formula of cells, false for a cell. */
export function isDerived(value: ParagraphValue): value is DerivedValue {
  return "formula" in value;
}

/** The cells that a value reads, in order, for source links. */
export function cellsOf(value: ParagraphValue): readonly CellRef[] {
  return isDerived(value) ? value.rule.of.flat() : [value];
}
