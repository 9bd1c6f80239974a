/**
 * Fuzzing of every parser that reads something from outside: good input, broken in one to six places, cut, doubled or mixed. Whatever comes, a
 * parser answers, or refuses with a Bokslut sentence; it never fails otherwise, never takes long, and never changes what all objects inherit.
 * Seeded: a case that fails is found again by its parser, seed and number.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";
import { parseAmount } from "../../src/domain/amount";
import { Decimal } from "../../src/domain/decimal";
import { describeTarget } from "../../src/domain/indicator-explanation";
import { STANDARD_TOLERANCE } from "../../src/domain/indicator-status";
import { understandTarget } from "../../src/domain/indicator-target";
import { parseTemplate, renderTemplate } from "../../src/domain/text-figures";
import { mappingFromRows } from "../../src/excel/import/mapping-rows";
import { compilePattern } from "../../src/importers/patterns";
import { readLedger, readWholeFile, suggestChoice } from "../../src/importers/read-file";
import { buildTableModel, readReport } from "../../src/reports";
import { INJECTIONS } from "./injections";

/** The longest that a case may take, in milliseconds of the process's own time: what else the machine does is not counted. */
export const LONGEST = 2_000;

/** A small fast generator of numbers from a seed (mulberry32). */
export class Dice {
  constructor(private state: number) {}

  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  of<T>(list: readonly T[]): T {
    const found = list[this.below(list.length)];
    if (found === undefined) throw new Error("an empty list has nothing to give");
    return found;
  }
}

export interface Parser {
  readonly name: string;
  run(dice: Dice): void;
}

const SCRAPS: readonly string[] = [
  ...INJECTIONS, "", " ", "\u00a0", "\u202f", "\u2212", "\u2013", "\0", "\ufeff", "\ud800", "\u200b", "é", "e\u0301", "0", "-0", "1e999", "NaN", "Infinity", "99999999999999999999", "0,1", "1.437", "1 437,5", "(5)", "--5", "5 %", "5 mnkr",
  "{", "}", "{{", "}}", "{1", "{0}", "{1?", "{1?a|b", "{1:", "{1:mnkr,abs}", "{999}", "|", ";", "\t", "\n", "\r\n", '"', "'", "\\", "/", "*", "?", "[", "]", "#", "#REF!", "#DIV/0!", "öka", "minska med 5 %", "±1 %", "högst", "2–4", "null", "true", "[]", "{}",
  "A".repeat(300), "1".repeat(300), " ".repeat(300), "(".repeat(300), "{1?".repeat(100), "=".repeat(200),
];

function broken(text: string, dice: Dice): string {
  let made = text;
  for (let times = 1 + dice.below(6); times > 0; times -= 1) {
    const at = dice.below(made.length + 1);
    const length = dice.below(Math.min(40, made.length - at + 1));
    const kind = dice.below(6);
    if (kind === 0) made = made.slice(0, at) + dice.of(SCRAPS) + made.slice(at);
    else if (kind === 1) made = made.slice(0, at) + made.slice(at + length);
    else if (kind === 2) made = made.slice(0, at) + made.slice(at, at + length) + made.slice(at);
    else if (kind === 3) made = made.slice(0, at) + String.fromCharCode(dice.below(dice.below(2) === 0 ? 128 : 65_536)) + made.slice(at + 1);
    else if (kind === 4) made = made.slice(0, at) + dice.of(SCRAPS) + made.slice(at + length);
    else if (times === 1 && dice.below(4) === 0) made = made.slice(0, at);
  }
  return made.slice(0, 20_000);
}

