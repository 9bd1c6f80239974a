/** Workbooks in which commands are tried over and over: after each try they go back to how they stood. */
import { openWorkbook, type Workbook } from "../workbook";
import { CASES, commonWorkbook, type Case } from "./commands";
import { digestOf, type Digest } from "./digest";
import { undoneTo } from "./matrix";

/** A cell of a sheet that is shown. Row and column count from 1. */
export interface Place {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

const MOST_REQUESTS = 40;

/** What a user can see: the add-in's own hidden sheets are left out. */
export function shown(digest: Digest): Digest {
  const own = (name: string): boolean => name.startsWith("_Bokslut");
  return new Map([...digest].filter(([part]) => !own(part.replace(/^blad /, ""))).map(([part, text]) => [part, part === "blad" ? text.split("\n").filter((line) => !own(line)).join("\n") : text]));
}

type Contents = ReadonlyMap<string, string>;

function contents(book: Workbook): Contents {
  const { engine } = book;
  return new Map(engine.sheets().filter((sheet) => sheet.visibility === "Visible").flatMap((sheet) => {
    const used = engine.usedRect(sheet.id, true);
    if (used === null) return [];
    const cells = engine.formulas(sheet.id, used);
    return cells.flatMap((row, down) => row.map((cell, across): [string, string] => [`${used.row + down + 1}:${used.column + across + 1}:${sheet.name}`, JSON.stringify(cell)]));
  }));
}

function placesOf(before: Contents, after: Contents, sheets: ReadonlySet<string>): readonly Place[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key)).flatMap((key) => {
    const [row, column, ...name] = key.split(":");
    const place = { sheet: name.join(":"), row: Number(row), column: Number(column) };
    return sheets.has(place.sheet) ? [place] : [];
  });
}

/** Whether the log says that a command is under way. */
function halfDone({ engine }: Workbook): boolean {
  const memory = engine.sheets().find((sheet) => sheet.name === "_Bokslut");
  return memory !== undefined && String(engine.values(memory.id, { row: 0, column: 15, rows: 1, columns: 1 })[0]?.[0]).startsWith("j{");
}

/** The common workbook, for one command after the other: each begins with it as it was. */
export class Shelf {
  private constructor(public book: Workbook, private common: Digest) {}

  static async open(): Promise<Shelf> {
    const shelf = new Shelf(await openWorkbook(), new Map());
    await shelf.fill();
    return shelf;
  }

  private async fill(): Promise<void> {
    await commonWorkbook(this.book);
    this.common = await digestOf(this.book.engine);
  }

  /** Another workbook takes its place. */
  async anew(): Promise<void> {
    this.book.close();
    this.book = await openWorkbook();
    await this.fill();
  }

  /** The common workbook, by undo or anew. */
  async clean(): Promise<void> {
    if (!(await undoneTo(this.book, this.common)) || halfDone(this.book)) await this.anew();
  }

  /** The workbook as it was, with what the command needs. */
  async stand(name: string): Promise<Stand> {
    const one = CASES[name];
    if (one === undefined) throw new Error(name);
    await this.clean();
    const stand = new Stand(name, one, this);
    await stand.begin();
    return stand;
  }

  close(): void {
    this.book.close();
  }
}

/** One command, tried over and over: after each try the workbook goes back to how it stood. */
export class Stand {
  before: Digest = new Map();
  /** What the command writes, on sheets that were there before. */
  places: readonly Place[] = [];
  /** How many requests the command sends. */
  requests = 0;
  /** The requests that change the workbook. */
  writes: readonly number[] = [];
  /** What is shown of the workbook between commands, where no command stands half-done: before, after, and between those that a command calls in turn. */
  states: readonly Digest[] = [];

  constructor(readonly name: string, readonly one: Case, private readonly shelf: Shelf) {}

  get book(): Workbook {
    return this.shelf.book;
  }

  async begin(): Promise<void> {
    await this.one.ready?.(this.book);
    this.before = await digestOf(this.book.engine);
  }

  /** Runs the command once as it should go, to learn where and when it writes. */
  async look(): Promise<void> {
    const { book } = this;
    const [before, sheets] = [contents(book), new Set(book.visibleSheets())];
    book.host.resetStatistics();
    const states: { readonly all: string; readonly shown: Digest; readonly between: boolean }[] = [];
    const look = async (): Promise<void> => {
      const all = await digestOf(book.engine);
      states.push({ all: JSON.stringify([...all].filter(([part]) => !part.includes("_Bokslut_kopia"))).replace(/_Bokslut_kopia_[^"\\]*/g, ""), shown: shown(all), between: !halfDone(book) });
    };
    for (let at = 0; at < MOST_REQUESTS; at += 1) book.host.interrupt(at, look);
    await this.one.run();
    book.host.clearFaults();
    this.requests = book.host.statistics().requests;
    await look();
    this.writes = states.flatMap((state, at) => (at > 0 && state.all !== states[at - 1]?.all ? [at - 1] : []));
    this.states = [...new Map(states.filter((state) => state.between).map((state) => [JSON.stringify([...state.shown]), state.shown])).values()];
    this.places = placesOf(before, contents(book), new Set(book.visibleSheets().filter((sheet) => sheets.has(sheet))));
    await this.back();
  }

  /** Goes back by undo, or begins anew when that does not lead there. */
  async back(): Promise<void> {
    this.book.host.clearFaults();
    this.book.host.readOnly = false;
    this.book.host.storageFull = false;
    if (this.one.once === true) await this.shelf.clean();
    else if ((await undoneTo(this.book, this.before)) && !halfDone(this.book)) return;
    else await this.shelf.anew();
    await this.begin();
  }
}
