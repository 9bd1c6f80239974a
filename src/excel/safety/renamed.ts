/** Sheets that somebody else has renamed or taken away since a command kept them: what is put back follows the name, and what is gone is left alone. */
import type { Entry } from "./journal";
import type { Rescue } from "./log";

/** Sheets whose names the command has changed itself. */
function own(entries: readonly Entry[]): ReadonlySet<string> {
  return new Set(entries.flatMap((entry) => (entry.kind === "sheet deleted" || entry.kind === "sheet added" ? [entry.sheet] : entry.kind === "sheet renamed" ? [entry.sheet, entry.to] : [])));
}

/** The rescue with the sheets' names of now. One sync. */
export async function asNamedNow(rescue: Rescue): Promise<Rescue> {
  const left = own(rescue.entries);
  const kept = rescue.kept.filter((sheet) => sheet.id !== undefined && !left.has(sheet.name));
  if (kept.length === 0) return rescue;
  const names = await Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load("items/name,items/id");
    await context.sync();
    return new Map(worksheets.items.map((sheet) => [sheet.id, sheet.name]));
  });
  const now = new Map(kept.map((sheet) => [sheet.name, names.get(sheet.id ?? "") ?? null]));
  const nameOf = (name: string): string | null => (now.has(name) ? (now.get(name) ?? null) : name);
  return {
    ...rescue,
    kept: rescue.kept.flatMap((sheet) => {
      const name = nameOf(sheet.name);
      return name === null ? [] : [{ ...sheet, name }];
    }),
    entries: rescue.entries.flatMap((entry): Entry[] => {
      if (!("sheet" in entry)) return [entry];
      const sheet = nameOf(entry.sheet);
      return sheet === null ? [] : [{ ...entry, sheet }];
    }),
  };
}
