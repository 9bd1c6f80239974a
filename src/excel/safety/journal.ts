/** What a command has asked Excel to do and what it has looked at, in order. Pure: filled by the watch, read when something fails. */
import { holds, LAST_ROW, type Area, type Cell, type Cells } from "./areas";

export type Entry =
  /** Contents written; `cells` null when what was written is not known here (a copied block), `area` null for a place that is not known. */
  | { readonly kind: "cells"; readonly sheet: string; readonly area: Area | null; readonly cells: Cells | null }
  /** Formats, rules, print set-up and the like; `part` says which. */
  | { readonly kind: "look"; readonly sheet: string; readonly part: string }
  /** Rows, columns or cells put in or taken out. */
  | { readonly kind: "shift"; readonly sheet: string; readonly area: Area; readonly way: "insert" | "delete"; readonly down: boolean }
  | { readonly kind: "move"; readonly sheet: string; readonly from: Area; readonly to: Area }
  | { readonly kind: "sheet added" | "sheet deleted"; readonly sheet: string }
  | { readonly kind: "sheet renamed"; readonly sheet: string; readonly to: string }
  | { readonly kind: "name added" | "name changed"; readonly name: string }
  | { readonly kind: "name removed"; readonly name: string; readonly formula: string };

/** An entry that changes which cells, sheets and names there are: how far it came is remembered in the workbook itself. */
export type StructureEntry = Exclude<Entry, { kind: "cells" } | { kind: "look" }>;

export interface Read {
  readonly sheet: string;
  readonly area: Area;
  readonly what: "formulas" | "values";
  readonly cells: Cells;
}

export function isStructure(entry: Entry): entry is StructureEntry {
  return entry.kind !== "cells" && entry.kind !== "look";
}

/** The sheet that an entry changes; null for names. */
export function sheetOf(entry: Entry): string | null {
  return "sheet" in entry ? entry.sheet : null;
}

export class Journal {
  readonly entries: Entry[] = [];
  readonly reads: Read[] = [];
  /** The readings by what was read, of each sheet in order: a cell is looked up in them for every cell that is written. */
  private readonly readsOf = { formulas: new Map<string, Read[]>(), values: new Map<string, Read[]>() };
  /** Contents that have been noted, by the very array that Excel gave: a command looks in it once for every cell. */
  private readonly noted = new WeakSet<Cells>();
  /** Sheets that the command has added, in lower case, under the names that they have and have had. */
  private readonly own = new Set<string>();
  private readonly blanks: { readonly sheet: string; readonly area: Area }[] = [];
  /** Entries that have been sent, or are on their way. */
  sent = 0;
  /** Whether what is queued asks for anything back. */
  asked = false;
  /** Structure entries so far. */
  steps = 0;

  get changed(): boolean {
    return this.entries.length > 0;
  }

  get unsent(): readonly Entry[] {
    return this.entries.slice(this.sent);
  }

  get sentEntries(): readonly Entry[] {
    return this.entries.slice(0, this.sent);
  }

  add(entry: Entry): void {
    this.entries.push(entry);
    if (isStructure(entry)) this.steps += 1;
    if (entry.kind === "sheet added") this.own.add(entry.sheet.toLowerCase());
    if (entry.kind === "sheet renamed" && this.isOwn(entry.sheet)) this.own.add(entry.to.toLowerCase());
  }

  /** Whether these contents have been noted already. */
  hasRead(cells: Cells): boolean {
    return this.noted.has(cells);
  }

  read(read: Read): void {
    this.noted.add(read.cells);
    this.reads.push(read);
    const bySheet = this.readsOf[read.what];
    const before = bySheet.get(read.sheet);
    if (before === undefined) bySheet.set(read.sheet, [read]);
    else before.push(read);
  }

  markSent(): void {
    this.sent = this.entries.length;
    this.asked = false;
  }

  /** Columns of a sheet are known to be blank from a row down. */
  blank(sheet: string, column: number, columns: number, from: number): void {
    this.blanks.push({ sheet, area: { row: from, column, rows: LAST_ROW, columns } });
  }

  /** Whether the command has added the sheet itself. */
  isOwn(sheet: string): boolean {
    return this.own.has(sheet.toLowerCase());
  }

  /** What a cell of a sheet held when the command looked at it last; undefined when it has not looked. */
  lookedAt(sheet: string, row: number, column: number): Cell | undefined {
    for (const what of ["formulas", "values"] as const) {
      const reads = this.readsOf[what].get(sheet) ?? [];
      for (let index = reads.length - 1; index >= 0; index -= 1) {
        const read = reads[index];
        const cell = read?.cells[row - read.area.row]?.[column - read.area.column];
        if (cell !== undefined) return cell;
      }
    }
    return this.blanks.some((blank) => blank.sheet === sheet && holds(blank.area, row, column)) ? "" : undefined;
  }
}