function brokenBytes(bytes: Uint8Array, dice: Dice): Uint8Array {
  const made = Uint8Array.from(bytes);
  for (let times = 1 + dice.below(8); times > 0 && made.length > 0; times -= 1) made[dice.below(made.length)] = dice.below(256);
  return dice.below(5) === 0 ? made.slice(0, dice.below(made.length + 1)) : made;
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function readFileBytes(name: string, bytes: Uint8Array): void {
  const file = readWholeFile(name, bytes);
  readLedger(file, suggestChoice(file, { roles: new Map(), unit: null, signs: null, dimension: null }, { year: null, until: null }));
}

const SIE = '#FLAGGA 0\n#FORMAT PC8\n#SIETYP 4\n#FNAMN "Kommunen"\n#RAR 0 20240101 20241231\n#KPTYP KOMMUNBAS\n#DIM 1 "Ansvar"\n#OBJEKT 1 "10" "Bibliotek"\n#KONTO 5010 "Hyra"\n#PSALDO 0 202401 5010 {1 "10"} 100.50\n#RES 0 5010 100.50\n#VER A 1 20240131 "x"\n{\n#TRANS 5010 {1 "10"} 7.00\n}\n';
const CSV = 'Ansvar;Benämning;Konto;Utfall;Budget\n10;Bibliotek;5010;1 250,50;1000\n20;"Museer ""A""";5010;-5;\n;Summa;;1245,50;1000\n';

const cell = (ref: string, value: string, style = 0): string => `<c r="${ref}" s="${style}"${/^[\d.]+$/.test(value) ? `><v>${value}</v>` : ` t="inlineStr"><is><t>${value}</t></is>`}</c>`;
const sheet = `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c>${cell("B1", "Konto")}${cell("C1", "Utfall")}</row><row r="2"><c r="A2" t="s"><v>1</v></c>${cell("B2", "5010")}${cell("C2", "12.5")}${cell("D2", "45000", 1)}</row></sheetData><mergeCells><mergeCell ref="A3:B4"/></mergeCells></worksheet>`;
const XLSX: Readonly<Record<string, string>> = {
  "[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  "xl/workbook.xml": '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>',
  "xl/_rels/workbook.xml.rels": '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
  "xl/sharedStrings.xml": '<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>Ansvar</t></si><si><r><t>Bibl</t></r><r><t>iotek</t></r></si></sst>',
  "xl/styles.xml": '<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
  "xl/worksheets/sheet1.xml": sheet,
};
const WHOLE_XLSX = zipSync(Object.fromEntries(Object.entries(XLSX).map(([name, text]) => [name, utf8(text)])));

function xlsx(dice: Dice): Uint8Array {
  if (dice.below(4) === 0) return brokenBytes(WHOLE_XLSX, dice);
  const victim = dice.of(Object.keys(XLSX));
  return zipSync(Object.fromEntries(Object.entries(XLSX).map(([name, text]) => [name, utf8(name === victim ? broken(text, dice) : text)])), { level: 0 });
}

const REPORT: unknown = JSON.parse(readFileSync(join(__dirname, "..", "cases", "001-underlag-budget-2015", "input.json"), "utf8"));
const ODD: readonly unknown[] = [null, true, 0, -1, 1e308, "", [], {}, [[]], ...INJECTIONS.slice(0, 12), ...["__proto__", "constructor", "prototype"].map((key) => JSON.parse(`{"${key}": {"polluted": true}}`) as unknown)];

/** The report with one value somewhere changed, dropped, moved or named anew. */
function brokenJson(value: unknown, dice: Dice): unknown {
  if (dice.below(6) === 0 || typeof value !== "object" || value === null) return dice.of(ODD);
  if (Array.isArray(value)) {
    const list: unknown[] = [...value];
    if (list.length === 0) return list;
    const at = dice.below(list.length);
    if (dice.below(5) === 0) list.splice(at, 1);
    else list[at] = brokenJson(list[at], dice);
    return list;
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return value;
  const at = dice.below(entries.length);
  return Object.fromEntries(entries.flatMap(([key, member], index) => (index !== at ? [[key, member]] : dice.below(6) === 0 ? [] : dice.below(6) === 0 ? [[dice.of(["__proto__", "constructor", "toString", "label"]), member]] : [[key, brokenJson(member, dice)]])));
}

function report(dice: Dice): void {
  let broken: unknown = REPORT;
  for (let times = 1 + dice.below(3); times > 0; times -= 1) broken = brokenJson(broken, dice);
  const { report: read } = readReport(broken);
  for (const table of read.tables) buildTableModel(table, read);
}

const AMOUNTS = ["1 437,0", "−40,2 mnkr", "(5,5)", "6 871 244 kr", "1\u00a0250,50", "-", "12 tkr.", "1.437", "0,05", "+7 msek"];
const TARGETS = ["98 %", "högst 1 050 ton CO2", "±1 %", "öka", "minska med 5 %", "2–4 st", "mellan 10 och 20 %", "tas fram av nämnden", "oförändrat eller högre", "> 90 %", "32,7 kwh/kvm"];
const TEMPLATES = ["Avvikelsen är {1:mnkr}.", "{1?Överskottet|Underskottet|Ingen avvikelse} är {1:mnkr,abs}", "{2:%} av {1:heltal}, {3}", "{{klammer}} {1:+,1}", "{1?{2:tkr}|{3?a|b|c|d}|x}", "{1:stor} {2:liten}"];
const PATTERNS = ["4510", "45*", "3000-3999", "3000 – 3999, 45*", "A1-A9"];
const ROWS: readonly (readonly string[])[] = [["4510", "3*", "Bibliotek", "Kostnader", ""], ["45*", "", "Utelämnas", "", "anm"], ["", "3000-3999", "Museer", "Varav: hyra", ""]];

export const PARSERS: readonly Parser[] = [
  { name: "SIE", run: (dice) => readFileBytes("fil.se", dice.below(2) === 0 ? utf8(broken(SIE, dice)) : brokenBytes(utf8(SIE), dice)) },
  { name: "CSV", run: (dice) => readFileBytes("fil.csv", dice.below(2) === 0 ? utf8(broken(CSV, dice)) : brokenBytes(utf8(CSV), dice)) },
  { name: "xlsx", run: (dice) => readFileBytes("fil.xlsx", xlsx(dice)) },
  { name: "rapportdata", run: report },
  { name: "belopp", run: (dice) => void parseAmount(broken(dice.of(AMOUNTS), dice)) },
  {
    name: "årsmål",
    run: (dice) => {
      const [target, cityTarget] = [understandTarget(broken(dice.of(TARGETS), dice)), understandTarget(broken(dice.of(TARGETS), dice))];
      describeTarget({ outcome: null, target, cityTarget, previous: null, direction: null, tolerance: STANDARD_TOLERANCE });
    },
  },
  { name: "mallspråket", run: (dice) => void renderTemplate(parseTemplate(broken(dice.of(TEMPLATES), dice)), [Decimal.of(-1.25), "text", null, Decimal.of(1e14)]) },
  {
    name: "mappning",
    run: (dice) => {
      compilePattern(broken(dice.of(PATTERNS), dice), "konto")("4510");
      mappingFromRows(ROWS.map((row) => row.map((cell) => (dice.below(3) === 0 ? broken(cell, dice) : cell))), (row, column) => `rad ${row}, kolumn ${column}`);
    },
  },
];

export interface Outcome {
  readonly cases: number;
  readonly answered: number;
  readonly refused: number;
  /** The slowest case, in milliseconds. */
  readonly slowest: number;
  /** What must never happen, each with the case's number. */
  readonly faults: readonly string[];
}

const INHERITED = JSON.stringify([Object, Array, String, Function].map((one) => Reflect.ownKeys(one.prototype).map(String)));

/** Runs the cases of a parser; stops at ten faults. */
export function fuzz(parser: Parser, cases: number, seed: number): Outcome {
  const faults: string[] = [];
  let [answered, refused, slowest] = [0, 0, 0];
  let number = 0;
  for (; number < cases && faults.length < 10; number += 1) {
    const dice = new Dice(seed * 1_000_003 + number);
    const start = process.cpuUsage();
    try {
      parser.run(dice);
      answered += 1;
    } catch (error) {
      if (error instanceof Error && error.name === "BokslutError" && /\p{L}.*[.!?…]$/su.test(error.message)) refused += 1;
      else faults.push(`${number}: ${error instanceof Error ? `${error.name}: ${error.message.slice(0, 300)}${error.name === "BokslutError" ? "" : (error.stack ?? "").split("\n").slice(1, 3).join("")}` : String(error)}`);
    }
    const { user, system } = process.cpuUsage(start);
    const took = (user + system) / 1000;
    if (took > LONGEST) faults.push(`${number}: tog ${took.toFixed(0)} ms`);
    slowest = Math.max(slowest, took);
    if (number % 100 === 0 && JSON.stringify([Object, Array, String, Function].map((one) => Reflect.ownKeys(one.prototype).map(String))) !== INHERITED) faults.push(`${number}: det som alla objekt ärver har ändrats`);
  }
  return { cases: number, answered, refused, slowest, faults };
}
