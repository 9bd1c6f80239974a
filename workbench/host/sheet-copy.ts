import type { Rect, SheetInfo } from "../engine/types";
import type { HostSession } from "./session";

/** Excel's name for a copy: "Blad1 (2)", numbered until it is free, within 31 characters. */
function copyName(session: HostSession, name: string): string {
  const taken = new Set(session.engine.sheets().map((each) => each.name.toLowerCase()));
  for (let number = 2; ; number += 1) {
    const suffix = ` (${number})`;
    const candidate = name.slice(0, 31 - suffix.length) + suffix;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}

/** Copies a sheet: cells, formats, sizes, panes, print set-up, conditional formats, rules for input and the sheet's own names. */
export function copySheet(session: HostSession, source: SheetInfo, position: number): SheetInfo {
  const engine = session.edit();
  const copy = engine.addSheet(copyName(session, source.name));
  const used: Rect | null = engine.usedRect(source.id, false);
  if (used !== null) {
    engine.copy(source.id, used, copy.id, used);
    for (let column = 0; column < used.column + used.columns; column += 1) engine.setColumnWidth(copy.id, column, 1, engine.columnWidth(source.id, column));
    for (let row = 0; row < used.row + used.rows; row += 1) {
      if (engine.rowHeight(source.id, row) !== engine.rowHeight(copy.id, row)) engine.setRowHeight(copy.id, row, 1, engine.rowHeight(source.id, row));
      for (let column = used.column; column < used.column + used.columns; column += 1) {
        const rule = engine.dataValidation(source.id, row, column);
        if (rule !== null) engine.setDataValidation(copy.id, { row, column, rows: 1, columns: 1 }, rule);
      }
    }
  }
  const frozen = engine.frozen(source.id);
  engine.freeze(copy.id, frozen.rows, frozen.columns);
  engine.showGridlines(copy.id, engine.gridlines(source.id));
  engine.setPageSetup(copy.id, engine.pageSetup(source.id));
  if (source.tabColor !== "") engine.setTabColor(copy.id, source.tabColor);
  const carried = new Set(engine.conditionalFormats(copy.id).map((each) => JSON.stringify([each.rect, each.rule])));
  for (const format of engine.conditionalFormats(source.id)) {
    if (!carried.has(JSON.stringify([format.rect, format.rule]))) engine.addConditionalFormat(copy.id, format.rect, format.rule);
  }
  for (const name of engine.names()) {
    if (name.scope === source.id) engine.addName(name.name, name.formula, { visible: name.visible, comment: name.comment, scope: copy.id });
  }
  const merged = new Set(engine.merges(copy.id).map((rect) => JSON.stringify(rect)));
  for (const rect of engine.merges(source.id)) if (!merged.has(JSON.stringify(rect))) engine.merge(copy.id, rect);
  engine.moveSheet(copy.id, position);
  return session.sheet(copy.id);
}
