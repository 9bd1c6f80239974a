/** `npm run rapport`: lays out a report and writes it as .xlsx without a screen, with the pane's own commands on the host in Node. */
import { basename } from "node:path";
import { BokslutError } from "../../src/domain/errors";
import { callersPath, parseArguments } from "./arguments";
import { readReportFile } from "./rapport-data";
import { importInto, readImportJob } from "./rapport-import";
import { handoutName, turnIntoHandout } from "./rapport-handout";
import { wordFile, writeWord } from "./rapport-word";
import { checkOutputName, checkOutputPlace, replaceFile } from "./rapport-file";

const HELP = `Lägger ut en rapports tabeller, mål, indikatorer och berättelse och sparar dem som en arbetsbok.

  npm run rapport -- <rapportdata.json> --ut <arbetsbok.xlsx>

  <rapportdata.json>  rapportens data (docs/reports)
  --ut FIL            arbetsboken som skrivs; finns den redan ersätts den

Med siffror från ekonomisystemet (.csv, .txt, .xlsx, SIE 4 .se eller .si):

  npm run rapport -- <fil> --mappning <mappning.json> --mall <mall eller rapportdata.json> --ut <arbetsbok.xlsx>

  --mappning FIL      vilka objekt och konton som hör till vilken verksamhet (docs/hamta-siffror.md)
  --mall MALL         rapporten som siffrorna läggs i: en rapportfil eller en malls namn
  --utlamning         skriv också en kopia utan tilläggets funktioner, FIL-utlamning.xlsx
  --word FIL          skriv också hela rapporten som ett Word-dokument, .docx
  --hjalp             visa den här texten

Sökvägar räknas från mappen där kommandot ges. Varningar skrivs på stderr.
Avslutskod: 0 klar, 2 data eller argument som inte går att läsa, 1 allt annat.`;

interface Job {
  readonly input: string;
  readonly output: string;
  /** Write also a copy without the add-in's functions. */
  readonly handout: boolean;
  /** The Word document that is written too; null for none. */
  readonly word: string | null;
  /** Set when `input` is a ledger's file: the mapping, and the report or template that the figures go into. */
  readonly ledger: { readonly mapping: string; readonly target: string } | null;
}

/** What is asked for, or null when it is the help. @throws BokslutError (bad-argument). */
function jobOf(argv: readonly string[]): Job | null {
  const { rest, flags, values } = parseArguments(argv, ["--hjalp", "--hjälp", "--help", "-h", "--utlamning", "--utlämning"], ["--ut", "--mappning", "--mall", "--word"]);
  const handout = flags.has("--utlamning") || flags.has("--utlämning");
  if (flags.size > (handout ? 1 : 0)) return null;
  const [input, extra] = rest;
  const output = values.get("--ut");
  if (input === undefined) throw new BokslutError("bad-argument", "Ange filen med rapportdata: npm run rapport -- rapport.json --ut rapport.xlsx.");
  if (extra !== undefined) throw new BokslutError("bad-argument", `Ange en fil med rapportdata i taget, inte också ${extra}.`);
  if (output === undefined) throw new BokslutError("bad-argument", "Ange var arbetsboken ska skrivas: --ut rapport.xlsx.");
  const [mapping, target] = [values.get("--mappning"), values.get("--mall")];
  if ((mapping === undefined) !== (target === undefined)) {
    throw new BokslutError("bad-argument", "Siffror hämtas med både --mappning mappning.json och --mall rapport.json. Ange båda.", mapping === undefined ? "--mappning" : "--mall");
  }
  return { input, output, handout, word: values.get("--word") ?? null, ledger: mapping === undefined || target === undefined ? null : { mapping, target } };
}

/** What it takes to compute a workbook is loaded only when the data and the arguments hold. */
async function write(job: Job): Promise<void> {
  const output = callersPath(job.output);
  checkOutputName(output, job.output);
  const figures = job.ledger === null ? null : readImportJob(job.input, job.ledger.mapping, job.ledger.target);
  const { report, warnings } = figures ?? readReportFile(callersPath(job.input), job.input);
  checkOutputPlace(output, job.output);
  const word = job.word === null ? null : wordFile(job.word);
  const [{ startNodeHost }, { layOutTables, openReport, runKontroll, writeGoals, writeNarrative }, { saveXlsx }] = await Promise.all([
    import("../host/node"),
    import("../../src/excel/commands"),
    import("../xlsx/save"),
  ]);
  const host = await startNodeHost();
  try {
    const results = [await openReport(report), await layOutTables({}), ...(figures === null ? [] : [await importInto(figures)]), await writeGoals({}), await writeNarrative()];
    const kontroll = await runKontroll({ select: false });
    results.push(kontroll);
    await host.host.idle();
    await host.engine.recalculate();
    replaceFile(output, job.output, await saveXlsx(host.engine));
    const open = word === null || job.word === null ? null : await writeWord(word, job.word);
    for (const warning of new Set([...warnings, ...(open === null ? [] : [open]), ...results.flatMap((result) => result.warnings)])) console.error(`Varning: ${warning}`);
    const sheets = [...new Set(results.flatMap((result) => result.sheets))];
    if (word !== null) console.log(`${basename(word)} är skriven.`);
    console.log(`${basename(output)} är skriven: ${sheets.join(", ")}.`);
    console.log(kontroll.message);
    if (!job.handout) return;
    const copy = await turnIntoHandout(host.engine);
    replaceFile(handoutName(output), handoutName(job.output), await saveXlsx(host.engine));
    console.log(`${basename(handoutName(output))} är skriven utan tilläggets funktioner. ${copy.warnings.join(" ")}`.trim());
  } finally {
    host.close();
  }
}

/** The sentence for the user, led by the path inside the file where the sentence does not already name it. */
function sentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const where = error instanceof BokslutError ? error.where : null;
  return where === null || where === "" || error.message.includes(where) ? error.message : `${where}: ${error.message}`;
}

const UNREADABLE: readonly string[] = ["bad-data", "bad-argument", "not-an-amount"];

async function main(argv: readonly string[]): Promise<number> {
  try {
    const job = jobOf(argv);
    if (job === null) console.log(HELP);
    else await write(job);
    return 0;
  } catch (error) {
    console.error(sentence(error));
    return error instanceof BokslutError && UNREADABLE.includes(error.code) ? 2 : 1;
  }
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
