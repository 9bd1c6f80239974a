/** What others do in the workbook while a command runs: the user's own hand, other panes, and a pane that is closed. */
import type { Workbook } from "../workbook";
import { commonReport, type } from "./commands";
import type { Place } from "./stand";

export interface Act {
  /** Head of its column. */
  readonly name: string;
  /** Done between two requests of the command. */
  readonly work: (book: Workbook, place: Place) => void | Promise<void>;
  /** Throws when what was done is lost. `said`: what the pane shows. */
  readonly stands: (book: Workbook, said: string) => void;
}

const TYPED = "Skrivet medan det pågick";

function everything(book: Workbook, memory = false): string {
  return JSON.stringify(book.engine.sheets().filter((sheet) => memory === (sheet.name === "_Bokslut")).map((sheet) => {
    const used = book.engine.usedRect(sheet.id, true);
    return used === null ? [] : book.engine.formulas(sheet.id, used);
  }));
}

function mustHold(text: string, memory = false): Act["stands"] {
  return (book, said) => {
    // What was typed in a row that the command takes out is told in full.
    if (!everything(book, memory).includes(text) && !said.includes(`hade någon skrivit ”${text}”`)) throw new Error(`”${text}” is lost`);
  };
}

const nothing = (): void => undefined;

function existing(book: Workbook, place: Place): Place {
  return book.visibleSheets().includes(place.sheet) ? place : { sheet: "Egna anteckningar", row: 3, column: 2 };
}

const RENAMED = "Mitt eget namn";

/** What the user does by hand, without the add-in. */
export const HANDS: readonly Act[] = [
  { name: "skriver där", work: (book, place) => type(book, place.sheet, place.row, place.column, TYPED), stands: mustHold(TYPED) },
  { name: "skriver intill", work: (book, place) => type(book, place.sheet, place.row + 1, place.column + 1, TYPED), stands: mustHold(TYPED) },
  { name: "annat blad", work: (book) => type(book, "Egna anteckningar", 2, 3, TYPED), stands: mustHold(TYPED) },
  { name: "rad in", work: (book, place) => book.engine.insert(book.sheetId(place.sheet), { row: place.row - 1, column: 0, rows: 1, columns: 16_384 }, "Down"), stands: nothing },
  { name: "rad bort", work: (book, place) => book.engine.remove(book.sheetId(place.sheet), { row: place.row - 1, column: 0, rows: 1, columns: 16_384 }, "Up"), stands: nothing },
  { name: "döper om", work: (book, place) => book.engine.renameSheet(book.sheetId(place.sheet), RENAMED), stands: (book) => { if (!book.visibleSheets().includes(RENAMED)) throw new Error("the user's name of the sheet is lost"); } },
  { name: "tar bort bladet", work: (book, place) => book.engine.deleteSheet(book.sheetId(existing(book, place).sheet)), stands: nothing },
];

type Commands = typeof import("../../../src/excel/commands");

/** Another pane: the commands with a memory of their own. */
export interface OtherPane {
  readonly commands: Commands;
  /** Runs a command of the matrix in it. */
  readonly run: (name: string) => Promise<unknown>;
}

export async function anotherPane(): Promise<OtherPane> {
  const panes: OtherPane[] = [];
  await jest.isolateModulesAsync(async () => {
    const commands = await import("../../../src/excel/commands");
    const { CASES: cases } = await import("./commands");
    panes.push({ commands, run: async (name) => cases[name]?.run() });
  });
  const [pane] = panes;
  if (pane === undefined) throw new Error("the other pane did not load");
  return pane;
}

/** What a co-author does in another pane; whole, between two requests of the first one's command. */
export function paneActs(other: Commands): readonly Act[] {
  const item = async (): Promise<string> => (await other.followUpStatus()).items.find((one) => one.kind === "indikatorer")?.key ?? "";
  return [
    { name: "godkänner", work: async () => {
      const found = (await other.checkWorkbook()).findings.find((one) => one.finding.severity === "fel" && one.approval === null);
      await other.approveFinding({ key: found?.key ?? "", by: "Dag", reason: "Godtas av Dag." });
    }, stands: mustHold("Godtas av Dag.", true) },
    { name: "ändrar uppgift", work: async () => void (await other.editFollowUpItem("indikatorer", await item(), { kommentar: "Kommentar från Dag." })), stands: mustHold("Kommentar från Dag.") },
    { name: "ändrar tabell", work: async () => void (await other.editVerksamheter("drift", [{ type: "add", name: "Dags enhet", after: "Bibliotek" }])), stands: mustHold("Dags enhet") },
    { name: "skriver texter", work: async () => void (await other.writeNarrative()), stands: nothing },
    { name: "ändrar rapport", work: async () => void (await other.changeReport({ ...commonReport().meta, diary_number: "KN 2024/dag" })), stands: mustHold("KN 2024/dag", true) },
  ];
}
