/** What the open workbook is called: after its report, as Bokslut remembers it in the file. */
import { MEMORY_SHEET } from "../../src/excel/memory";
import type { WorkbookEngine } from "../engine/types";

const CHUNK_COLUMN = 6;
const LONGEST = 100;
const EXTENSION = ".xlsx";

/** Title of the workbook's report; null when it holds none. */
export function documentName(engine: WorkbookEngine): string | null {
  const memory = engine.sheets().find((sheet) => sheet.name === MEMORY_SHEET);
  const used = memory === undefined ? null : engine.usedRect(memory.id, true);
  if (memory === undefined || used === null) return null;
  const chunks = engine.values(memory.id, { row: 1, column: CHUNK_COLUMN, rows: used.row + used.rows, columns: 1 });
  return titleIn(chunks.map((row) => String(row[0] ?? "").slice(1)).join(""));
}

function titleIn(json: string): string | null {
  const found = /"title"\s*:\s*("(?:[^"\\]|\\.)*")/u.exec(json)?.[1];
  const title: unknown = found === undefined ? null : JSON.parse(found);
  return typeof title === "string" && title.trim() !== "" ? title.trim() : null;
}

/** A file name that Windows, Mac and Linux all take. */
export function fileNameFor(title: string | null): string {
  const clean = (title ?? "")
    .replace(/[<>:"/\\|?*\p{Cc}]+/gu, " ")
    .replace(/\s+/gu, " ")
    .slice(0, LONGEST)
    .replace(/^[ .]+|[ .]+$/gu, "");
  return `${clean === "" ? "Arbetsbok" : clean}${EXTENSION}`;
}
