/** Where the follow-up sheets stand among the tabs: Översikt first, the others after the tables and before Berättelse, Kontroll and Import. */
import { narrativeInMemory } from "../narrative-sheet";
import type { WorkbookState } from "../session";

const LATER = /^(?:Kontroll|Import)(?: \(\d+\))?$/;

/** The order of all tabs when the given sheets stand in their places. */
export function orderedSheets(all: readonly string[], own: readonly string[], overviewFirst: boolean, narrative: string | null): readonly string[] {
  const others = all.filter((name) => !own.includes(name));
  const [front, back] = overviewFirst ? [own.slice(0, 1), own.slice(1)] : [[], own];
  const later = others.findIndex((name) => name === narrative || LATER.test(name));
  const at = later < 0 ? others.length : later;
  return [...front, ...others.slice(0, at), ...back, ...others.slice(at)];
}

/** Queues the moves. New sheets stand last before them. */
export function placeSheets(worksheets: Excel.WorksheetCollection, own: readonly string[], overviewFirst: boolean, state: WorkbookState): void {
  const standing = state.sheets.map((sheet) => sheet.name);
  const order = orderedSheets([...standing, ...own.filter((name) => !standing.includes(name))], own, overviewFirst, narrativeInMemory(state.memory)?.sheet ?? null);
  order.forEach((name, position) => {
    if (own.includes(name)) worksheets.getItem(name).position = position;
  });
}
