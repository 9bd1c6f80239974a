/**
 * How long the add-in's own code holds the page at a time, on a report of 300 verksamheter and 500 indicators: the time between one answer of
 * Excel's and the next question to it, for every command. The pane and the cells share one thread only on the workbench; in Excel the cells'
 * work is another process's, so what is measured here is what the user waits for in the pane.
 */
import { layOutTables, openReport, readReportDocument, runKontroll, workbookStatus, writeGoals, writeNarrative } from "../src/excel/commands";
import { writeDocx } from "../src/word";
import { largeReport } from "../test/excel/large-report";
import { startNodeHost } from "../workbench/host/node";
import type { Print } from "./index";

/** No task of the page may be longer, in milliseconds. */
export const LONGEST_TASK = 200;

interface Blocks {
  readonly longest: number;
  readonly over: number;
  readonly total: number;
}

/** Processor time of this thread's work so far, in milliseconds: a busy machine does not make it longer. */
const spent = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Times what runs between the syncs of `work`, and between the pauses that it makes itself (a message channel's). */
async function blocks(work: () => Promise<unknown>): Promise<Blocks> {
  const prototype = OfficeExtension.ClientRequestContext.prototype as { sync(value?: unknown): Promise<unknown> };
  const { sync } = prototype;
  const { MessageChannel: Channel } = globalThis;
  let since = spent();
  let [longest, over, total] = [0, 0, 0];
  const end = (): void => {
    const took = spent() - since;
    longest = Math.max(longest, took);
    total += took;
    if (took > LONGEST_TASK) over += 1;
  };
  prototype.sync = async function timed(this: unknown, value?: unknown): Promise<unknown> {
    end();
    try {
      return await sync.call(this, value);
    } finally {
      since = spent();
    }
  };
  globalThis.MessageChannel = class extends Channel {
    constructor() {
      super();
      end();
      this.port1.addEventListener("message", () => (since = spent()));
    }
  };
  try {
    since = spent();
    await work();
    end();
    return { longest, over, total };
  } finally {
    prototype.sync = sync;
    globalThis.MessageChannel = Channel;
  }
}

export async function run(print: Print): Promise<void> {
  const { close } = await startNodeHost();
  try {
    const report = largeReport(300, 500);
    const commands: readonly (readonly [string, () => Promise<unknown>])[] = [
      ["Öppna rapport", () => openReport(report)], ["Lägg ut tabeller", () => layOutTables()], ["Läs läget", () => workbookStatus()], ["Skriv mål", () => writeGoals()],
      ["Skriv berättelse", () => writeNarrative()], ["Skriv berättelse igen", () => writeNarrative()], ["Kontrollera", () => runKontroll()], ["Läs dokument, skriv Word", async () => writeDocx((await readReportDocument()).document)],
    ];
    print(`Tilläggets egen kod, längsta svit utan paus (budget ${LONGEST_TASK} ms), 300 verksamheter och 500 indikatorer:`);
    for (const [name, work] of commands) {
      const { longest, over, total } = await blocks(work);
      print(`  ${name.padEnd(28)} längst ${longest.toFixed(0).padStart(5)} ms, ${over} över budgeten, tillsammans ${total.toFixed(0)} ms`);
    }
  } finally {
    close();
  }
}
