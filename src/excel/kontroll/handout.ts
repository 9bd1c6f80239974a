/** What an utlämningskopia changes, and the way back. Pure. */
import type { Steps } from "../../domain/steps";
import { cellState } from "./cell-state";
import { callsOwnFunction } from "./broken-cells";
import type { Block } from "./load-blocks";
import { OWN_FUNCTIONS } from "./own-functions";
import type { SheetCopy } from "./locked-sheets";
import { plainFormula } from "./plain-formula";

export interface HandoutCell {
  readonly sheet: string;
  /** Counted from 1. */
  readonly row: number;
  readonly column: number;
  readonly original: string;
  /** The formula of Excel alone; null when the cell becomes its value. */
  readonly plain: string | null;
  /** What the cell shows: a number, a text, an error, or null for nothing. */
  readonly shown: number | string | null;
}

/** Every cell of a block whose formula calls a function of the add-in; a step behind each row. */
export function* handoutCells(block: Block): Steps<readonly HandoutCell[]> {
  const cells: HandoutCell[] = [];
  for (let row = block.top; row <= block.bottom; row += 1) {
    for (let column = block.left; column <= block.right; column += 1) {
      const { formula, value, error } = cellState(block.value(row, column), block.formula(row, column));
      if (formula !== null && callsOwnFunction(formula)) cells.push({ sheet: block.sheet, row, column, original: formula, plain: plainFormula(formula), shown: error ?? value });
    }
    yield;
  }
  return cells;
}

/** Equal as Excel computes: numbers to the fifteenth digit. */
export function sameValue(a: number | string | null, b: number | string | null): boolean {
  if (typeof a !== "number" || typeof b !== "number") return (a ?? "") === (b ?? "");
  return Math.abs(a - b) <= 1e-11 * Math.max(1, Math.abs(a), Math.abs(b));
}

const NAMES = new RegExp(`(?<![\\p{L}\\p{N}_.])(${[...OWN_FUNCTIONS].sort((a, b) => b.length - a.length).join("|")})(?=\\s*\\()`, "giu");

/** A formula as it is kept in the copy: without the names of the add-in's functions. */
export function kept(formula: string): string {
  return formula.replace(NAMES, (name) => `§${OWN_FUNCTIONS.indexOf(name.toUpperCase())}§`);
}

/** The formula back from how it was kept. */
export function restored(text: string): string {
  return text.replace(/§(\d+)§/g, (_all, index: string) => OWN_FUNCTIONS[Number(index)] ?? "");
}

/** One rewritten cell as it is stored: sheet, row, column, the original, what was written. */
export type StoredCell = readonly [string, number, number, string, string | number];

/** What an utlämningskopia has done, as it is kept: rewritten cells, copies of locked sheets, the sheet that tells of it. */
export interface StoredHandout {
  readonly cells: readonly StoredCell[];
  readonly copies: readonly SheetCopy[];
  /** Name of the sheet that lists the values; null when there is none. */
  readonly note: string | null;
  /** Defined names with what they said before and now. */
  readonly names: readonly StoredName[];
}

/** A defined name of the workbook: its name, the original formula as it is kept, what was written. */
export type StoredName = readonly [string, string, string];

function isStoredName(name: unknown): name is StoredName {
  return Array.isArray(name) && name.length === 3 && name.every((part) => typeof part === "string");
}

function isStoredCell(cell: unknown): cell is StoredCell {
  return Array.isArray(cell) && cell.length === 5 && typeof cell[0] === "string" && typeof cell[1] === "number" && typeof cell[2] === "number" && typeof cell[3] === "string";
}

function isCopy(copy: unknown): copy is SheetCopy {
  return Array.isArray(copy) && copy.length === 2 && copy.every((name) => typeof name === "string");
}

/** The handout that the workbook stands as; null when it is none. What cannot be read is left out. */
export function storedHandout(stored: unknown): StoredHandout | null {
  if (typeof stored !== "object" || stored === null) return null;
  const { cells, copies, note, names } = stored as Partial<Record<"cells" | "copies" | "note" | "names", unknown>>;
  const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
  return { cells: list(cells).filter(isStoredCell), copies: list(copies).filter(isCopy), note: typeof note === "string" ? note : null, names: list(names).filter(isStoredName) };
}

/** What calculated a cell that is now a value, in words, for the one who has no add-in. */
const WORDS: Readonly<Record<string, string>> = {
  RESULTATFOND: "Utgående resultatfond efter stadens regel", RESULTATEFTER: "Resultat efter bokslutsdisposition efter stadens regel", RESULTATFONDTABELL: "Resultatfondens räkning",
  RESULTATFONDUTRYMME: "Det som kan avsättas i år efter stadens regel", INDIKATORSTATUS: "Indikatorns status av utfall och årsmål", INDIKATORFÖRKLARING: "Förklaring till indikatorns status",
  INDIKATORMÅL: "Så som årsmålet lästes", INDIKATORSKILLNAD: "Skillnaden mellan två siffror i ord", MÅLBEDÖMNING: "Förslag till målets bedömning av indikatorerna", BELOPP: "Beloppet i en text",
  BELOPPSTEXT: "Ett belopp i ord och siffror", AVSTÄM: "Avstämning av en summa mot sina delar", AVRUNDASUMMA: "Delar avrundade så att de går ihop", TEXTSIFFROR: "Text med siffror ur cellerna",
  BUDGETFÖLJSAMHET: "Budgetföljsamhet i procent", PROGNOSSÄKERHET: "Prognossäkerhet i procent",
};

/** What a formula that became a value calculated. */
export function calculated(formula: string): string {
  const name = /(?<!\p{L})(\p{L}+)(?=\s*\()/gu;
  const known = [...formula.matchAll(name)].map((match) => WORDS[(match[1] ?? "").toUpperCase()]).find((words) => words !== undefined);
  return known ?? "Räknad av Bokslut";
}
