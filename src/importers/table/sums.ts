/** Rows of an export that sum other rows, told by their words or, where they have none, by their amounts. */
import { Decimal } from "../../domain/decimal";
import { MEASURES, type Measure } from "../ledger";

type Amounts = Readonly<Partial<Record<Measure, Decimal>>>;

const SUM_WORDS = /^(?:s:a|summa|totalt?|totalsumma|delsumma|slutsumma)(?![\p{L}\p{N}])|[\p{L}\p{N})] (?:summa|totalt?|delsumma)$/iu;
const SUM_ALONE = /^(?:netto|netto totalt|resultat)$/i;

interface Running {
  rows: number;
  amounts: Partial<Record<Measure, Decimal>>;
}

function add(running: Running, parts: readonly Amounts[]): void {
  running.rows += 1;
  for (const part of parts) {
    for (const measure of MEASURES) {
      const amount = part[measure];
      if (amount !== undefined) {
        running.amounts[measure] = (running.amounts[measure] ?? Decimal.ZERO).plus(amount);
      }
    }
  }
}

/** Whether amounts are the sum of the rows before: every measure of both, and not nothing. */
function equals(running: Running, parts: readonly Amounts[]): boolean {
  const own: Running = { rows: 0, amounts: {} };
  add(own, parts);
  const used = MEASURES.filter((measure) => own.amounts[measure] !== undefined || running.amounts[measure] !== undefined);
  return running.rows > 0 && used.some((measure) => (own.amounts[measure] ?? Decimal.ZERO).sign() !== 0) && used.every((measure) => (own.amounts[measure] ?? Decimal.ZERO).compare(running.amounts[measure] ?? Decimal.ZERO) === 0);
}

export class SumFinder {
  private section: Running = { rows: 0, amounts: {} };
  private readonly all: Running = { rows: 0, amounts: {} };

  /** `byAccount`: the rows have accounts, so that a row without one may be their sum. */
  constructor(private readonly byAccount: boolean) {}

  /** Whether the words of a row say that it is a sum. `alone`: a row called only Netto or Resultat is one too. */
  isNamed(words: readonly string[], alone: boolean): boolean {
    const named = words.some((text) => SUM_WORDS.test(text.trim()) || (alone && SUM_ALONE.test(text)));
    if (named) {
      this.section = { rows: 0, amounts: {} };
    }
    return named;
  }

  /**
   * Whether a row without a name of its own is the sum of the rows since the last sum, or of all rows, to the öre in every column. Other rows are
   * counted. A row that names something is never taken for a sum by its amounts alone, but where the others have accounts and it has none.
   */
  isSumOfRows(parts: readonly Amounts[], row: { readonly name: string | null; readonly object: string | null; readonly account: string | null }): boolean {
    const nameless = row.name === null && row.object === null;
    const candidate = row.account === null && (nameless || this.byAccount);
    if (candidate && (equals(this.section, parts) || equals(this.all, parts))) {
      this.section = { rows: 0, amounts: {} };
      return true;
    }
    add(this.section, parts);
    add(this.all, parts);
    return false;
  }
}
