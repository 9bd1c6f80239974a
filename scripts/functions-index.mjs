/**
 * Makes docs/functions/README.md from the function metadata and the pages. `node scripts/functions-index.mjs` writes it,
 * with --skriv-ut it only prints it.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const pages = join(root, "docs", "functions");
const { generateCustomFunctionsMetadata } = createRequire(import.meta.url)("custom-functions-metadata");

const GROUPS = [
  ["Budget, utfall och prognos", ["AVVIKELSE", "AVVIKELSEPROCENT", "FORANDRING", "FORANDRINGPROCENT", "PERIODISERAD", "BUDGETFOLJSAMHET", "PROGNOSSAKERHET"]],
  ["Resultatfond", ["RESULTATFOND", "RESULTATEFTER", "RESULTATFONDUTRYMME", "RESULTATFONDTABELL"]],
  ["Indikatorer och mål", ["INDIKATORSTATUS", "INDIKATORFORKLARING", "INDIKATORMAL", "INDIKATORSKILLNAD", "MALBEDOMNING"]],
  ["Belopp, summor och text", ["BELOPP", "BELOPPSTEXT", "AVSTAM", "AVRUNDASUMMA", "TEXTSIFFROR"]],
];

const generated = await generateCustomFunctionsMetadata(join(root, "src", "functions", "functions.ts"), true);
if (generated.errors.length > 0) {
  throw new Error(generated.errors.join("\n"));
}
const { functions } = JSON.parse(generated.metadataJson);
const known = new Map(functions.map((meta) => [meta.id, meta]));
const listed = GROUPS.flatMap(([, ids]) => ids);
const missing = functions.filter(({ id }) => !listed.includes(id)).map(({ id }) => id);
if (missing.length > 0) {
  throw new Error(`Functions without a group in scripts/functions-index.mjs: ${missing.join(", ")}`);
}

function firstExample(id) {
  const line = readFileSync(join(pages, `${id}.md`), "utf8").split("\n").find((text) => text.startsWith("1. `="));
  return line === undefined ? "" : line.replace(/^1\. /, "").replace(/ → tabell$/, "").replace(/\|/g, "\\|");
}

const sections = GROUPS.map(([heading, ids]) => {
  const rows = ids.map((id) => {
    const { name, description } = known.get(id);
    return `| [${name}](${id}.md) | ${description} | ${firstExample(id)} |`;
  });
  return `## ${heading}\n\n| Funktion | Vad den ger | Exempel |\n|---|---|---|\n${rows.join("\n")}\n`;
});

const text = `# Bokslutsfunktionerna i Excel

Registret är gjort av \`scripts/functions-index.mjs\`; ändra på funktionens egen sida.

Gemensamt för alla: ett belopp kan vara ett tal eller en text ("40,2 mnkr", "−2,7", "(2,7)"). En tom cell, eller ett ensamt minustecken, ger ett
tomt resultat, aldrig 0. Ett område ger ett resultat per cell, och en ensam cell kan räknas mot ett helt område. Räkningen är exakt och avrundas bara
där det står; hälften avrundas från noll. Text som inte går att läsa ger \`#VÄRDEFEL!\` och det som inte går att räkna ut ger \`#SAKNAS!\`, båda
med en förklaring i cellens felruta. Ett fel i en cell som formeln läser går vidare. Excel på datorn lämnar ibland en tom cell till en funktion som
0; därför vaktar formlerna som Bokslut skriver sina tomma celler själva, till exempel \`=OM(ELLER(B6="";C6="");"";AVVIKELSE(B6;C6))\`.

${sections.join("\n")}`;

if (process.argv.includes("--skriv-ut")) {
  process.stdout.write(text);
} else {
  writeFileSync(join(pages, "README.md"), text);
}
