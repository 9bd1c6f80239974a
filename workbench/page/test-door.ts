/** What the browser tests read and point at; the page itself does not use it. */
import type { CellValue, Rect, Visibility, WorkbookEngine } from "../engine/types";
import type { Fault } from "../host/faults";
import type { HostStatistics } from "../host/statistics";
import type { Session } from "./session";

export interface SheetContent {
  readonly name: string;
  readonly visibility: Visibility;
  /** From A1 to the last used cell; an error is its code. */
  readonly values: readonly (readonly (string | number | boolean)[])[];
  readonly formulas: readonly (readonly (string | number | boolean)[])[];
  readonly texts: readonly (readonly string[])[];
}

export interface TestDoor {
  /** Every sheet with its cells, after calculation. */
  workbook(): Promise<SheetContent[]>;
  activeSheet(): string;
  selection(): { sheet: string; rect: Rect };
  statistics(): HostStatistics;
  /** Makes a coming request of the pane fail, as Excel would. */
  failNext(fault: Fault): void;
  /** A slow Excel: nothing more is answered until `release`. */
  hold(): void;
  release(): void;
  /** True when the pane stands and its functions are registered. */
  ready(): boolean;
}

declare global {
  interface Window {
    bokslutWorkbench?: TestDoor;
  }
}

function plain(cells: CellValue[][]): (string | number | boolean)[][] {
  return cells.map((row) => row.map((cell) => (typeof cell === "object" ? cell.toString() : cell)));
}

function content(engine: WorkbookEngine, id: string, name: string, visibility: Visibility): SheetContent {
  const used = engine.usedRect(id, true);
  if (used === null) return { name, visibility, values: [], formulas: [], texts: [] };
  const rect = { row: 0, column: 0, rows: used.row + used.rows, columns: used.column + used.columns };
  return { name, visibility, values: plain(engine.values(id, rect)), formulas: plain(engine.formulas(id, rect)), texts: engine.texts(id, rect) };
}

/** Opens the door on `window.bokslutWorkbench`. */
export function openTestDoor(session: Session, ready: () => boolean): void {
  const { engine, host } = session;
  let release = (): void => undefined;
  window.bokslutWorkbench = {
    workbook: async () => {
      await host.idle();
      await engine.settle();
      return engine.sheets().map((sheet) => content(engine, sheet.id, sheet.name, sheet.visibility));
    },
    activeSheet: () => engine.activeSheet().name,
    selection: () => engine.selection(),
    statistics: () => host.statistics(),
    failNext: (fault) => host.failNext(fault),
    hold: () => host.holdUntil(new Promise((resolve) => { release = resolve; })),
    release: () => release(),
    ready,
  };
}
