import { CommandType, ICommandService, type ICommand } from "@univerjs/core";
import { parseRect, rectAddress } from "./address";
import type { EngineContext } from "./context";
import type { ConditionalFormat, PageSetup, Rect } from "./types";

/** What Univer's open part cannot hold of a sheet. Immutable: a change makes a new object. */
export interface SheetExtras {
  readonly veryHidden: boolean;
  readonly isProtected: boolean;
  readonly pageSetup: PageSetup;
  readonly conditionalFormats: readonly ConditionalFormat[];
  /** The block with filter buttons in its first row. */
  readonly autoFilter: Rect | null;
}

const NO_EXTRAS: SheetExtras = { veryHidden: false, isProtected: false, pageSetup: {}, conditionalFormats: [], autoFilter: null };
const SET_EXTRAS = "bokslut.mutation.set-sheet-extras";

interface SetExtrasParams {
  unitId: string;
  subUnitId: string;
  extras: SheetExtras;
}

/** A span of rows or columns that was inserted or removed. */
export interface Shift {
  readonly axis: "row" | "column";
  readonly at: number;
  /** Positive: inserted; negative: removed. */
  readonly count: number;
}

/** Keeps the extras of each sheet; a change is a mutation of its own, so it is undone with the rest. */
export class Extras {
  private readonly bySheet = new Map<string, SheetExtras>();
  private readonly listeners: ((sheetId: string) => void)[] = [];

  constructor(private readonly context: EngineContext) {
    const mutation: ICommand<SetExtrasParams, boolean> = {
      id: SET_EXTRAS,
      type: CommandType.MUTATION,
      handler: (_accessor, params) => {
        if (!params) return false;
        this.put(params.subUnitId, params.extras);
        return true;
      },
    };
    const commands = context.injector.get(ICommandService);
    if (!commands.hasCommand(SET_EXTRAS)) commands.registerCommand(mutation);
  }

  get(sheetId: string): SheetExtras {
    return this.bySheet.get(sheetId) ?? NO_EXTRAS;
  }

  /** Changes the extras of a sheet as one undo step. */
  change(sheetId: string, patch: Partial<SheetExtras>): void {
    this.context.sheet(sheetId);
    const before = this.get(sheetId);
    const target = { unitId: this.context.unitId, subUnitId: sheetId };
    this.context.mutate([{ id: SET_EXTRAS, params: { ...target, extras: { ...before, ...patch } } }], [{ id: SET_EXTRAS, params: { ...target, extras: before } }]);
  }

  /** Called after every change of a sheet's extras (the page mirrors conditional formats in the grid). */
  onChange(listener: (sheetId: string) => void): void {
    this.listeners.push(listener);
  }

  /** Moves rectangles with inserted or removed rows and columns; not an undo step of its own, since the opposite change moves them back. */
  follow(sheetId: string, shift: Shift): void {
    const extras = this.bySheet.get(sheetId);
    if (!extras) return;
    const conditionalFormats = extras.conditionalFormats.flatMap((format) => {
      const rect = shiftRect(format.rect, shift);
      return rect ? [{ ...format, rect }] : [];
    });
    const { printArea, titleRows, titleColumns } = extras.pageSetup;
    const pageSetup: PageSetup = { ...extras.pageSetup };
    if (printArea) pageSetup.printArea = shiftAddresses(printArea, shift);
    if (titleRows && shift.axis === "row") pageSetup.titleRows = shiftTitles(titleRows, shift);
    if (titleColumns && shift.axis === "column") pageSetup.titleColumns = shiftTitles(titleColumns, shift);
    const autoFilter = extras.autoFilter && shiftRect(extras.autoFilter, shift);
    this.put(sheetId, { ...extras, conditionalFormats, pageSetup, autoFilter });
  }

  private put(sheetId: string, extras: SheetExtras): void {
    this.bySheet.set(sheetId, extras);
    for (const listener of this.listeners) listener(sheetId);
  }
}

/** The rectangle after the shift; null when all of it was removed. */
export function shiftRect(rect: Rect, shift: Shift): Rect | null {
  const start = shift.axis === "row" ? rect.row : rect.column;
  const length = shift.axis === "row" ? rect.rows : rect.columns;
  const moved = shiftSpan(start, length, shift);
  if (!moved) return null;
  return shift.axis === "row" ? { ...rect, row: moved.start, rows: moved.length } : { ...rect, column: moved.start, columns: moved.length };
}

function shiftSpan(start: number, length: number, { at, count }: Shift): { start: number; length: number } | null {
  const end = start + length;
  if (count > 0) {
    if (at <= start) return { start: start + count, length };
    return at < end ? { start, length: length + count } : { start, length };
  }
  const removedTo = at - count;
  const kept = Math.max(0, Math.min(end, at) - start) + Math.max(0, end - Math.max(start, removedTo));
  if (kept === 0) return null;
  return { start: start < at ? start : Math.max(start + count, at), length: kept };
}

function shiftAddresses(addresses: string, shift: Shift): string | null {
  const parts = addresses.split(",").flatMap((part) => {
    const cut = part.lastIndexOf("!");
    const rect = parseRect(part.slice(cut + 1));
    if (!rect) return [part];
    const moved = shiftRect(rect, shift);
    return moved ? [part.slice(0, cut + 1) + rectAddress(moved, part.includes("$"))] : [];
  });
  return parts.length > 0 ? parts.join(",") : null;
}

function shiftTitles(titles: string, shift: Shift): string | null {
  const rect = parseRect(titles);
  const moved = rect && shiftRect(rect, shift);
  if (!moved) return rect ? null : titles;
  if (shift.axis === "row") return `$${moved.row + 1}:$${moved.row + moved.rows}`;
  const [first = "", last = ""] = rectAddress({ row: 0, rows: 1, column: moved.column, columns: Math.max(moved.columns, 1) }, true).replace(/\$1(?=:|$)/g, "").split(":");
  return `${first}:${last || first}`;
}
