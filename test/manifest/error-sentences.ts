/** Every sentence with which Bokslut refuses something, as it stands in the sources, with what to do; what varies is "…". */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as ts from "typescript";
import { REMEDIES } from "./error-remedies";

export interface ErrorSentence {
  readonly room: string;
  /** What the user sees, as far as it says what is wrong. */
  readonly seen: string;
  /** What the sentence itself says to do; "" when it leaves that to the documentation. */
  readonly remedy: string;
}

const root = join(__dirname, "..", "..");
/** Helpers that make a refusal of a sentence, and which argument it is. */
const HELPERS: Readonly<Record<string, number>> = { bad: 0, badData: 1, refuse: 2 };
/** Words that begin an advice. */
const ADVICE = /^(?:Skriv|Välj|Rätta|Ange|Visa|Använd|Peka|Lägg|Ta |Öppna|Kontrollera|Högerklicka|Spara|Hämta|Dela|Markera|Exportera|Uppdatera|Tryck|Vänta|Byt|Sänk|Sätt|Fyll|Läs|Koppla|Stjärnan|Vikterna|Minst|Lämna|Försök|Återställ|Avsluta|Den kan|Flytta|Utelämna|Klistra|Ändra|Gör|Ge |Om )/;

function textOf(node: ts.Expression | undefined, constants: ReadonlyMap<string, ts.Expression>): readonly string[] {
  if (node === undefined) return [];
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node)) return [node.head.text + node.templateSpans.map((span) => `…${span.literal.text}`).join("")];
  if (ts.isConditionalExpression(node)) return [...textOf(node.whenTrue, constants), ...textOf(node.whenFalse, constants)];
  if (ts.isBinaryExpression(node)) return textOf(node.left, constants).flatMap((left) => textOf(node.right, constants).map((right) => left + right));
  if (ts.isIdentifier(node) && constants.has(node.text)) return textOf(constants.get(node.text), new Map());
  return [];
}

function split(sentence: string): Omit<ErrorSentence, "room"> {
  const pieces = sentence.replace(/\s+/g, " ").trim().split(/(?<=[.!?])\s+(?=\p{Lu})/u);
  const from = pieces.findIndex((piece, index) => index > 0 && ADVICE.test(piece));
  return from < 0 ? { seen: pieces.join(" "), remedy: "" } : { seen: pieces.slice(0, from).join(" "), remedy: pieces.slice(from).join(" ") };
}

/** All of them, in the order of the sources; one of several alike. */
export function errorSentences(): readonly ErrorSentence[] {
  const found = new Map<string, ErrorSentence>();
  for (const file of readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name)).sort()) {
    const source = ts.createSourceFile(file, readFileSync(join(root, "src", file), "utf8"), ts.ScriptTarget.ES2022, true, file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
    const constants = new Map<string, ts.Expression>();
    for (const statement of source.statements) {
      if (!ts.isVariableStatement(statement)) continue;
      for (const { name, initializer } of statement.declarationList.declarations) if (ts.isIdentifier(name) && initializer !== undefined) constants.set(name.text, initializer);
    }
    const room = file.split(/[\\/]/)[0] ?? "";
    const take = (node: ts.Expression | undefined): void => {
      for (const text of textOf(node, constants)) {
        if (!/\p{L}{3}.*[.!?]$/su.test(text)) continue;
        const sentence = split(text);
        if (!found.has(sentence.seen)) found.set(sentence.seen, { room, ...sentence });
      }
    };
    const visit = (node: ts.Node): void => {
      if (ts.isNewExpression(node) && node.expression.getText() === "BokslutError") take(node.arguments?.[1]);
      if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text in HELPERS) take(node.arguments[HELPERS[node.expression.text] ?? 0]);
      ts.forEachChild(node, visit);
    };
    visit(source);
    const reasons = file.endsWith("errors.ts") && room === "excel" ? constants.get("REASONS") : undefined;
    if (reasons !== undefined && ts.isObjectLiteralExpression(reasons)) for (const property of reasons.properties) if (ts.isPropertyAssignment(property)) take(property.initializer);
  }
  return [...found.values()];
}

const TITLES: Readonly<Record<string, string>> = { domain: "Belopp, mål och funktioner", functions: "Funktioner i celler", reports: "Rapportdata och tabeller", importers: "Filer som hämtas", excel: "Arbetsboken", taskpane: "Åtgärdsfönstret" };
const HEAD = `# Felmeddelanden och vad du gör

Varje mening som Bokslut avvisar något med, efter var den hör hemma. Det som skiftar från gång till gång (namn, celler, belopp) står som …. De flesta meddelanden säger själva vad du ska göra; här står det igen, och för de korta det som meningen inte säger.

Hjälper inte rådet: välj **Kopiera felrapport** i meddelandet och skicka den till den som sköter Bokslut hos er. Den innehåller inga namn eller siffror ur arbetsboken om du inte själv kryssar för det.
`;
const cell = (text: string): string => text.replace(/\|/g, "\\|");

/** The page docs/fel.md. */
export function errorPage(): string {
  const all = errorSentences();
  const sections = Object.entries(TITLES).map(([room, title]) => {
    const rows = all.filter((one) => one.room === room).map((one) => `| ${cell(one.seen)} | ${cell(one.remedy === "" ? REMEDIES[one.seen] ?? "" : one.remedy)} |`);
    return rows.length === 0 ? "" : `\n## ${title}\n\n| Meddelandet | Gör så här |\n| --- | --- |\n${rows.join("\n")}\n`;
  });
  return HEAD + sections.join("");
}
