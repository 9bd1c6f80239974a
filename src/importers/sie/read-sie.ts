/**
 * SIE 4 (types 1–4, also 4I) → SieFile. Clean-room reader: unknown labels are skipped and counted, what cannot be read is a problem with its line,
 * the rest is read. Works in steps so that the pane can show progress and stop.
 */
import { BokslutError } from "../../domain/errors";
import { findEncoding, type Encoding, type FoundEncoding } from "../decode";
import { ProblemList } from "../problem";
import { isSieDate, isSiePeriod, parseOre, parseYearNumber } from "./amounts";
import { SieChecksum } from "./checksum";
import { ObjectLists, ownText, splitSieLine, type SieField, type SieLine, type SieObjectRef } from "./fields";
import { linesOf } from "./lines";
import type { SieFile, SieObjectName, SieYear } from "./sie-file";
import { SieRows } from "./sie-rows";
import { yearsWithout } from "./years";

/** Reserved dimensions of the standard, used when a file names none. */
const RESERVED_DIMENSIONS: readonly (readonly [string, string])[] = [
  ["1", "Kostnadsställe/resultatenhet"], ["2", "Kostnadsbärare"], ["6", "Projekt"], ["7", "Anställd"], ["8", "Kund"], ["9", "Leverantör"], ["10", "Faktura"],
];
const KNOWN_BUT_UNUSED = new Set([
  "#FLAGGA", "#FORMAT", "#ORGNR", "#OMFATTN", "#KTYP", "#SRU", "#ENHET", "#BTRANS", "#RTRANS", "#FNR", "#FTYP", "#ADRESS", "#BKOD",
  "#PROSA", "#TAXAR", "#VALUTA",
]);
const NO_OBJECTS: readonly SieObjectRef[] = [];
const BALANCE_LABELS = new Set(["#IB", "#UB", "#RES", "#OIB", "#OUB"]);

class SieReader {
  private readonly problems = new ProblemList();
  private readonly lists = new ObjectLists();
  private readonly years: SieYear[] = [];
  private readonly accounts = new Map<string, string>();
  private readonly dimensions = new Map<string, string>();
  private readonly objects: SieObjectName[] = [];
  private readonly balances = new SieRows();
  private readonly outcomes = new SieRows();
  private readonly budgets = new SieRows();
  private readonly transactions = new SieRows();
  private readonly skipped = new Map<string, number>();
  private readonly header = new Map<string, string>();
  private checksum: SieChecksum | null = null;
  private checksumResult: SieFile["checksum"] = "saknas";
  /** Date of the voucher that is being read, "" when it has none that can be read; null outside vouchers. */
  private voucher: string | null = null;
  private insideVoucher = false;
  private vouchers = 0;
  private line = 0;

  constructor(private readonly encoding: FoundEncoding) {}

  private problem(kind: string, severity: "fel" | "varning", message: string, column: string | null = null): void {
    this.problems.add(kind, { severity, sheet: null, row: this.line, column, message: `Rad ${this.line}: ${message}` });
  }

  private text(field: SieField | undefined): string {
    return typeof field === "string" ? field : "";
  }

  /** The text of a field that is kept as long as the file. */
  private kept(field: SieField | undefined): string {
    return ownText(this.text(field));
  }

  private amount(field: SieField | undefined, label: string): bigint | null {
    const text = typeof field === "string" ? field : "";
    const ore = parseOre(text);
    if (ore === null) {
      this.problem("belopp", "fel", `${label} har beloppet ”${text.slice(0, 40)}” som inte går att läsa. Raden är inte med i summorna. Rätta raden i filen eller exportera den på nytt.`, "belopp");
    }
    return ore;
  }

  private year(field: SieField | undefined, label: string): number | null {
    const number = parseYearNumber(this.text(field));
    if (number === null) {
      this.problem("år", "fel", `${label} har årsnumret ”${this.text(field).slice(0, 20)}”. Det ska vara 0, −1 och så vidare. Raden är inte med.`, "år");
    }
    return number;
  }

  private objectList(field: SieField | undefined): readonly SieObjectRef[] {
    return typeof field === "string" || field === undefined ? NO_OBJECTS : field;
  }

  private readBalance(line: SieLine): void {
    const perObject = line.label === "#OIB" || line.label === "#OUB";
    const year = this.year(line.fields[0], line.label);
    const ore = this.amount(line.fields[perObject ? 3 : 2], line.label);
    if (year !== null && ore !== null) {
      this.balances.add({ mark: line.label.slice(1), year, account: this.text(line.fields[1]), objects: this.objectList(perObject ? line.fields[2] : undefined), ore, line: this.line });
    }
  }

