import ExcelJS from "exceljs";
import JSZip from "jszip";
import { createHeadlessEngine, type UniverEngine } from "../../workbench/engine";
import type { OwnFunction } from "../../workbench/engine/types";
import { loadXlsx, saveXlsx } from "../../workbench/xlsx";

export const DATE = new Date("2017-12-31T12:00:00Z");
const number = (name: string, optional = false) => ({ name, matrix: false, optional, repeating: false });
export const OWN: OwnFunction[] = [
  { name: "FÖRÄNDRING", parameters: [number("nu"), number("då")], resultMatrix: false, call: ([a, b]) => Number(a) - Number(b) },
  { name: "DELAR", parameters: [], resultMatrix: true, call: () => [[1, "två"], [true, 4]] },
];

/** Engines to dispose of after each test. */
export const open: UniverEngine[] = [];
export function engineWithFunctions(): UniverEngine {
  const engine = createHeadlessEngine();
  engine.registerFunctions(OWN);
  open.push(engine);
  return engine;
}
afterEach(() => {
  for (const engine of open.splice(0)) engine.dispose();
});

/** Saves, opens in a new engine and gives that and its first sheet. */
export async function reopened(engine: UniverEngine): Promise<{ engine: UniverEngine; sheet: string }> {
  const again = engineWithFunctions();
  await loadXlsx(again, await saveXlsx(engine, { date: DATE }));
  return { engine: again, sheet: again.sheets()[0]?.id ?? "" };
}

export async function partsOf(engine: UniverEngine): Promise<(path: string) => Promise<string>> {
  const zip = await JSZip.loadAsync(await saveXlsx(engine, { date: DATE }));
  return async (path) => (await zip.file(path)?.async("string")) ?? "";
}

export async function readByExcelJs(engine: UniverEngine): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await saveXlsx(engine, { date: DATE })) as unknown as ExcelJS.Buffer);
  return book;
}
