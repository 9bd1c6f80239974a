/** Sheets that somebody else has renamed or taken away since a command kept them: what is put back follows the name, and what is gone is left alone. */
import { quotedSheet } from "../addresses";
import type { Cell } from "./areas";
import type { Entry } from "./journal";
import type { Rescue } from "./log";

/** Sheets whose names the command has changed itself. */
function own(entries: readonly Entry[]): ReadonlySet<string> {
  return new Set(entries.flatMap((entry) => (entry.kind === "sheet deleted" || entry.kind === "sheet added" ? [entry.sheet] : entry.kind === "sheet renamed" ? [entry.sheet, entry.to] : [])));
}

/** A formula with another name of a sheet, as Excel itself writes it when the sheet is renamed; texts in the formula stand. */
export function withSheetName(formula: string, from: string, to: string): string {
  const [quoted, now] = [`'${from.replace(/'/g, "''")}'!`, `${quotedSheet(to)}!`];
  return formula.split('"').map((part, index) => {
    if (index % 2 === 1) return part;
    const pieces = part.split(quoted).join(now).split(`${from}!`);
    return pieces.reduce((whole, piece) => (/[\p{L}\p{N}_.']$/u.test(whole) ? `${whole}${from}!${piece}` : `${whole}${now}${piece}`));
  }).join('"');
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
  const gone = [...now].flatMap(([name, to]) => (to === null ? [name] : []));
  const renamed = [...now].flatMap(([from, to]) => (to === null || to === from ? [] : [{ from, to }]));
  const cell = (content: Cell): Cell => (typeof content === "string" && content.startsWith("=") ? renamed.reduce((formula, { from, to }) => withSheetName(formula, from, to), content) : content);
  return {
    ...rescue,
    kept: rescue.kept.flatMap((sheet) => {
      const name = nameOf(sheet.name);
      const blocks = renamed.length === 0 ? sheet.blocks : sheet.blocks.map((block) => ({ ...block, cells: block.cells.map((row) => row.map(cell)) }));
      return name === null ? [] : [{ ...sheet, name, blocks, gone }];
    }),
    entries: rescue.entries.flatMap((entry): Entry[] => {
      if (!("sheet" in entry)) return [entry];
      const sheet = nameOf(entry.sheet);
      return sheet === null ? [] : [{ ...entry, sheet }];
    }),
  };
}
