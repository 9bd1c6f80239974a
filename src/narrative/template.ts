/** Building blocks of TEXTSIFFROR templates: numbered values, amounts and branches by sign. */
import type { ParagraphValue } from "./paragraph";

/** A numbered value in a template and the form that writes it: "mnkr", "tkr", "kr", "heltal", "procent" … */
export interface Slot {
  readonly n: number;
  readonly form: string;
}

/** Texts by the sign of a value rounded as it is shown; `empty` is for an empty cell. */
export interface Branches {
  readonly plus: string;
  readonly minus: string;
  readonly zero: string;
  readonly empty: string;
}

/** Collects the values of one paragraph; the same value asked for twice keeps its number. */
export class Values {
  private readonly list: ParagraphValue[] = [];
  private readonly numbers = new Map<string, number>();

  /** @returns the value's slot, 1-based, written in `form`. */
  slot(value: ParagraphValue, form: string): Slot {
    const identity = JSON.stringify(value);
    const known = this.numbers.get(identity);
    if (known !== undefined) return { n: known, form };
    this.list.push(value);
    this.numbers.set(identity, this.list.length);
    return { n: this.list.length, form };
  }

  /** The value as a text that stands as it is, such as a label cell; "stor" gives it a capital. */
  text(value: ParagraphValue, letter?: "stor"): string {
    const { n } = this.slot(value, "");
    return letter === undefined ? `{${n}}` : `{${n}:${letter}}`;
  }

  all(): readonly ParagraphValue[] {
    return this.list;
  }
}

/** The value with its sign: "−2,7 mnkr". */
export const signed = (slot: Slot): string => `{${slot.n}:${slot.form}}`;

/** The value without a sign, where a word says which way: "2,7 mnkr". */
export const amount = (slot: Slot): string => `{${slot.n}:${slot.form},abs}`;

/** One of four texts by the sign of the value, rounded as it is shown. */
export const pick = (slot: Slot, branches: Branches): string =>
  `{${slot.n}:${slot.form}?${branches.plus}|${branches.minus}|${branches.zero}|${branches.empty}}`;

/** Same text whatever the sign, another when the value is zero or empty. */
export const pickNonZero = (slot: Slot, some: string, zero: string, empty: string = zero): string =>
  pick(slot, { plus: some, minus: some, zero, empty });

/** An amount whose usual sign in the table is `polarity`: written without sign when it has that sign, with a minus when it has not. */
export const level = (slot: Slot, polarity: 1 | -1): string =>
  polarity === 1
    ? signed(slot)
    : pick(slot, { plus: `−${amount(slot)}`, minus: amount(slot), zero: amount(slot), empty: signed(slot) });

/** Text from data or settings made safe inside a template and its branches, where braces and the branch mark have a meaning. */
export const literal = (text: string): string => text.replace(/\{/g, "(").replace(/\}/g, ")").replace(/\|/g, "/").replace(/\s+/g, " ").trim();

/** "A", "A och B", "A, B och C". */
export const enumeration = (items: readonly string[]): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} och ${items[items.length - 1] ?? ""}`;

/** First letter as a capital, for the start of a sentence. */
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase("sv") + text.slice(1);
