/** Which column of an export holds what: guessed from the headings and the cells, kept by heading, chosen by the user. */
import { MEASURES, type Measure } from "../ledger";
import type { GridSheet } from "./grid";
import { findHeader, headingsIn, isFigure, type Header, type Heading } from "./headings";
import { monthIn, roleOfHeading, saysMeasureOnly, saysRowOnly, yearIn, type ColumnRole } from "./heading-words";

export type { ColumnRole } from "./heading-words";

export const ROLE_NAMES: Readonly<Record<ColumnRole, string>> = {
  verksamhet: "Verksamhet (namn)", objekt: "Ansvar eller objekt", konto: "Konto", slag: "Slag (kostnad, intäkt)", period: "Period", budget: "Budget", utfall: "Utfall", prognos: "Prognos", foregaende: "Föregående år", annat: "Används inte",
};

/** What several columns of the same figures are: parts to add, one per month, or one per verksamhet. */
export type Across = "summa" | "perioder" | "objekt";

export interface SuggestedColumns {
  readonly roles: readonly ColumnRole[];
  readonly across: Across;
}

export function isMeasure(role: ColumnRole): role is Measure {
  return MEASURES.some((measure) => measure === role);
}

const SUM = /^(?:summa|totalt?|s:a|totalsumma|ack(?:umulerat)?|helår(?:et)?|år(?:et)?)\b/i;

/** A figure's column named for another year than the report's: last year's outcome, or none of the report's. */
function inYear(role: ColumnRole, heading: Heading, year: number | null): ColumnRole {
  const named = yearIn(heading.parts.join(" "));
  if (year === null || named === null || named === year || !isMeasure(role) || role === "foregaende") {
    return role;
  }
  return role === "utfall" && named === year - 1 ? "foregaende" : "annat";
}

/** What a heading says, from the lowest row up: a part that only names a measure before one that holds such a word among others. */
function roleOf(heading: Heading): ColumnRole | null {
  const upwards = [...heading.parts].reverse();
  for (const part of [...upwards.filter(saysMeasureOnly), ...upwards]) {
    const role = roleOfHeading(part);
    if (role !== null) {
      return role;
    }
  }
  return null;
}

/** The part of a heading over columns of figures that names whose they are; null when it names nothing of its own. */
export function objectInHeading(heading: Heading): string | null {
  const named = (part: string): boolean => monthIn(part) === null && !saysMeasureOnly(part) && !saysRowOnly(part) && roleOfHeading(part) !== "annat" && !SUM.test(part) && !isFigure(part);
  const alone = heading.parts.length === 1;
  return [...heading.parts].reverse().find((part) => named(part) && (!alone || !isMeasure(roleOfHeading(part) ?? "annat"))) ?? null;
}

/** The month of a column, YYYYMM; `year` where the heading names none. null when it is no month. */
export function periodOfHeading(heading: Heading, year: number | null): string | null {
  const found = [...heading.parts].reverse().map(monthIn).find((month) => month !== null) ?? null;
  const inYearOf = found?.year ?? yearIn(heading.parts.join(" ")) ?? year;
  return found === null || inYearOf === null ? null : `${inYearOf}${String(found.month).padStart(2, "0")}`;
}

/** Share of a column's filled cells that are figures. */
function figureShare(sheet: GridSheet, header: Header | null, column: number): number {
  const cells = sheet.rows.slice((header?.row ?? -1) + 1, (header?.row ?? -1) + 300).map((row) => row[column] ?? null).filter((cell) => cell !== null && String(cell).trim() !== "");
  return cells.length === 0 ? 0 : cells.filter(isFigure).length / cells.length;
}

/** How well a heading fits its measure among several of the same: final and cumulative before parts. */
function fit(heading: string): number {
  return (/justerad|ack|t\.?\s?o\.?\s?m|helår|total/i.test(heading) ? 2 : 0) + (/ursprunglig|period/i.test(heading) ? -1 : 0);
}

/** The measure that the texts over the headings name ("Utfall 2024 per verksamhet"), else the outcome. */
function measureAbove(sheet: GridSheet, header: Header | null): Measure {
  const above = sheet.rows.slice(0, Math.max(0, (header?.row ?? 0) - (header?.rows ?? 1) + 1)).flat();
  const said = above.map((cell) => roleOfHeading(String(cell ?? ""))).find((role): role is Measure => role !== null && isMeasure(role));
  return said ?? "utfall";
}

/**
 * What the columns hold: as kept from last time by heading, else guessed. Several columns of the same figures are all used when they are months or
 * verksamheter of their own; else the one that fits best, and the others are not used. `year` is the report's.
 */
