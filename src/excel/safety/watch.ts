/**
 * Watches what a command does with Excel's objects. The command uses them as always; every write is entered in the journal before it is queued, and
 * what the command reads of cells is noted. Nothing is changed on the way, and nothing can be written past the journal.
 */
import { areaOf, WHOLE_SHEET, type Area, type Cells } from "./areas";
import type { Entry, Journal } from "./journal";

/** What an object of Excel stands for. */
interface Spot {
  readonly kind: "workbook" | "sheets" | "names" | "name" | "sheet" | "range" | "part" | "other";
  readonly sheet: SheetName | null;
  readonly area: () => Area | null;
  readonly part: string;
}

/** The name of a sheet; of one that is found without its name, when it is loaded. */
interface SheetName {
  get(): string;
  set(name: string): void;
}

const NOWHERE = (): Area | null => null;
/** Methods that leave the workbook's contents as they are. */
const HARMLESS = /^(?:get|load|toJSON|track|untrack|select|activate|find|_|on[A-Z])/;
const CONTENTS: readonly string[] = ["formulas", "values"];

function isClientObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && "toJSON" in value && "context" in value && "load" in value;
}

function loaded(target: object): Readonly<Record<string, unknown>> {
  const json: unknown = "toJSON" in target && typeof target.toJSON === "function" ? Reflect.apply(target.toJSON, target, []) : {};
  return typeof json === "object" && json !== null ? Object.fromEntries(Object.entries(json)) : {};
}

function load(target: object, properties: string): void {
  if ("load" in target && typeof target.load === "function") Reflect.apply(target.load, target, [properties]);
}

function fixedName(name: string): SheetName {
  let now = name;
  return { get: () => now, set: (to) => { now = to; } };
}

function loadedName(sheet: object): SheetName {
  return { get: () => String(loaded(sheet)["name"] ?? ""), set: () => undefined };
}

function numberAt(args: readonly unknown[], index: number, otherwise: number): number {
  const value = args[index];
  return typeof value === "number" ? value : otherwise;
}

export interface Notes {
  /** Called before a change is queued. */
  change(entry: Entry): void;
  /** Called when it is queued. */
  after(entry: Entry): void;
}

export class Watch {
  private readonly proxies = new WeakMap<object, object>();
  private readonly targets = new WeakMap<object, object>();

  constructor(private readonly journal: Journal, private readonly notes: Notes, private readonly send: () => Promise<void>) {}

  /** The context as the command gets it. */
  context(context: Excel.RequestContext): Excel.RequestContext {
    return new Proxy(context, {
      get: (target, property) => {
        if (property === "workbook") return this.wrap(target.workbook, { kind: "workbook", sheet: null, area: NOWHERE, part: "" });
        if (property === "sync") return this.send;
        const value: unknown = Reflect.get(target, property, target);
        return typeof value === "function" ? (...args: unknown[]): unknown => Reflect.apply(value, target, args.map((arg) => this.bare(arg))) : value;
      },
    });
  }

  private bare(value: unknown): unknown {
    return typeof value === "object" && value !== null ? (this.targets.get(value) ?? value) : value;
  }

  private wrap<T extends object>(target: T, spot: Spot): T {
    const known = this.proxies.get(target);
    if (known !== undefined) return known as T;
    const proxy = new Proxy(target, {
      get: (_target, property) => this.get(target, String(property), spot),
      set: (_target, property, value: unknown) => {
        const entries = this.changed(target, String(property), [value], spot);
        const set = Reflect.set(target, property, this.bare(value), target);
        entries.forEach((entry) => this.notes.after(entry));
        return set;
      },
    });
    this.proxies.set(target, proxy);
    this.targets.set(proxy, target);
    return proxy;
  }