  private readPeriodAmount(line: SieLine, into: SieRows): void {
    const year = this.year(line.fields[0], line.label);
    const period = this.text(line.fields[1]);
    // Some programs leave out the empty object list.
    const hasObjects = typeof line.fields[3] === "object";
    const ore = this.amount(line.fields[hasObjects ? 4 : 3], line.label);
    if (!isSiePeriod(period)) {
      this.problem("period", "fel", `${line.label} har perioden ”${period.slice(0, 20)}”. Den ska skrivas som ÅÅÅÅMM. Raden är inte med.`, "period");
    } else if (year !== null && ore !== null) {
      into.add({ year, mark: period, account: this.text(line.fields[2]), objects: this.objectList(hasObjects ? line.fields[3] : undefined), ore, line: this.line });
    }
  }

  private readTransaction(line: SieLine): void {
    if (this.voucher === null || !this.insideVoucher) {
      this.problem("utanför verifikation", "fel", "#TRANS står utanför en verifikation och är inte med.");
      return;
    }
    const ore = this.amount(line.fields[2], line.label);
    if (ore === null) return;
    const own = this.text(line.fields[3]);
    if (own !== "" && !isSieDate(own)) {
      this.problem("datum", "varning", `#TRANS har datumet ”${own.slice(0, 20)}”. Verifikationens datum används i stället.`, "datum");
    }
    const date = isSieDate(own) ? own : this.voucher;
    this.transactions.add({ year: 0, mark: date, account: this.text(line.fields[0]), objects: this.objectList(line.fields[1]), ore, line: this.line });
  }

  private readVoucher(line: SieLine): void {
    const date = this.text(line.fields[2]);
    if (!isSieDate(date)) {
      this.problem("datum", "fel", `verifikationen har datumet ”${date.slice(0, 20)}”. Det ska skrivas som ÅÅÅÅMMDD. Rader utan eget datum hamnar utanför perioderna.`, "datum");
    }
    this.voucher = isSieDate(date) ? date : "";
    this.insideVoucher = false;
    this.vouchers += 1;
  }

  private readYear(line: SieLine): void {
    const number = this.year(line.fields[0], line.label);
    const from = this.text(line.fields[1]);
    const to = this.text(line.fields[2]);
    if (!isSieDate(from) || !isSieDate(to) || from > to) {
      this.problem("räkenskapsår", "fel", `räkenskapsåret ${from.slice(0, 20)}–${to.slice(0, 20)} går inte att läsa. Det ska skrivas som två datum ÅÅÅÅMMDD.`);
    } else if (number !== null) {
      this.years.push({ number, from, to });
    }
  }

  private readChecksum(line: SieLine): void {
    const given = this.text(line.fields[0]);
    if (this.checksum === null) {
      this.checksum = new SieChecksum();
    } else if (given !== "") {
      this.checksumResult = this.checksum.matches(given) ? "stämmer" : "stämmer inte";
      if (this.checksumResult === "stämmer inte") {
        this.problem("kontrollsumma", "varning", "filens kontrollsumma stämmer inte med innehållet. Filen kan vara ändrad eller avkortad. Jämför summorna med ekonomisystemet innan du använder siffrorna.");
      }
      this.checksum = null;
    }
  }

  private readLine(line: SieLine): void {
    switch (line.label) {
      case "{":
        this.insideVoucher = this.voucher !== null;
        return;
      case "}":
        this.voucher = null;
        this.insideVoucher = false;
        return;
      case "#TRANS":
        return this.readTransaction(line);
      case "#VER":
        return this.readVoucher(line);
      case "#PSALDO":
        return this.readPeriodAmount(line, this.outcomes);
      case "#PBUDGET":
        return this.readPeriodAmount(line, this.budgets);
      case "#KONTO":
        this.accounts.set(this.kept(line.fields[0]), this.kept(line.fields[1]));
        return;
      case "#OBJEKT":
        this.objects.push({ dimension: this.kept(line.fields[0]), object: this.kept(line.fields[1]), name: this.kept(line.fields[2]) });
        return;
      case "#DIM":
      case "#UNDERDIM":
        this.dimensions.set(this.kept(line.fields[0]), this.kept(line.fields[1]));
        return;
      case "#RAR":
        return this.readYear(line);
      case "#SIETYP":
      case "#FNAMN":
      case "#KPTYP":
      case "#PROGRAM":
      case "#GEN":
        this.header.set(line.label, this.kept(line.fields[0]));
        return;
      default:
        if (BALANCE_LABELS.has(line.label)) {
          this.readBalance(line);
        } else if (!KNOWN_BUT_UNUSED.has(line.label)) {
          this.skipped.set(line.label.slice(0, 40), (this.skipped.get(line.label.slice(0, 40)) ?? 0) + 1);
        }
    }
  }

