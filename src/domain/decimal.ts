/**
 * Exact decimal numbers. A cell brings a binary double; the value that was meant is its decimal of at most 15 significant digits (what Excel
 * itself shows), without what binary additions leave behind, so 0.1+0.2 is 0,3. From there on every sum, product, limit and rounding is exact.
 */
import { BokslutError } from "./errors";
import { groups } from "./groups";

/** Numbers of this scale are read without going through text. */
const FAST_SCALE = 4;
const FAST_FACTOR = 1e4;
const FIFTEEN_DIGITS = 1e15;
/** What a few additions in a cell leave behind: a number this close (relatively) to one of ten digits is that number. */
const NOISE = 4e-15;
const NOISE_DIGITS = 10;

const POWERS: bigint[] = [];

function powerOfTen(exponent: number): bigint {
  return (POWERS[exponent] ??= 10n ** BigInt(exponent));
}

/**
 * An exact decimal: `units` × 10^−`scale`.
 * Example: Decimal.of(0.1 + 0.2).compare(Decimal.of(0.3)) === 0 is true.
 */
export class Decimal {
  static readonly ZERO = new Decimal(0n, 0);
  static readonly ONE = new Decimal(1n, 0);

  private constructor(
    readonly units: bigint,
    readonly scale: number,
  ) {}

  /** The decimal that a double stands for: 15 significant digits. Throws for NaN and infinity. */
  static of(value: number): Decimal {
    if (!Number.isFinite(value)) {
      throw new BokslutError("not-an-amount", "Värdet är inget tal som går att räkna med. Skriv ett belopp, till exempel 40,2.");
    }
    if (Number.isInteger(value) && Math.abs(value) < FIFTEEN_DIGITS) {
      return new Decimal(BigInt(value), 0);
    }
    const scaled = Math.round(value * FAST_FACTOR);
    if (Math.abs(scaled) < FIFTEEN_DIGITS && scaled / FAST_FACTOR === value) {
      return new Decimal(BigInt(scaled), FAST_SCALE);
    }
    const short = value.toPrecision(NOISE_DIGITS);
    return Decimal.parse(Math.abs(value - Number(short)) <= Math.abs(value) * NOISE ? short : value.toPrecision(15));
  }

  /** Plain or exponent notation with a point: "-12.50", "1.2e+20". Program text only; amounts of a user go through parseAmount. */
  static parse(text: string): Decimal {
    const found = groups(/^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i, text);
    if (found === null) {
      throw new BokslutError("not-an-amount", `”${text}” är inget decimaltal.`);
    }
    const [, sign, whole, fraction, exponent] = found;
    return Decimal.scaled(BigInt((sign === "-" ? sign : "") + whole + fraction), fraction.length - Number(exponent));
  }

  /** units × 10^−scale. */
  static scaled(units: bigint, scale: number): Decimal {
    return scale >= 0 ? new Decimal(units, scale) : new Decimal(units * powerOfTen(-scale), 0);
  }

  /** The units at a scale at least as fine as this number's own. */
  private unitsAt(scale: number): bigint {
    return scale === this.scale ? this.units : this.units * powerOfTen(scale - this.scale);
  }

