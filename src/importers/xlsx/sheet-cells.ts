/** A sheet's cells → rows of a grid. Source: ECMA-376 part 1, 18.3. */
import { ProblemList } from "../problem";
import { columnLetters, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, type GridCell } from "../table/grid";
import { parsePart, type Attributes } from "./xml";
import type { PackageReader, SheetEntry } from "./workbook-parts";

export interface SheetSetting {
  readonly texts: readonly string[];
  readonly dateStyles: readonly boolean[];
  readonly date1904: boolean;
  readonly problems: ProblemList;
}

export interface SheetCells {
  readonly rows: GridCell[][];
  readonly merged: number;
  readonly formulas: number;
}

/** Zero-based column of "BC12"; −1 when the reference says none. */
function columnOf(reference: string): number {
  let column = 0;
  for (let index = 0; index < reference.length; index += 1) {
    const code = reference.charCodeAt(index) & ~32;
    if (code < 65 || code > 90) {
      break;
    }
    column = column * 26 + code - 64;
  }
  return column - 1;
}

/** A serial date as ÅÅÅÅ-MM-DD. Excel's calendar has a 29 February 1900 (serial 60) that never was. */
export function dateText(serial: number, date1904: boolean): string | null {
  const whole = Math.floor(serial);
  const days = date1904 ? whole + 1462 : whole;
  if (!(days >= 1 && days < 2_958_466)) {
    return null;
  }
  const since1970 = days - 25_569 + (days < 60 ? 1 : 0);
  return new Date(since1970 * 86_400_000).toISOString().slice(0, 10);
}

class SheetReader {
  readonly rows: GridCell[][] = [];
  readonly merges: string[] = [];
  formulas = 0;
  private cells = 0;
  private row = -1;
  private column = -1;
  private type = "n";
  private style = 0;
  private value: string | null = null;
  private inline = "";
  private formula: string | null = null;
  private reading: "v" | "t" | "f" | null = null;
  private phonetic = 0;

  constructor(private readonly entry: SheetEntry, private readonly setting: SheetSetting) {}

  private problem(kind: string, severity: "fel" | "varning", row: number, column: number | null, message: string): void {
    this.setting.problems.add(kind, { severity, sheet: this.entry.name, row: row + 1, column: column === null ? null : columnLetters(column), message });
  }

  /** False when no more cells are kept. */
  get full(): boolean {
    return this.row >= MOST_ROWS || this.cells >= MOST_CELLS;
  }

  open(name: string, attributes: Attributes): void {
    switch (name) {
      case "row": {
        const given = Number(attributes["r"]);
        this.row = Number.isInteger(given) && given > 0 && given <= 1_048_576 ? given - 1 : this.row + 1;
        this.column = -1;
        return;
      }
      case "c": {
        const reference = attributes["r"];
        const given = reference === undefined ? -1 : columnOf(reference);
        this.column = given >= 0 ? given : this.column + 1;
        this.type = attributes["t"] ?? "n";
        this.style = Number(attributes["s"] ?? 0);
        this.value = null;
        this.inline = "";
        this.formula = null;
        return;
      }
      case "rPh":
        this.phonetic += 1;
        return;
      case "mergeCell":
        this.merges.push(attributes["ref"] ?? "");
        return;
      case "f":
        this.formula = "";
        this.reading = "f";
        return;
      case "v":
        this.value = "";
        this.reading = "v";
        return;
      case "t":
        this.reading = this.phonetic > 0 ? null : "t";
        return;
      default:
    }
  }

  text(text: string): void {
    if (this.reading === "v") {
      this.value = (this.value ?? "") + text;
    } else if (this.reading === "t") {
      this.inline += text;
    } else if (this.reading === "f") {
      this.formula = (this.formula ?? "") + text;
    }
  }

  close(name: string): void {
    this.reading = null;
    this.phonetic -= name === "rPh" ? 1 : 0;
    if (name === "c") {
      this.finishCell();
    }
  }