  /** Reads the next line of the file. */
  add(text: string): void {
    this.line += 1;
    const line = splitSieLine(text, this.lists);
    if (line === null) {
      return;
    }
    if (line.fault !== null) {
      this.problem("avhuggen rad", "varning", `${line.fault}. Raden lästes så långt det gick; kontrollera den i filen.`);
    }
    if (line.label === "#KSUMMA") {
      return this.readChecksum(line);
    }
    this.checksum?.add(line);
    this.readLine(line);
  }

  finish(): SieFile {
    if (this.voucher !== null && this.insideVoucher) {
      this.problem("avhuggen fil", "varning", "filen slutar mitt i en verifikation. Den är troligen avhuggen; exportera den på nytt.");
    }
    if (this.checksum !== null) {
      this.problem("kontrollsumma", "varning", "filen börjar med en kontrollsumma men slutar utan. Den är troligen avhuggen; exportera den på nytt.");
    }
    for (const [number, name] of RESERVED_DIMENSIONS) {
      if (!this.dimensions.has(number) && this.objects.some((object) => object.dimension === number)) {
        this.dimensions.set(number, name);
      }
    }
    if (this.years.length === 0) {
      this.years.push(...yearsWithout([this.outcomes, this.budgets], this.transactions));
      if (this.years.length > 0) {
        this.problems.add("räkenskapsår", { severity: "varning", sheet: null, row: null, column: null, message: `Filen anger inget räkenskapsår (#RAR). Kalenderåret ${this.years[0]?.from.slice(0, 4) ?? ""} används.` });
      }
    }
    return {
      encoding: this.encoding,
      type: this.header.get("#SIETYP") ?? null,
      company: this.header.get("#FNAMN") ?? null,
      program: this.header.get("#PROGRAM") ?? null,
      accountPlan: this.header.get("#KPTYP") ?? null,
      generated: this.header.get("#GEN") ?? null,
      years: this.years,
      accounts: this.accounts,
      dimensions: this.dimensions,
      objects: this.objects,
      balances: this.balances,
      outcomes: this.outcomes,
      budgets: this.budgets,
      transactions: this.transactions,
      vouchers: this.vouchers,
      skipped: this.skipped,
      checksum: this.checksumResult,
      lines: this.line,
      problems: this.problems.all(),
    };
  }
}

/**
 * Reads a SIE file step by step: yields the share read (0–1) after every piece of 64 kB and returns the file.
 * Throws bad-data when the bytes are no SIE 4 file at all (no line begins with #, or it is SIE 5 XML).
 */
export function* readSieSteps(bytes: Uint8Array, encoding?: Encoding): Generator<number, SieFile> {
  const chosen: FoundEncoding = encoding === undefined ? findEncoding(bytes, "cp437") : { encoding, mixed: null, guess: false };
  const reader = new SieReader(chosen);
  let labels = 0;
  let lines = 0;
  const steps = linesOf(bytes, chosen, (line) => {
    if (lines === 0 && /^\uFEFF?\s*<\?xml/.test(line)) {
      throw new BokslutError("bad-data", "Filen är SIE 5 (XML), som Bokslut inte läser. Exportera SIE 4 från ekonomisystemet.");
    }
    lines += 1;
    labels += labels === 0 && /^\uFEFF?\s*#/.test(line) ? 1 : 0;
    reader.add(line);
  });
  for (let step = steps.next(); step.done !== true; step = steps.next()) {
    yield step.value / bytes.length;
  }
  if (labels === 0) {
    throw new BokslutError("bad-data", "Filen är ingen SIE-fil: ingen rad börjar med #. Välj en fil som ekonomisystemet exporterat som SIE 4 (.se eller .si).");
  }
  return reader.finish();
}

/** Reads a whole SIE file at once. */
export function readSie(bytes: Uint8Array, encoding?: Encoding): SieFile {
  const steps = readSieSteps(bytes, encoding);
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
  }
}
