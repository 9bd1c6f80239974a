/** A bounded part of the random sequences; `npm run faults` takes them all. FAULTS_SEED replays one. */
import { withWorkbook } from "../workbook";
import { withoutPauses } from "./print";
import { newTally, runSequence, type Tally } from "./sequences";

const SEED = Number(process.env["FAULTS_SEED"] ?? 20_240_905);
const SEQUENCES = Number(process.env["FAULTS_SEQUENCES"] ?? 1);
const LENGTH = Number(process.env["FAULTS_LENGTH"] ?? 10);

function print(tally: Tally, ran: number, failed: readonly string[]): void {
  const rows = [...tally.byCommand].sort(([a], [b]) => a.localeCompare(b)).map(([name, { tries, struck, done }]) => `${name.padEnd(24)}${String(tries).padEnd(8)}${String(struck).padEnd(8)}${done}`);
  const table = ran > 1 ? `${"kommando".padEnd(24)}${"körda".padEnd(8)}${"störda".padEnd(8)}klara\n${rows.join("\n")}\n` : "";
  process.stdout.write(`\nSlumpade följder: ${ran} om ${LENGTH} kommandon från frö ${SEED}: ${tally.commands} kommandon, ${tally.failures} störda, ${tally.before} som före, ${tally.done} klara, ${tally.later} återställda först efteråt, ${tally.refused} nekade av annat, ${failed.length} röda. En följd om igen: npm run faults -- <frö>\n${table}`);
}

test("after random commands with random failures the workbook is as before or the command complete, and nothing of the controller's is lost", async () => {
  const tally = newTally();
  const failed: string[] = [];
  const resumed = withoutPauses();
  for (let index = 0; index < SEQUENCES; index += 1) {
    await withWorkbook((book) => runSequence(book, SEED + index, LENGTH, tally)).catch((error: unknown) => {
      failed.push(error instanceof Error ? error.message : String(error));
      process.stderr.write(`RÖD ${failed[failed.length - 1] ?? ""}\n`);
    });
    if (SEQUENCES > 1 && (index + 1) % 10 === 0) process.stderr.write(`${index + 1} av ${SEQUENCES} följder (frö ${SEED + index}), ${tally.failures} störda kommandon, ${failed.length} röda\n`);
  }
  resumed();
  print(tally, SEQUENCES, failed);
  expect(failed).toEqual([]);
  expect(tally.commands).toBe(SEQUENCES * LENGTH);
}, 12 * 3_600_000);
