/** A fingerprint of figures: SHA-256 of them in a fixed order, so that anyone with the same figures gets the same one. Pure, no platform needed. */

const ROUNDS = 64;

/** The first `count` primes. */
function primes(count: number): readonly number[] {
  const found: number[] = [];
  for (let number = 2; found.length < count; number += 1) {
    if (found.every((prime) => number % prime !== 0)) found.push(number);
  }
  return found;
}

/** The first 32 bits of the fraction of a root. */
const fraction = (root: number): number => Math.floor((root - Math.floor(root)) * 2 ** 32) | 0;
const PRIMES = primes(ROUNDS);
const START = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const CONSTANTS = PRIMES.map((prime) => fraction(Math.cbrt(prime)));

const rotated = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** The bytes of a text as UTF-8. */
function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return bytes;
}

function words(bytes: readonly number[]): Int32Array {
  const padded = new Int32Array((((bytes.length + 8) >> 6) + 1) * 16);
  bytes.forEach((byte, at) => {
    padded[at >> 2] = (padded[at >> 2] ?? 0) | (byte << (24 - (at % 4) * 8));
  });
  padded[bytes.length >> 2] = (padded[bytes.length >> 2] ?? 0) | (0x80 << (24 - (bytes.length % 4) * 8));
  padded[padded.length - 1] = bytes.length * 8;
  padded[padded.length - 2] = Math.floor((bytes.length * 8) / 2 ** 32);
  return padded;
}

/** SHA-256 of a text (UTF-8) as 64 hexadecimal digits. */
export function sha256(text: string): string {
  const message = words(utf8(text));
  const state = Int32Array.from(START);
  const schedule = new Int32Array(ROUNDS);
  const at = (list: Int32Array, index: number): number => list[index] ?? 0;
  for (let block = 0; block < message.length; block += 16) {
    for (let round = 0; round < ROUNDS; round += 1) {
      if (round < 16) {
        schedule[round] = at(message, block + round);
        continue;
      }
      const [early, late] = [at(schedule, round - 15), at(schedule, round - 2)];
      const small = rotated(early, 7) ^ rotated(early, 18) ^ (early >>> 3);
      const large = rotated(late, 17) ^ rotated(late, 19) ^ (late >>> 10);
      schedule[round] = (at(schedule, round - 16) + small + at(schedule, round - 7) + large) | 0;
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let round = 0; round < ROUNDS; round += 1) {
      const choice = (e & f) ^ (~e & g);
      const majority = (a & b) ^ (a & c) ^ (b & c);
      const first = (h + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + choice + (CONSTANTS[round] ?? 0) + at(schedule, round)) | 0;
      const second = ((rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + majority) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, index) => {
      state[index] = at(state, index) + word;
    });
  }
  return [...state].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

/** The fingerprint of a sheet's or a report's figures, whatever the order they are given in: sixteen digits in groups of four, "3f9a 02c1 77be 40d5". */
export function fingerprintOf(figures: Readonly<Record<string, Readonly<Record<string, number | string | null>>>>): string {
  const ordered = Object.entries(figures).sort(([a], [b]) => (a < b ? -1 : 1)).map(([sheet, cells]) => [sheet, Object.entries(cells).sort(([a], [b]) => (a < b ? -1 : 1))]);
  return (sha256(JSON.stringify(ordered)).slice(0, 16).match(/.{4}/g) ?? []).join(" ");
}
