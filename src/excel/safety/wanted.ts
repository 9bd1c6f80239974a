/** Which sheets must be kept before entries of the journal are sent. Pure. */
import { sheetOf, type Entry, type Journal } from "./journal";
import { NO_PAGE, type KeptSheet, type Wanted } from "./kept";
import { MEMORY_SHEET } from "../memory";

/** Looks that are put back without a copy of the sheet, or need not be. */
const NO_COPY: readonly string[] = ["protection", "pageLayout", "visibility", "position", "activate"];

/** Formulas of other sheets break when cells are taken out. */
export function removes(entry: Entry): boolean {
  return (entry.kind === "shift" && entry.way === "delete") || entry.kind === "sheet deleted";
}

export function wantedFor(entries: readonly Entry[], journal: Journal, kept: ReadonlyMap<string, KeptSheet>): readonly Wanted[] {
  const looks = new Map<string, boolean>();
  const pages = new Set<string>();
  for (const entry of entries) {
    const sheet = sheetOf(entry);
    if (sheet === null || entry.kind === "sheet added" || journal.isOwn(sheet)) continue;
    const look = (entry.kind === "look" && !NO_COPY.includes(entry.part)) || entry.kind === "shift" || entry.kind === "move" || entry.kind === "sheet deleted";
    if (entry.kind === "look" && entry.part === "pageLayout") pages.add(sheet);
    looks.set(sheet, look || looks.get(sheet) === true);
  }
  // A sheet that is kept already is read again only for looks that were not.
  for (const [sheet, look] of looks) {
    const before = kept.get(sheet);
    if (before !== undefined && !(look && before.copy === null && sheet !== MEMORY_SHEET) && !(pages.has(sheet) && before.page === NO_PAGE)) looks.delete(sheet);
  }
  return [...looks].map(([name, look]) => ({ name, looks: look && name !== MEMORY_SHEET, page: pages.has(name) }));
}
