/**
 * The matrix of what happens in the same workbook while a command runs: what the user does by hand, what another pane does, the pane that is closed, and
 * a file that cannot be written. Prints command × happening. FAULTS=all takes every request, FAULTS=kinds one for each;
 * else each command meets some of the happenings, by turns.
 */
import { restoreCommand } from "../../../src/excel/commands";
import { anotherPane, HANDS, paneActs, type OtherPane } from "./acts";
import { CASES } from "./commands";
import { closed, meet, refusedThenClosed, unwritable, type Met } from "./others";
import { chosen, READS, TURN, withoutPauses } from "./print";
import { pick, randomFrom } from "./random";
import { Shelf, type Place, type Stand } from "./stand";

/** all: every happening ahead of every request; kinds: every happening, ahead of one request each. */
const FAULTS = process.env["FAULTS"];
const ACTS = process.env["FAULTS_ACTS"]?.split(",");
const FALLBACK: Place = { sheet: "Driftbudget", row: 7, column: 2 };

interface Happening {
  readonly name: string;
  /** The first request ahead of which it can happen: 1 when the command must have read something. */
  readonly from: number;
  readonly run: (stand: Stand, at: number, place: Place) => Promise<Met | null>;
}

function happenings(pane: OtherPane): readonly Happening[] {
  const acts = [...HANDS, ...paneActs(pane.commands)].map((act): Happening => ({ name: act.name, from: 1, run: async (stand, at, place) => meet(stand, act, at, place) }));
  const closing = (["before", "middle", "after"] as const).map((mode, index): Happening => ({ name: `stängs ${["före", "mitt i", "efter"][index]}`, from: 0, run: async (stand, at) => closed(stand, mode, at, pane) }));
  const files: readonly Happening[] = [
    { name: "nekas och stängs", from: 0, run: async (stand, at) => refusedThenClosed(stand, at, pane) },
    { name: "skrivskyddad", from: 0, run: async (stand, at) => unwritable(stand, "readOnly", at) },
    { name: "fullt", from: 0, run: async (stand, at) => unwritable(stand, "storageFull", at) },
  ];
  return [...acts, ...closing, ...files].filter(({ name }) => ACTS === undefined || ACTS.includes(name));
}

/** The request that writes, for most; the others by turns. */
function points(stand: Stand, from: number, turn: number): readonly number[] {
  const all = Array.from({ length: Math.max(0, stand.requests - from) }, (_, index) => index + from);
  if (FAULTS === "all") return all;
  const writes = stand.writes.filter((at) => at >= from);
  const one = turn % 4 === 0 || writes.length === 0 ? all[turn % Math.max(1, all.length)] : writes[writes.length - 1];
  return one === undefined ? [] : [one];
}

/** Each command meets so many of the happenings in turn (FAULTS_TURN: which), unless all are asked for. */
const AT_ONCE = 1;

function isTurn(command: number, column: number, columns: number): boolean {
  return FAULTS !== undefined || (column - (command + TURN) * AT_ONCE + columns * 1_000) % columns < AT_ONCE;
}

interface Row {
  readonly command: string;
  readonly cells: readonly string[];
}

test("whatever happens in the workbook while a command runs, nobody's work is lost, and the command is done or says that it is not", async () => {
  const pauses = withoutPauses();
  const pane = await anotherPane();
  const columns = happenings(pane);
  const failed: string[] = [];
  const rows: Row[] = [];
  let count = 0;
  const names = chosen(Object.keys(CASES)).filter((name) => FAULTS === "all" || !READS.has(name));
  const shelf = await Shelf.open();
  for (const [index, name] of names.entries()) {
    const stand = await shelf.stand(name);
    await stand.look();
    const random = randomFrom(index + 1);
    const start = Date.now();
    const cells: string[] = [];
    for (const [column, happening] of columns.entries()) {
      const counts = { före: 0, klart: 0 };
      let bad = 0;
      if (!isTurn(index, column, columns.length)) {
        cells.push("·");
        continue;
      }
      for (const at of points(stand, happening.from, index + column)) {
        const place = stand.places.length === 0 ? FALLBACK : pick(random, stand.places);
        try {
          const met = await happening.run(stand, at, place);
          if (met !== null) counts[met.as] += 1;
          if (process.env["FAULTS_SAID"] !== undefined && met !== null && met.message !== "") process.stderr.write(`   ${name}, ${happening.name}: ${met.message}\n`);
        } catch (error) {
          bad += 1;
          failed.push(error instanceof Error ? error.message : String(error));
          process.stderr.write(`RÖD ${failed[failed.length - 1] ?? ""}\n`);
          // What the pane remembers of it must not meet the next try.
          await stand.back();
          await restoreCommand();
        }
        count += 1;
        await stand.back();
      }
      cells.push(bad > 0 ? `FEL ${bad}` : counts.före + counts.klart === 0 ? "–" : counts.klart === 0 ? String(counts.före) : `${counts.före === 0 ? "" : counts.före}+${counts.klart}`);
    }
    rows.push({ command: name, cells });
    if (FAULTS !== undefined) process.stderr.write(`${rows.length} av ${names.length}: ${name}, ${Date.now() - start} ms, ${failed.length} röda\n`);
  }
  const line = (command: string, cells: readonly string[]): string => `${command.padEnd(24)}${cells.map((cell, index) => cell.padEnd((columns[index]?.name.length ?? 0) + 2)).join("")}`;
  process.stdout.write(`\nAndra i arbetsboken medan kommandot körs (5 = nekat eller tillbakalagt fem gånger, +5 = klart fem gånger, – = inget tillfälle, · = prövas av npm run faults)\n${line("kommando", columns.map(({ name }) => name))}\n${rows.map((row) => line(row.command, row.cells)).join("\n")}\n${rows.length} kommandon, ${count} försök, ${failed.length} röda. Ett kommando om igen: FAULTS_ONLY=namn FAULTS=all npx jest test/excel/faults/others-matrix\n`);
  shelf.close();
  pauses();
  expect(failed).toEqual([]);
}, 12 * 3_600_000);