  plus(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale);
    return new Decimal(this.unitsAt(scale) + other.unitsAt(scale), scale);
  }

  minus(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale);
    return new Decimal(this.unitsAt(scale) - other.unitsAt(scale), scale);
  }

  times(other: Decimal): Decimal {
    return new Decimal(this.units * other.units, this.scale + other.scale);
  }

  negated(): Decimal {
    return new Decimal(-this.units, this.scale);
  }

  abs(): Decimal {
    return this.units < 0n ? this.negated() : this;
  }

  /** −1, 0 or 1. */
  sign(): -1 | 0 | 1 {
    return this.units === 0n ? 0 : this.units < 0n ? -1 : 1;
  }

  compare(other: Decimal): -1 | 0 | 1 {
    const scale = Math.max(this.scale, other.scale);
    const [left, right] = [this.unitsAt(scale), other.unitsAt(scale)];
    return left < right ? -1 : left > right ? 1 : 0;
  }

  min(other: Decimal): Decimal {
    return this.compare(other) <= 0 ? this : other;
  }

  max(other: Decimal): Decimal {
    return this.compare(other) >= 0 ? this : other;
  }

  /** Rounded half away from zero to a number of decimals (negative: tens, hundreds …). */
  rounded(decimals: number): Decimal {
    if (decimals >= this.scale) {
      return this;
    }
    const step = powerOfTen(this.scale - decimals);
    const magnitude = this.units < 0n ? -this.units : this.units;
    const quotient = (magnitude * 2n + step) / (step * 2n);
    return Decimal.scaled(this.units < 0n ? -quotient : quotient, decimals);
  }

  /** The largest multiple of 10^−decimals that is not above this number. */
  floored(decimals: number): Decimal {
    const rounded = this.rounded(decimals);
    return rounded.compare(this) > 0 ? rounded.minus(Decimal.scaled(1n, decimals)) : rounded;
  }

  /** Decimals that are needed to write the number in full: 12.50 has 1. */
  decimals(): number {
    let { units, scale } = this;
    const small = Number(units);
    if (Number.isSafeInteger(small)) {
      let step = 10;
      while (scale > 0 && small % step === 0) {
        step *= 10;
        scale -= 1;
      }
      return scale;
    }
    while (scale > 0 && units % 10n === 0n) {
      units /= 10n;
      scale -= 1;
    }
    return scale;
  }

  /** Plain notation with a point and exactly `decimals` decimals (rounded), or as many as needed. */
  toFixed(decimals = this.decimals()): string {
    const units = this.rounded(decimals).unitsAt(decimals);
    const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, "0");
    const whole = digits.slice(0, digits.length - decimals);
    const text = decimals > 0 ? `${whole}.${digits.slice(digits.length - decimals)}` : whole;
    return units < 0n ? `-${text}` : text;
  }

  /** The double nearest to the exact value. */
  toNumber(): number {
    const units = Number(this.units);
    if (Math.abs(units) < Number.MAX_SAFE_INTEGER && this.scale <= 22) {
      return units === 0 ? 0 : units / Number(powerOfTen(this.scale));
    }
    return Number(this.toFixed());
  }

  /** The double nearest to this number divided by another. Throws cannot-compute when the divisor is 0. */
  dividedBy(divisor: Decimal): number {
    if (divisor.units === 0n) {
      throw new BokslutError("cannot-compute", "Det går inte att dela med noll.");
    }
    const scale = Math.max(this.scale, divisor.scale);
    return quotient(this.unitsAt(scale), divisor.unitsAt(scale));
  }
}

/** n / d to the nearest double; beyond the safe integers to 30 significant digits first. */
function quotient(numerator: bigint, denominator: bigint): number {
  const n = Number(numerator);
  const d = Number(denominator);
  if (Math.abs(n) <= Number.MAX_SAFE_INTEGER && Math.abs(d) <= Number.MAX_SAFE_INTEGER) {
    return n === 0 ? 0 : n / d;
  }
  const digits = Math.max(0, 30 - numerator.toString().length + denominator.toString().length);
  return Number(`${(numerator * powerOfTen(digits)) / denominator}e-${digits}`);
}

/** The sum of decimals. */
export function sumOf(values: readonly Decimal[]): Decimal {
  return values.reduce((sum, value) => sum.plus(value), Decimal.ZERO);
}

/** Two roundings in binary: what multiplying by FAST_FACTOR may add. */
const TWO_ROUNDINGS = 4e-16;

/** The whole number of ten-thousandths that a double stands for; NaN when it has more than four decimals or fifteen digits. */
function fastUnits(value: number): number {
  const scaled = value * FAST_FACTOR;
  const units = Math.round(scaled);
  const size = Math.abs(units);
  return size < FIFTEEN_DIGITS && Math.abs(scaled - units) <= size * TWO_ROUNDINGS ? units : NaN;
}

/**
 * a − b exactly on the meant decimals of two doubles, without allocation where both have at most four decimals; NaN when one is no finite number.
 * Example: subtractExact(0.3, 0.1) is 0.2.
 */
export function subtractExact(a: number, b: number): number {
  const units = fastUnits(a) - fastUnits(b);
  if (!Number.isNaN(units)) {
    return units === 0 ? 0 : units / FAST_FACTOR;
  }
  return Number.isFinite(a + b) ? Decimal.of(a).minus(Decimal.of(b)).toNumber() : NaN;
}

/**
 * (a − b) / |b| exactly on the meant decimals, rounded once to the nearest double; NaN when b is 0 or one is no finite number. Without allocation
 * where both have at most four decimals. Example: changeRatio(237.2, 224) is 0.0589….
 */
export function changeRatio(a: number, b: number): number {
  const base = fastUnits(b);
  const ratio = (fastUnits(a) - base) / Math.abs(base);
  if (Number.isFinite(ratio)) {
    return ratio === 0 ? 0 : ratio;
  }
  return b !== 0 && Number.isFinite(a + b) ? Decimal.of(a).minus(Decimal.of(b)).dividedBy(Decimal.of(b).abs()) : NaN;
}
