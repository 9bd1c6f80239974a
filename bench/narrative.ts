/** The narrative of a report of 200 verksamheter and 500 indicators: composing it, writing the sheet with all its formulas computed, reviewing its text. */
import { layOutTables, openReport, writeGoals, writeNarrative } from "../src/excel/commands";
import { readParagraphs } from "../src/excel/commands/narrative";
import { reviewTexts } from "../src/excel/commands/narrative-review";
import { composeNarrative } from "../src/narrative";
import { buildTableModel } from "../src/reports";
import { largeReport } from "../test/excel/large-report";
import { startNodeHost } from "../workbench/host/node";
import type { Note } from "./figure";
import type { Print } from "./index";

const UNITS = 200;
const INDICATORS = 500;

const rate = (count: number, milliseconds: number): string => Math.round((count * 1_000) / milliseconds).toLocaleString("sv-SE");

export async function run(print: Print, note: Note): Promise<void> {
  const report = largeReport(UNITS, INDICATORS);
  const models = report.tables.map((table) => buildTableModel(table, report));
  composeNarrative(report, models);
  const start = performance.now();
  const composed = composeNarrative(report, models).length;
  print(`${composed} stycken ur tabellerna: ${rate(composed, performance.now() - start)} stycken per sekund`);
  const host = await startNodeHost();
  try {
    await openReport(report);
    await layOutTables({});
    await writeGoals({});
    await host.host.idle();
    host.host.resetStatistics();
    const writing = performance.now();
    await writeNarrative();
    await host.host.idle();
    const written = performance.now() - writing;
    const paragraphs = await readParagraphs();
    print(`${paragraphs.length} stycken på bladet, beräknade: ${(written / 1_000).toFixed(1).replace(".", ",")} s, ${rate(paragraphs.length, written)} stycken per sekund, ${host.host.statistics().requests} anrop med läsningen`);
    note({ what: "berättelsen: stycken per anrop till Excel", measured: paragraphs.length / host.host.statistics().requests, unit: "stycken" });
    const reviewing = performance.now();
    const figures = (await reviewTexts(paragraphs.map((paragraph) => paragraph.text))).flat().length;
    print(`${figures} siffror granskade: ${rate(figures, performance.now() - reviewing)} siffror per sekund`);
  } finally {
    host.close();
  }
}
