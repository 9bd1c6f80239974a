import { getMoveRangeCommandMutations } from "@univerjs/sheets";
import { checkRect, MAX_COLUMNS } from "./address";
import { EngineError } from "./errors";
import { toRange, type EngineContext } from "./context";
import type { Sheets } from "./sheets";
import type { Rect } from "./types";

/** Moves cells as cutting and pasting does: formulas and names that read them follow. */
export class Moves {
  constructor(
    private readonly context: EngineContext,
    private readonly sheets: Sheets,
  ) {}

  move(fromSheet: string, from: Rect, toSheet: string, to: Rect): void {
    checkRect(from);
    checkRect(to);
    const whole = from.columns === MAX_COLUMNS;
    const columns = whole ? Math.max(this.context.sheet(fromSheet).getColumnCount(), this.context.sheet(toSheet).getColumnCount()) : from.columns;
    const source: Rect = { ...from, columns };
    const target: Rect = { ...to, rows: from.rows, columns };
    this.context.grow(fromSheet, from.row + from.rows, from.column + columns);
    this.context.grow(toSheet, target.row + target.rows, target.column + target.columns);
    const before = this.sheets.active().id;
    this.sheets.switchTo(fromSheet);
    try {
      const { unitId } = this.context;
      const params = { fromUnitId: unitId, fromSubUnitId: fromSheet, fromRange: toRange(source), toUnitId: unitId, toSubUnitId: toSheet, toRange: toRange(target) };
      const mutations = this.context.injector.invoke((accessor) => getMoveRangeCommandMutations(accessor, params, { includeSelection: false }));
      if (mutations === null) throw new EngineError("InvalidOperation", "Cellerna gick inte att flytta: en del av ett sammanfogat område är i vägen.");
      this.context.mutate(mutations.redos, mutations.undos);
    } finally {
      this.sheets.switchTo(before);
    }
  }
}
