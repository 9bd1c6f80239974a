/** A first mapping from names: which verksamhet of the report an object of the file is likely to be. The user has the last word. */
import { Decimal } from "../../domain/decimal";
import { MEASURES, type Ledger, type Measure } from "../ledger";
import type { Mapping, MappingRule } from "../mapping";
import { compilePattern } from "../patterns";
import type { CellTarget } from "./targets";

/** An object of the file with what it carries. */
export interface LedgerObject {
  readonly object: string | null;
  readonly name: string | null;
  readonly rows: number;
  readonly amounts: Readonly<Partial<Record<Measure, Decimal>>>;
}

const byCode = new Intl.Collator("sv", { numeric: true });

/** The objects of a ledger by code, rows without object last, with sums in its unit and sign. Objects that stand on balance accounts only are left aside. */
export function objectsOf(ledger: Ledger): readonly LedgerObject[] {
  const objects = new Map<string, { object: string | null; name: string | null; rows: number; amounts: Partial<Record<Measure, Decimal>> }>();
  for (const row of ledger.rows) {
    if (/^[129]/.test(row.account?.trim() ?? "")) {
      continue;
    }
    const key = row.object ?? "\u0000";
    const known = objects.get(key) ?? { object: row.object, name: row.objectName, rows: 0, amounts: {} };
    objects.set(key, known);
    known.rows += 1;
    known.name = known.name ?? row.objectName;
    for (const measure of MEASURES) {
      const amount = row.amounts[measure];
      if (amount !== undefined) {
        known.amounts[measure] = (known.amounts[measure] ?? Decimal.ZERO).plus(amount);
      }
    }
  }
  return [...objects.values()].sort((a, b) => Number(a.object === null) - Number(b.object === null) || byCode.compare(a.object ?? "", b.object ?? ""));
}

const FILLER = new Set(["och", "m.m", "mm", "för", "av", "i", "på", "övrigt", "gemensamt", "avd", "avdelning", "avdelningen", "enhet", "enheten", "verksamhet", "verksamheten"]);

function words(text: string): readonly string[] {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim().split(" ").filter((word) => word !== "" && !FILLER.has(word));
}

/** Words that are the same but for their ending ("bibliotek" and "biblioteken", "museum" and "museer"), or where one begins the other. */
function alike(one: string, other: string): boolean {
  const shortest = Math.min(one.length, other.length);
  let common = 0;
  while (common < shortest && one[common] === other[common]) {
    common += 1;
  }
  return one === other || (common >= 4 && (common === shortest || common >= Math.max(one.length, other.length) * 0.65));
}

function likenessOfWords(left: readonly string[], right: readonly string[]): number {
  if (left.length === 0 || right.length === 0) {
    return 0;
  }
  if (left.length === right.length && left.every((word, index) => word === right[index])) {
    return 1;
  }
  const hits = left.filter((word) => right.some((other) => alike(word, other))).length;
  return (hits / Math.max(left.length, right.length)) * 0.95;
}

/** 0–1: how alike two names are, by their words. */
export function likeness(a: string, b: string): number {
  return likenessOfWords(words(a), words(b));
}

const ENOUGH = 0.6;

/** A name without the code before it: "10 Bibliotek" is "Bibliotek". */
function withoutCode(text: string): string {
  return /^\d[\d.-]*\s+(?=\p{L})(.*)$/u.exec(text.trim())?.[1] ?? text;
}

/** A name taken apart once, since every object is held against every verksamhet. */
interface NameWords {
  readonly text: string;
  readonly words: readonly string[];
  readonly withoutCode: readonly string[];
}

function nameWords(text: string): NameWords {
  const [all, rest] = [words(text), withoutCode(text)];
  return { text, words: all, withoutCode: rest === text ? all : words(rest) };
}

function bestMatch(object: LedgerObject, verksamheter: readonly NameWords[]): string | null {
  let best: { readonly name: string; readonly score: number } | null = null;
  let second = 0;
  const texts = [nameWords(object.name ?? ""), nameWords(object.object ?? "")];
  const code = object.object?.toLowerCase() ?? null;
  for (const name of verksamheter) {
    let score = code !== null && name.words[0] === code ? 0.97 : 0;
    for (const text of texts) {
      score = Math.max(score, likenessOfWords(text.words, name.words));
      if (text.withoutCode !== text.words || name.withoutCode !== name.words) score = Math.max(score, likenessOfWords(text.withoutCode, name.withoutCode));
    }
    if (best === null || score > best.score) {
      second = best?.score ?? 0;
      best = { name: name.text, score };
    } else {
      second = Math.max(second, score);
    }
  }
  return best !== null && best.score >= ENOUGH && best.score > second ? best.name : null;
}

const TOTAL = /nämnd|förvaltning|kontoret|totalt|driftverksamhet|hela/i;

/** True when the rules that are there already answer for an object (place it or leave it out on purpose). */
function answered(rules: readonly MappingRule[], object: LedgerObject): boolean {
  return rules.some((rule) => {
    if (rule.kind === "varav" || rule.kind === "summa" || rule.account.trim() !== "") {
      return false;
    }
    const matches = compilePattern(rule.object, "objekt");
    return matches(object.object) || (object.name !== null && matches(object.name));
  });
}

/**
 * A mapping for a ledger: the kept rules first, then one rule per object that no rule answers for and whose name fits one verksamhet. Tables about
 * the whole nämnd get a rule that counts everything once more. Objects that fit nothing get no rule and are listed as unmapped.
 */
export function suggestMapping(ledger: Ledger, targets: readonly CellTarget[], kept: Mapping = { rules: [] }): Mapping {
  const verksamheter = [...new Set(targets.filter((target) => target.kind !== "varav").map((target) => target.verksamhet))];
  const netsOnly = new Set(verksamheter.filter((name) => targets.every((target) => target.verksamhet !== name || target.kind === "netto")));
  const knowsKind = ledger.rows.some((row) => row.account !== null || (row.kind ?? null) !== null);
  const objects = objectsOf(ledger);
  const named = verksamheter.map(nameWords);
  const rules: MappingRule[] = [...kept.rules];
  const only = verksamheter.length === 1 ? verksamheter[0] : undefined;
  for (const object of objects) {
    if (answered(kept.rules, object)) {
      continue;
    }
    const found = only ?? (object.object === null ? null : bestMatch(object, named));
    if (found !== null) {
      rules.push({ object: object.object ?? "", account: "", verksamhet: found, kind: !knowsKind && netsOnly.has(found) ? "netto" : null, ...(object.name === null || object.name === object.object ? {} : { note: object.name }) });
    }
  }
  const wholes = verksamheter.filter((name) => TOTAL.test(name) && !rules.some((rule) => rule.verksamhet === name) && targets.every((target) => target.verksamhet !== name || targets.filter((other) => other.table === target.table).every((other) => other.verksamhet === name)));
  if (kept.rules.length === 0 && rules.length > 0) {
    rules.push(...wholes.map((name): MappingRule => ({ object: "", account: "", verksamhet: name, kind: "summa", note: "Hela nämnden: allt som placerats ovan" })));
  }
  return { rules };
}
