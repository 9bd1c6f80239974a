import type { ConditionalFormat, Rect, SheetInfo, WorkbookEngine } from "../engine/types";
import { quoteSheet, rectAddress } from "./address";
import { HostError } from "./host-error";
import type { HostObject } from "./host-object";
import { shifted, type Shift } from "./shift";

/** A range object of the add-in: it follows its cells while it lives. */
export interface RangeState {
  readonly session: HostSession;
  readonly sheet: string;
  /** Null when its cells have been deleted. */
  rect: Rect | null;
}

/** What a protected sheet still allows, and the password it was given. */
export interface Protection {
  readonly options: Readonly<Record<string, boolean>>;
  readonly selectionMode: string;
  readonly password: string | null;
}

/** A conditional format that the add-in has begun but whose rule is not complete. */
export interface FormatDraft {
  readonly id: string;
  readonly sheet: string;
  readonly rect: Rect;
  readonly rule: ConditionalFormat["rule"];
  complete: boolean;
}

export type Locale = "sv-SE" | "en-US";

/** What the host remembers between requests, over the engine's workbook. */
export class HostSession {
  readonly references = new Map<string, HostObject>();
  readonly protections = new Map<string, Protection>();
  readonly drafts = new Map<string, FormatDraft>();
  /** The engine's id of each conditional format the add-in made. */
  readonly formatIds = new Map<string, string>();
  readonly registrations = new Map<string, number>();
  eventsEnabled = true;
  workbookName = "Arbetsbok";
  readOnly = false;
  storageFull = false;
  private readonly keptIds = new Map<unknown, string>();
  private readonly live = new Set<RangeState>();
  private nextReference = 1;
  private editing = false;
  private settled = false;

  constructor(
    readonly engine: WorkbookEngine,
    readonly locale: Locale,
  ) {}

  /** The engine, for a write: the first of a request opens its undo step, and cells must be computed before they are read. */
  edit(): WorkbookEngine {
    if (this.readOnly || this.storageFull) throw new HostError(this.readOnly ? "AccessDenied" : "GeneralException");
    if (!this.editing) {
      this.engine.beginUndoGroup();
      this.editing = true;
    }
    this.settled = false;
    return this.engine;
  }

  /** Resolves when the cells hold what the writes so far give. */
  async calculated(): Promise<void> {
    if (this.settled) return;
    await this.engine.settle();
    this.settled = true;
  }

  beginRequest(): void {
    this.settled = false;
  }

  endRequest(): void {
    const edited = this.editing;
    this.editing = false;
    this.live.clear();
    for (const kept of this.references.values()) this.follow(kept.state);
    if (edited) this.engine.endUndoGroup();
  }

  /** A sheet by id, or ItemNotFound when it is deleted. */
  sheet(id: string): SheetInfo {
    const found = this.engine.sheets().find((each) => each.id === id);
    if (found === undefined) throw new HostError("ItemNotFound");
    return found;
  }

  /** A sheet by name (any case) or id. */
  findSheet(key: string): SheetInfo | null {
    const wanted = key.toLowerCase();
    const all = this.engine.sheets();
    return all.find((each) => each.name.toLowerCase() === wanted) ?? all.find((each) => each.id === key) ?? null;
  }

  range(sheet: string, rect: Rect): RangeState {
    const state: RangeState = { session: this, sheet, rect };
    this.live.add(state);
    return state;
  }

  /** "Sheet1!A1:B2", quoted as Excel does. */
  address(sheet: string, rect: Rect, absolute = false): string {
    return `${quoteSheet(this.sheet(sheet).name)}!${rectAddress(rect, absolute)}`;
  }

  /** The id by which later requests name an object; the same one when it is kept already. */
  keep(object: HostObject): string {
    const known = this.keptIds.get(object.state);
    if (known !== undefined) return known;
    const id = `range-${this.nextReference}`;
    this.nextReference += 1;
    this.references.set(id, object);
    this.keptIds.set(object.state, id);
    return id;
  }

  /** The add-in lets go of a kept object. */
  release(id: string): void {
    const kept = this.references.get(id);
    if (kept !== undefined) this.keptIds.delete(kept.state);
    this.references.delete(id);
  }

  releaseAll(): void {
    this.references.clear();
    this.keptIds.clear();
  }

  /** Moves the add-in's ranges when cells are put in or taken out. */
  shift(sheet: string, shift: Shift): void {
    for (const state of this.live) {
      if (state.sheet === sheet && state.rect !== null) state.rect = shifted(state.rect, shift);
    }
  }

  private follow(state: unknown): void {
    if (isRangeState(state)) this.live.add(state);
  }
}

/** The state of a Range object. */
export function isRangeState(state: unknown): state is RangeState {
  return typeof state === "object" && state !== null && "session" in state && "rect" in state && "sheet" in state;
}