  private get(target: object, property: string, spot: Spot): unknown {
    const value: unknown = Reflect.get(target, property, target);
    if (typeof value === "function") {
      return (...args: unknown[]): unknown => {
        if (property === "load") this.journal.asked = true;
        const entries = HARMLESS.test(property) ? [] : this.changed(target, property, args, spot);
        const result: unknown = Reflect.apply(value, target, args.map((arg) => this.bare(arg)));
        entries.forEach((entry) => this.notes.after(entry));
        if (result === target) return this.proxies.get(target);
        return isClientObject(result) ? this.wrap(result, this.found(result, property, args, spot)) : result;
      };
    }
    if (Array.isArray(value)) {
      if (spot.kind === "range" && CONTENTS.includes(property) && !this.journal.hasRead(value as Cells)) this.looked(property, value as Cells, spot);
      return property === "items" ? value.map((item: unknown): unknown => (isClientObject(item) ? this.wrap(item, this.itemOf(item, spot)) : item)) : value;
    }
    return isClientObject(value) ? this.wrap(value, this.part(value, property, spot)) : value;
  }

  private looked(property: string, cells: Cells, spot: Spot): void {
    const [area, sheet] = [spot.area(), spot.sheet?.get() ?? ""];
    if (area === null || sheet === "") return;
    this.journal.read({ sheet, area, what: property === "formulas" ? "formulas" : "values", cells });
  }

  private itemOf(item: object, spot: Spot): Spot {
    if (spot.kind === "sheets") return { kind: "sheet", sheet: loadedName(item), area: NOWHERE, part: "" };
    if (spot.kind === "names") return { kind: "name", sheet: null, area: NOWHERE, part: "" };
    return { ...spot, kind: "part", area: NOWHERE };
  }

  /** What a navigation property leads to. */
  private part(value: object, property: string, spot: Spot): Spot {
    if (spot.kind === "workbook") return { kind: property === "worksheets" ? "sheets" : property === "names" ? "names" : "other", sheet: null, area: NOWHERE, part: property };
    if (property === "worksheet") {
      if (spot.sheet === null) load(value, "name");
      return { kind: "sheet", sheet: spot.sheet ?? loadedName(value), area: NOWHERE, part: "" };
    }
    return { kind: "part", sheet: spot.sheet, area: spot.area, part: spot.part === "" ? property : spot.part };
  }

  /** What a method gives. */
  private found(result: object, method: string, args: readonly unknown[], spot: Spot): Spot {
    if (spot.kind === "sheets") {
      const [name] = args;
      if (typeof name === "string") return { kind: "sheet", sheet: fixedName(name), area: NOWHERE, part: "" };
      load(result, "name");
      return { kind: "sheet", sheet: loadedName(result), area: NOWHERE, part: "" };
    }
    if (spot.kind === "names") return { kind: "name", sheet: null, area: NOWHERE, part: "" };
    if (spot.kind === "workbook") return this.selected(result);
    if (spot.kind === "sheet" && /Range|Cell/.test(method)) return { kind: "range", sheet: spot.sheet, area: this.areaFound(result, method, args, spot), part: "" };
    if (spot.kind === "range") {
      if (!/^get/.test(method)) return { ...spot, kind: "part" };
      if (spot.sheet === null) return this.selected(result);
      return { kind: "range", sheet: spot.sheet, area: this.areaFound(result, method, args, spot), part: "" };
    }
    return { ...spot, kind: "part" };
  }

  /** The selection and what is reckoned from it: its place is known when it is loaded. */
  private selected(range: object): Spot {
    load(range, "address");
    const address = (): string => String(loaded(range)["address"] ?? "");
    const name: SheetName = { get: () => address().slice(0, Math.max(0, address().lastIndexOf("!"))).replace(/^'|'$/g, "").replace(/''/g, "'"), set: () => undefined };
    return { kind: "range", sheet: name, area: () => areaOf(address()), part: "" };
  }

