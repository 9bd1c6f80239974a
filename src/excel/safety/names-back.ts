/** Putting back the defined names that a command has added or removed. */
import type { StructureEntry } from "./journal";

/** Queues the way back of one entry. `standing`: the names as they will be, lower case; kept up to date. */
export function nameBack(names: Excel.NamedItemCollection, entry: Extract<StructureEntry, { name: string }>, standing: Set<string>): void {
  const key = entry.name.toLowerCase();
  if (entry.kind === "name added" && standing.delete(key)) names.getItem(entry.name).delete();
  if (entry.kind === "name removed" && !standing.has(key)) {
    names.add(entry.name, entry.formula);
    standing.add(key);
  }
}