  private number(text: string): GridCell {
    const value = Number(text);
    if (text.trim() === "" || !Number.isFinite(value)) {
      this.problem("tal", "fel", this.row, this.column, `${this.entry.name} rad ${this.row + 1}, kolumn ${columnLetters(this.column)}: talet ”${text.slice(0, 30)}” går inte att läsa. Öppna filen i Excel och spara den på nytt.`);
      return text.trim() === "" ? null : text;
    }
    return this.setting.dateStyles[this.style] === true ? (dateText(value, this.setting.date1904) ?? value) : value;
  }

  private cell(): GridCell {
    if (this.formula !== null) {
      this.formulas += 1;
    }
    if (this.type === "inlineStr") {
      return this.inline === "" ? null : this.inline;
    }
    if (this.value === null || (this.value === "" && this.type !== "n")) {
      // A formula that no program has computed: shown as its text, so that its amount is a problem and never 0.
      return this.formula === null || this.value === "" ? null : `=${this.formula}`;
    }
    switch (this.type) {
      case "s": {
        const text = this.setting.texts[Number(this.value)];
        if (text === undefined) {
          this.problem("text", "fel", this.row, this.column, `${this.entry.name} rad ${this.row + 1}, kolumn ${columnLetters(this.column)}: cellens text saknas i filen. Öppna filen i Excel och spara den på nytt.`);
          return null;
        }
        return text === "" ? null : text;
      }
      case "b":
        return this.value === "1" ? "SANT" : "FALSKT";
      case "d":
        return this.value.slice(0, 10);
      case "n":
        return this.value === "" ? (this.formula === null ? null : `=${this.formula}`) : this.number(this.value);
      default:
        return this.value;
    }
  }

  private finishCell(): void {
    const cell = this.cell();
    if (cell === null || this.full) {
      return;
    }
    if (this.column >= MOST_COLUMNS) {
      this.problem("kolumner", "varning", this.row, null, `${this.entry.name} rad ${this.row + 1}: bladet har fler än ${MOST_COLUMNS} kolumner. De som står längre till höger är inte lästa.`);
      return;
    }
    while (this.rows.length <= this.row) {
      this.rows.push([]);
    }
    const row = this.rows[this.row] ?? [];
    while (row.length < this.column) {
      row.push(null);
    }
    row[this.column] = cell;
    this.cells += 1;
  }

  /** A text in merged cells holds for all rows that it spans (a verksamhet beside its accounts). Amounts stand once. */
  fillMerged(): void {
    for (const reference of this.merges.slice(0, 20_000)) {
      const match = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/i.exec(reference);
      const column = columnOf(match?.[1] ?? "");
      const [from, to] = [Number(match?.[2] ?? 0) - 1, Math.min(Number(match?.[4] ?? 0) - 1, this.rows.length - 1)];
      const value = this.rows[from]?.[column];
      if (match === null || column < 0 || typeof value !== "string" || columnOf(match[3] ?? "") !== column) {
        continue;
      }
      for (let row = from + 1; row <= to; row += 1) {
        const cells = this.rows[row];
        if (cells !== undefined && cells.length > 0) {
          while (cells.length < column) {
            cells.push(null);
          }
          cells[column] = cells[column] ?? value;
        }
      }
    }
  }
}

/** Reads a sheet. Yields bytes read; stops at the most rows and cells with a problem that says so. */
export function* readSheet(reader: PackageReader, entry: SheetEntry, setting: SheetSetting): Generator<number, SheetCells> {
  const sheet = new SheetReader(entry, setting);
  const steps = parsePart(reader.bytes, entry.part, reader.budget, { open: (name, attributes) => sheet.open(name, attributes), text: (text) => sheet.text(text), close: (name) => sheet.close(name) });
  for (let step = steps.next(); step.done !== true; step = steps.next()) {
    yield step.value;
    if (sheet.full) {
      setting.problems.add("rader", { severity: "fel", sheet: entry.name, row: Math.min(MOST_ROWS, sheet.rows.length), column: null, message: `Bladet ${entry.name} har fler än ${MOST_ROWS.toLocaleString("sv-SE")} rader eller ${MOST_CELLS.toLocaleString("sv-SE")} celler. Resten är inte läst. Exportera summor i stället för varje rad.` });
      steps.return();
      break;
    }
  }
  sheet.fillMerged();
  return { rows: sheet.rows, merged: sheet.merges.length, formulas: sheet.formulas };
}
