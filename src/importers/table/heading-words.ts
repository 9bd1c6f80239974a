/** What the words of a heading mean: which kind of column it is, which month and which year it names. */
import type { Measure } from "../ledger";

export type ColumnRole = "verksamhet" | "objekt" | "konto" | "slag" | "period" | Measure | "annat";

/** Words of headings in exports, the most particular first. Compared in lower case. */
const WORDS: readonly (readonly [RegExp, ColumnRole])[] = [
  [/avvik|diff|procent|%|förbruk|\bkvar\b|återst|andel/, "annat"],
  [/konto[^ ]*(?:text|namn|benämn)|konto ?\(t\)|konto(?:text| text|namn| namn)/, "annat"],
  [/föreg|förra|fg\.? ?år|f\.? ?å\.?\b|ifjol|utfall .*-1|bokslut .*föreg/, "foregaende"],
  [/prognos/, "prognos"],
  [/budget|\bvp\b|\bplan(?:erat|erad)?\b/, "budget"],
  [/utfall|bokslut|bokfört|saldo|belopp|ackumulerat|netto/, "utfall"],
  [/^(?:rad|post)?slag\b|^typ$/, "slag"],
  [/konto(?!r)/, "konto"],
  [/period|månad/, "period"],
  [/(?:ansvar|objekt|enhet|kostnadsställe|\bkst\b|projekt)[^ (]*[ (]*(?:text|namn|benämn|t\))|(?:text|namn|benämn)/, "verksamhet"],
  [/ansvar|objekt|enhet|kostnadsställe|\bkst\b|projekt/, "objekt"],
  [/verksamhet|område/, "verksamhet"],
];

/** What a heading says; "annat" when it says that the column is none of the report's (a difference, per cent); null when it says nothing that is known. */
export function roleOfHeading(heading: string): ColumnRole | null {
  const plain = heading.trim().toLowerCase();
  return WORDS.find(([words]) => words.test(plain))?.[1] ?? null;
}

const MEASURE_WORDS = /^(?:(?:ursprunglig|justerad|periodiserad|periodiserat|ackumulerad|ackumulerat|ack|helår|hela|året|års|år|t\.?\s?o\.?\s?m|period|perioden|föregående|fg|budget|utfall|bokslut|bokfört|prognos|netto|saldo|belopp|vp|plan|kr|tkr|kkr|mnkr|mkr|jan(?:uari)?|feb(?:ruari)?|mars?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?|\d+)(?![\p{L}\p{N}])[\s.,:()/\u2013-]*)+$/iu;
const ROW_WORDS = /^(?:ansvar|objekt|enhet|kostnadsställe|kst|projekt|verksamhet|område|konto|slag|period|månad|benämning|namn|text)(?:s?kod|s?nr|s?nummer| nr| kod| ?\(t\)|s?(?:namn|text|benämning)|somr\p{L}+)?$/iu;

/** A heading that only says which figures a column holds ("Justerad budget 2024", "Utfall t.o.m. aug"). */
export function saysMeasureOnly(heading: string): boolean {
  return MEASURE_WORDS.test(heading.trim());
}

/** A heading that only says what names a row ("Ansvar", "Kontonr"). */
export function saysRowOnly(heading: string): boolean {
  return ROW_WORDS.test(heading.trim());
}

const MONTHS = /(?:^|[^\p{L}])(jan(?:uari)?|feb(?:r|ruari)?|mars?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![\p{L}])/iu;
const STARTS = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];

/** The last year that a text names; null when it names none. */
export function yearIn(text: string): number | null {
  const years = [...text.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)].map((match) => Number(match[0]));
  return years[years.length - 1] ?? null;
}

/** The month (1–12) that a heading names, with its year where that is named: "jan", "Utfall mars 2024", "202403", "2024-03-31", "P03", "Period 3". */
export function monthIn(heading: string): { readonly month: number; readonly year: number | null } | null {
  const text = heading.trim();
  const digits = /^((?:19|20)\d\d)[-/ .]?(0[1-9]|1[0-2])(?:[-/ .]?\d{2})?$/.exec(text);
  if (digits !== null) {
    return { month: Number(digits[2]), year: Number(digits[1]) };
  }
  const named = MONTHS.exec(text);
  if (named !== null && !/t\.?\s?o\.?\s?m|till\b|[-\u2013]\s*(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)|ack|\(ack|helår/i.test(text)) {
    return { month: STARTS.indexOf((named[1] ?? "").slice(0, 3).toLowerCase()) + 1, year: yearIn(text) };
  }
  const numbered = /^(?:p|per|period|m|mån|månad)\.?\s?(\d{1,2})$/i.exec(text);
  const month = Number(numbered?.[1] ?? 0);
  return month >= 1 && month <= 12 ? { month, year: null } : null;
}
