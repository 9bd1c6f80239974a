/** Patterns of a mapping: one value, a start ("45*"), or a range ("4510-4599"). */
import { BokslutError } from "../domain/errors";

export type PatternTest = (value: string | null) => boolean;

/** A pattern as a test. Ranges compare as text of equal length ("3000-3999" takes 30105 too). Several patterns may stand with comma between. Throws bad-argument for a pattern that cannot be read. */
export function compilePattern(pattern: string, what: string): PatternTest {
  const parts = pattern.split(",").map((part) => part.trim()).filter((part) => part !== "");
  if (parts.length > 1) {
    const tests = parts.map((part) => compileOne(part, what));
    return (value) => tests.some((test) => test(value));
  }
  return compileOne(pattern, what);
}

function compileOne(pattern: string, what: string): PatternTest {
  const plain = pattern.trim().replace(/[\u2010-\u2015\u2212]/g, "-").replace(/^([^\s-]+)\s*-\s*([^\s-]+)$/, "$1-$2");
  if (plain === "" || plain === "*") {
    return () => true;
  }
  const range = /^([^\s*-]+)-([^\s*-]+)$/.exec(plain);
  const [from = "", to = ""] = range?.slice(1) ?? [];
  if (/\d/.test(from) && /\d/.test(to)) {
    if (from.length !== to.length || from > to) {
      throw new BokslutError("bad-argument", `Intervallet ”${pattern}” för ${what} går inte att läsa. Skriv från och till med lika många tecken, till exempel 3000–3999.`);
    }
    return (value) => value !== null && value.length >= from.length && value.slice(0, from.length) >= from && value.slice(0, to.length) <= to;
  }
  if (/^[^*]+\*$/.test(plain)) {
    const start = plain.slice(0, -1).toLowerCase();
    return (value) => value !== null && value.trim().toLowerCase().startsWith(start);
  }
  if (plain.includes("*")) {
    throw new BokslutError("bad-argument", `Mönstret ”${pattern}” för ${what} går inte att läsa. Stjärnan ska stå sist, till exempel 45*.`);
  }
  const lower = plain.toLowerCase();
  return (value) => value !== null && value.trim().replace(/[\u2010-\u2015\u2212]/g, "-").toLowerCase() === lower;
}