export function suggestColumns(sheet: GridSheet, header: Header | null, kept: ReadonlyMap<string, ColumnRole> = new Map(), year: number | null = null): SuggestedColumns {
  const headings = headingsIn(sheet, header);
  const known = headings.map((heading) => kept.get(headingKey(heading.text, year)));
  const said = headings.map((heading, column) => known[column] ?? roleOf(heading));
  const figures = (column: number): boolean => figureShare(sheet, header, column) >= 0.6;
  const months = headings.map((heading, column) => (known[column] === "annat" || periodOfHeading(heading, year ?? 2000) === null || SUM.test(heading.text) ? null : (said[column] ?? "utfall")));
  const isMonthly = (measure: ColumnRole | null): boolean => measure !== null && isMeasure(measure) && months.filter((month) => month === measure).length > 1;
  if (months.some(isMonthly)) {
    const roles = headings.map((heading, column): ColumnRole => {
      const [month, role] = [months[column] ?? null, said[column] ?? null];
      if (isMonthly(month)) {
        return inYear(month ?? "annat", heading, year);
      }
      return role === null || isMonthly(role) ? "annat" : inYear(role, heading, year);
    });
    return { roles: once(roles, headings, "perioder", known), across: "perioder" };
  }
  const named = headings.map((heading, column) => {
    const role = said[column] ?? null;
    const object = objectInHeading(heading);
    const alike = headings.filter((_, other) => said[other] === role && objectInHeading(headings[other] ?? heading) !== null).length;
    return object !== null && figures(column) && (role === null || isMeasure(role) || ((role === "objekt" || role === "verksamhet") && alike > 1)) ? object : null;
  });
  const open = named.flatMap((name, column) => (name === null ? [] : [column]));
  const noMeasure = said.every((role) => role === null || !isMeasure(role));
  const overSeveral = open.filter((column) => isMeasure(said[column] ?? "annat") && open.filter((other) => said[other] === said[column]).length > 1);
  if ((noMeasure && open.length > 1) || overSeveral.length > 1) {
    const usual = measureAbove(sheet, header);
    const across = new Set(noMeasure ? open : overSeveral);
    const roles = headings.map((heading, column): ColumnRole => (across.has(column) ? inYear(isMeasure(said[column] ?? "annat") ? (said[column] ?? usual) : usual, heading, year) : isMeasure(said[column] ?? "annat") ? "annat" : (said[column] ?? "annat")));
    return { roles: once(roles, headings, "objekt", known), across: "objekt" };
  }
  const only = noMeasure && open.length === 1 ? open[0] : undefined;
  const roles = headings.map((heading, column): ColumnRole => (column === only ? inYear(measureAbove(sheet, header), heading, year) : known[column] ?? inYear(said[column] ?? "annat", heading, year)));
  return { roles: once(roles, headings, "summa", known), across: "summa" };
}

/** Each role once, the best-fitting column first; figures several times when they are months or verksamheter. A code beside a name of its own is the object. */
function once(roles: readonly ColumnRole[], headings: readonly Heading[], across: Across, known: readonly (ColumnRole | undefined)[]): readonly ColumnRole[] {
  const best = new Map<ColumnRole, number>();
  roles.forEach((role, column) => {
    const there = best.get(role);
    const better = there === undefined || (known[there] === undefined && known[column] !== undefined) || (isMeasure(role) && known[there] === known[column] && fit(headings[column]?.text ?? "") > fit(headings[there]?.text ?? ""));
    if (better) {
      best.set(role, column);
    }
  });
  const several = (role: ColumnRole): boolean => role === "annat" || (across !== "summa" && isMeasure(role));
  return roles.map((role, column) => (several(role) || best.get(role) === column || (known[column] === role && isMeasure(role)) ? role : "annat"));
}

/** The heading as it is remembered: years are counted from the report's, so that the next year's export is known again. */
export function headingKey(heading: string, year: number | null): string {
  const plain = heading.trim().toLowerCase().replace(/\s+/g, " ");
  return year === null ? plain : plain.replace(/(?<!\d)(?:19|20)\d\d(?!\d)/g, (named) => (Number(named) === year ? "{år}" : `{år${Number(named) - year > 0 ? "+" : ""}${Number(named) - year}}`));
}

/** The zero-based row of the lowest heading; null when there is none. */
export function findHeaderRow(sheet: GridSheet): number | null {
  return findHeader(sheet)?.row ?? null;
}

/** Roles for headings alone. */
export function suggestRoles(headings: readonly string[], kept: ReadonlyMap<string, ColumnRole> = new Map()): readonly ColumnRole[] {
  return suggestColumns({ name: null, rows: [headings] }, { row: 0, rows: 1 }, kept).roles;
}