  private areaFound(result: object, method: string, args: readonly unknown[], spot: Spot): () => Area | null {
    const [first] = args;
    if (method === "getRange") return () => (typeof first === "string" ? areaOf(first) : first === undefined ? WHOLE_SHEET : null);
    if (method === "getRangeByIndexes") {
      const area: Area = { row: numberAt(args, 0, 0) + 1, column: numberAt(args, 1, 0) + 1, rows: numberAt(args, 2, 1), columns: numberAt(args, 3, 1) };
      return () => area;
    }
    const from = spot.kind === "range" ? spot.area : (): Area | null => WHOLE_SHEET;
    const reckoned = (make: (area: Area) => Area) => (): Area | null => {
      const area = from();
      return area === null ? null : make(area);
    };
    if (method === "getCell") return reckoned((area) => ({ row: area.row + numberAt(args, 0, 0), column: area.column + numberAt(args, 1, 0), rows: 1, columns: 1 }));
    if (method === "getAbsoluteResizedRange") return reckoned((area) => ({ ...area, rows: numberAt(args, 0, 1), columns: numberAt(args, 1, 1) }));
    return () => {
      const known = loaded(result);
      if (typeof known["address"] === "string") return areaOf(known["address"]);
      const [row, column, cells] = [known["rowIndex"], known["columnIndex"], known["formulas"] ?? known["values"]];
      if (typeof row !== "number" || typeof column !== "number" || !Array.isArray(cells)) return null;
      const width: unknown = Array.isArray(cells[0]) ? cells[0].length : 1;
      return { row: row + 1, column: column + 1, rows: cells.length, columns: typeof width === "number" ? width : 1 };
    };
  }

  private changed(target: object, member: string, args: readonly unknown[], spot: Spot): readonly Entry[] {
    const entries = this.entriesOf(target, member, args, spot);
    entries.forEach((entry) => this.notes.change(entry));
    if (spot.kind === "sheet" && member === "name" && typeof args[0] === "string") spot.sheet?.set(args[0]);
    return entries;
  }

  private entriesOf(target: object, member: string, args: readonly unknown[], spot: Spot): readonly Entry[] {
    const [first] = args;
    if (spot.kind === "sheets") return member === "add" && typeof first === "string" ? [{ kind: "sheet added", sheet: first }] : [];
    if (spot.kind === "names") return member === "add" ? [{ kind: "name added", name: String(first) }] : [];
    if (spot.kind === "name" && member === "delete") {
      const { name, formula } = loaded(target);
      return [{ kind: "name removed", name: String(name ?? ""), formula: String(formula ?? "") }];
    }
    if (spot.kind === "name") return [{ kind: "name changed", name: String(loaded(target)["name"] ?? "") }];
    const sheet = spot.sheet?.get() ?? "";
    if (spot.kind === "other" || sheet === "") return [];
    if (spot.kind === "sheet") {
      if (member === "delete") return [{ kind: "sheet deleted", sheet }];
      if (member === "name") return [{ kind: "sheet renamed", sheet, to: String(first) }];
      return [{ kind: "look", sheet, part: member }];
    }
    if (spot.kind === "range") return this.rangeEntries(member, args, sheet, spot.area());
    return [{ kind: "look", sheet, part: spot.part }];
  }

  private rangeEntries(member: string, args: readonly unknown[], sheet: string, area: Area | null): readonly Entry[] {
    const [first] = args;
    if (CONTENTS.includes(member)) return [{ kind: "cells", sheet, area, cells: Array.isArray(first) ? (first as Cells) : null }];
    if (member === "insert" || member === "delete") {
      if (area === null) return [{ kind: "cells", sheet, area: null, cells: null }];
      return [{ kind: "shift", sheet, area, way: member, down: first === "Down" || first === "Up" }];
    }
    if (member === "moveTo") {
      const to = typeof first === "string" ? areaOf(first) : null;
      return area === null || to === null ? [{ kind: "cells", sheet, area: null, cells: null }] : [{ kind: "move", sheet, from: area, to: { ...area, row: to.row, column: to.column } }];
    }
    const look: Entry = { kind: "look", sheet, part: member };
    if (member === "clear" && first !== undefined && first !== "All" && first !== "Contents") return [look];
    const blank = member === "clear" && area !== null && area.rows * area.columns <= 200_000 ? Array.from({ length: area.rows }, () => new Array<string>(area.columns).fill("")) : null;
    if (member === "clear" || member === "copyFrom" || member === "merge" || member === "hyperlink") return [{ kind: "cells", sheet, area, cells: blank }, look];
    return [look];
  }
}
