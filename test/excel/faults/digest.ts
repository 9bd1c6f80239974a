/** Everything of a workbook that a user can see, and the add-in's memory without its log: two workbooks with the same digest are the same. */
import type { WorkbookEngine } from "../../../workbench/engine/types";

const LOG_FIRST = 15;
const MEMORY = "_Bokslut";

export type Digest = ReadonlyMap<string, string>;

function cellsOf(engine: WorkbookEngine, id: string, memory: boolean): readonly string[] {
  const used = engine.usedRect(id, false);
  if (used === null) return [];
  const rect = { row: 0, column: 0, rows: used.row + used.rows, columns: Math.min(memory ? LOG_FIRST : 16_384, used.column + used.columns) };
  const [formulas, formats] = [engine.formulas(id, rect), engine.numberFormats(id, rect)];
  const lines: string[] = [];
  formulas.forEach((row, down) => row.forEach((cell, across) => {
    const style = memory ? "" : JSON.stringify(engine.style(id, down, across));
    const rule = memory ? null : engine.dataValidation(id, down, across);
    const link = memory ? null : engine.hyperlink(id, down, across);
    const content = typeof cell === "object" ? JSON.stringify(cell) : String(cell);
    if (content === "" && memory) return;
    lines.push(`R${down + 1}K${across + 1} ${content} | ${formats[down]?.[across] ?? ""} | ${style} | ${rule === null ? "" : JSON.stringify(rule)} | ${link === null ? "" : JSON.stringify(link)}`);
  }));
  return lines;
}

/** A part of the print set-up, however it is written: empty texts say nothing, and neither do the dollars of an address. */
function said(value: unknown): unknown {
  if (typeof value === "string") return value.replace(/\$/g, "");
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value).filter(([, text]) => text !== "").sort(([a], [b]) => a.localeCompare(b))) : value;
}

function sheetText(engine: WorkbookEngine, id: string, name: string): string {
  const memory = name === MEMORY;
  const used = engine.usedRect(id, false);
  const rows = used === null || memory ? 0 : used.row + used.rows;
  const columns = used === null || memory ? 0 : used.column + used.columns;
  const lines = cellsOf(engine, id, memory);
  // Empty cells with the sheet's own looks at the end of the used block say nothing.
  const plain = memory ? "" : `${JSON.stringify(engine.style(id, 900, 200))} |  | `;
  const filled = lines.filter((line) => !line.includes(`  | General | ${plain}`));
  return [
    ...filled,
    `höjder ${Array.from({ length: rows }, (_, row) => engine.rowHeight(id, row)).join(" ")}`.replace(/( 15)+$/, ""),
    `bredder ${Array.from({ length: columns }, (_, column) => engine.columnWidth(id, column)).join(" ")}`,
    `fryst ${JSON.stringify(engine.frozen(id))} rutnät ${engine.gridlines(id)} skydd ${engine.isProtected(id)} filter ${JSON.stringify(engine.autoFilter(id))}`,
    `sida ${JSON.stringify(Object.entries(engine.pageSetup(id)).filter(([, value]) => value !== null && value !== undefined).map(([key, value]) => [key, said(value)]).sort(([a], [b]) => String(a).localeCompare(String(b))))}`,
    `villkor ${[...new Set(engine.conditionalFormats(id).map((each) => JSON.stringify([each.rect, each.rule])))].sort().join(" ")}`,
    `sammanfogat ${JSON.stringify(engine.merges(id))}`,
  ].join("\n");
}

/** By sheet, and the names and the sheets' order by themselves. */
export async function digestOf(engine: WorkbookEngine): Promise<Digest> {
  await engine.settle();
  const sheets = engine.sheets();
  return new Map([
    ["blad", sheets.map((sheet) => `${sheet.name} ${sheet.visibility} ${sheet.tabColor}`).join("\n")],
    ["namn", engine.names().map((name) => `${name.name} ${name.formula} ${name.scope ?? ""}`).sort().join("\n")],
    ...sheets.map((sheet): [string, string] => [`blad ${sheet.name}`, sheetText(engine, sheet.id, sheet.name)]),
  ]);
}

/** A sheet's name in a formula is the same with and without the quotes that it does not need. */
function unquoted(text: string): string {
  return text.replace(/'([\p{L}_][\p{L}\p{N}_.]*)'!/gu, "$1!");
}

/** What differs, one line per part; empty for the same. */
export function differences(before: Digest, after: Digest): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((part) => {
    const [one, other] = [unquoted(before.get(part) ?? "finns inte").split("\n"), unquoted(after.get(part) ?? "finns inte").split("\n")];
    const line = one.findIndex((text, index) => text !== other[index]);
    if (line < 0 && one.length === other.length) return [];
    const at = line < 0 ? one.length : line;
    return [`${part}: ”${one[at] ?? ""}” → ”${other[at] ?? ""}”`];
  });
}
