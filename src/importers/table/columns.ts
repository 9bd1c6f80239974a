/** Which column of an export holds what: guessed from the headings, kept by heading, chosen by the user. */
import type { GridCell, GridSheet } from "./grid";
import type { Measure } from "../ledger";

export type ColumnRole = "verksamhet" | "objekt" | "konto" | "slag" | "period" | Measure | "annat";

export const ROLE_NAMES: Readonly<Record<ColumnRole, string>> = {
  verksamhet: "Verksamhet (namn)", objekt: "Ansvar eller objekt", konto: "Konto", slag: "Slag (kostnad, intäkt)", period: "Period", budget: "Budget", utfall: "Utfall", prognos: "Prognos", foregaende: "Föregående år", annat: "Används inte",
};

/** Words of headings in exports, the most particular first. Compared in lower case. */
const WORDS: readonly (readonly [RegExp, ColumnRole])[] = [
  [/avvik|diff|procent|%|förbruk|kvar|återst/, "annat"],
  [/föreg|förra|fg ?år|ifjol|utfall .*-1|bokslut .*föreg/, "foregaende"],
  [/prognos/, "prognos"],
  [/budget|\bvp\b|plan/, "budget"],
  [/utfall|bokslut|bokfört|saldo|belopp|ackumulerat|netto/, "utfall"],
  [/^(?:rad|post)?slag\b|^typ$/, "slag"],
  [/konto(?!r)/, "konto"],
  [/period|månad/, "period"],
  [/ansvar|objekt|enhet|kostnadsställe|\bkst\b|projekt/, "objekt"],
  [/verksamhet|benämning|namn|text|område/, "verksamhet"],
];

export function roleOfHeading(heading: string): ColumnRole {
  const plain = heading.trim().toLowerCase();
  return WORDS.find(([words]) => words.test(plain))?.[1] ?? "annat";
}

function isFigure(cell: GridCell | undefined): boolean {
  return typeof cell === "number" || (typeof cell === "string" && /^[-−–(]?\s*\d[\d\s\u00a0\u202f.,]*\)?-?$/.test(cell.trim()));
}

/** The zero-based row of the headings: the first row with at least two texts and no figure, with figures below it. null when there is none. */
export function findHeaderRow(sheet: GridSheet): number | null {
  const { rows } = sheet;
  for (let index = 0; index < Math.min(rows.length, 40); index += 1) {
    const row = rows[index] ?? [];
    const texts = row.filter((cell) => typeof cell === "string" && cell.trim() !== "" && !isFigure(cell)).length;
    const figures = row.filter((cell) => isFigure(cell) && !/^(19|20)\d\d$/.test(String(cell).trim())).length;
    const below = rows.slice(index + 1, index + 6).some((next) => next.filter((cell) => isFigure(cell)).length > 0);
    if (texts >= 2 && figures === 0 && below) {
      return index;
    }
  }
  return null;
}

/** Roles for headings: those kept from last time by heading, else guessed; a role for a figure goes to the first column that fits, the rest are not used. */
export function suggestRoles(headings: readonly string[], kept: ReadonlyMap<string, ColumnRole> = new Map()): ColumnRole[] {
  const taken = new Set<ColumnRole>();
  return headings.map((heading) => {
    const known = kept.get(heading.trim().toLowerCase());
    const role = known ?? roleOfHeading(heading);
    if (role !== "annat" && taken.has(role) && known === undefined) {
      return "annat";
    }
    taken.add(role);
    return role;
  });
}
