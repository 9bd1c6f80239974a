/** A bounded part of the random sequences; `npm run faults` takes them all. FAULTS_SEED replays one. */
import { withWorkbook } from "../workbook";
import { runSequence, type Tally } from "./sequences";

const SEED = Number(process.env["FAULTS_SEED"] ?? 20_240_905);
const SEQUENCES = Number(process.env["FAULTS_SEQUENCES"] ?? 1);
const LENGTH = Number(process.env["FAULTS_LENGTH"] ?? 10);

test("after random commands with random failures the workbook is as before or the command complete, and nothing of the controller's is lost", async () => {
  const tally: Tally = { commands: 0, failures: 0, before: 0, done: 0, refused: 0 };
  for (let index = 0; index < SEQUENCES; index += 1) {
    await withWorkbook((book) => runSequence(book, SEED + index, LENGTH, tally));
  }
  process.stdout.write(`\nSlumpade följder: ${SEQUENCES} om ${LENGTH} kommandon från frö ${SEED}: ${tally.failures} fel, ${tally.before} gånger som före, ${tally.done} gånger klart, ${tally.refused} nekade av annat.\n`);
  expect(tally.commands).toBe(SEQUENCES * LENGTH);
}, 12 * 3_600_000);
