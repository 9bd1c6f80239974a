/** Skriv mål och indikatorer: writes the follow-up sheets, or writes them anew with everything that has been set on them. */
import { followUpOf, followUpSheetsInSteps, hasFollowUp, headerRowOf, mergeFollowUp, settingKey, type FollowUp, type GoalSheet, type GoalSheetId } from "../../reports/goals";
import type { Place } from "../addresses";
import { withNewItem, type NewFollowUpItem } from "../goals/new-item";
import { followUpInMemory, isFollowUpOwner, recordsOf, type SheetPlaces } from "../goals/find-sheets";
import { readFollowUpSheets, settingsOn, type ReadSheet } from "../goals/read-sheets";
import { cellFinder, newPlaces, type PlacedSheet } from "../goals/render-sheet";
import { placeSheets } from "../goals/sheet-order";
import { writeFollowUpSheet } from "../goals/write-sheet";
import { keptRecord, MemoryWriter, type NewRecord } from "../memory";
import { readState, requireReport, runCommand, type CommandSession, type WorkbookState } from "../session";
import { freeSheetName } from "../sheet-names";
import type { CommandResult } from "./result";

export interface WriteGoalsOptions {
  /** Show the difference between women and men; left out: as the sheet stands. */
  readonly genderDifference?: boolean;
  /** A row to put in, last under its goal. */
  readonly add?: NewFollowUpItem;
}

interface Planned extends PlacedSheet {
  readonly standing: ReadSheet | null;
}

/** A sheet is written where it stands when its columns are in their order, its settings are there, and new columns cover nothing of the user's. */
function standsInOrder(read: ReadSheet, model: GoalSheet): boolean {
  const columns = [...read.found.columns.values()];
  const inOrder = columns.every((place, index) => place.column === index + 1 && place.row === read.found.headerRow);
  const settings = model.settings.every((setting) => read.found.rows.has(settingKey(setting.key)));
  return inOrder && settings && (model.columns.length <= columns.length || !read.foreignRight);
}

function placesOf(read: ReadSheet, model: GoalSheet): SheetPlaces {
  const settings = new Map<string, Place>();
  for (const setting of model.settings) {
    const place = read.found.rows.get(settingKey(setting.key));
    if (place !== undefined) settings.set(setting.key, place);
  }
  return { sheet: read.found.sheet, headerRow: read.found.headerRow, settings };
}

function plan(models: readonly GoalSheet[], standing: ReadonlyMap<GoalSheetId, ReadSheet>, state: WorkbookState, warnings: string[]): readonly Planned[] {
  const taken = new Set(state.sheets.filter((sheet) => sheet.name !== state.emptyFirstSheet).map((sheet) => sheet.name.toLowerCase()));
  return models.map((model) => {
    const read = standing.get(model.id);
    if (read !== undefined && standsInOrder(read, model)) return { model, standing: read, places: placesOf(read, model) };
    const sheet = freeSheetName(model.name, taken);
    if (read !== undefined) warnings.push(`Kolumner eller inställningar på bladet ${read.found.sheet} är flyttade eller borttagna. Uppgifterna skrevs på det nya bladet ${sheet}; det gamla bladet är orört.`);
    return { model, standing: null, places: newPlaces(model, sheet, headerRowOf(model)) };
  });
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function sentence(followUp: FollowUp, planned: readonly Planned[]): string {
  const parts = [
    counted(followUp.goals.length, "mål", "mål"), counted(followUp.indicators.length, "indikator", "indikatorer"), counted(followUp.activities.length, "aktivitet", "aktiviteter"),
  ].filter((part) => !part.startsWith("0 "));
  const list = parts.length === 1 ? parts[0] : `${parts.slice(0, -1).join(", ")} och ${parts[parts.length - 1]}`;
  const kept = planned.some((one) => one.standing !== null) ? " Det du har skrivit på bladen står kvar." : "";
  return `${list} skrevs på ${planned.length === 1 ? "bladet" : "bladen"} ${planned.map((one) => one.places.sheet).join(", ")}.${kept}`;
}

function remarks(planned: readonly Planned[], followUp: FollowUp, standing: ReadonlyMap<GoalSheetId, ReadSheet>): readonly string[] {
  const found: string[] = [];
  const deleted = [...standing.values()].reduce((sum, sheet) => sum + [...sheet.found.deleted].filter((key) => !key.startsWith("$") && !key.includes(":")).length, 0);
  if (deleted > 0) found.push(`${counted(deleted, "rad som du har tagit bort skrevs", "rader som du har tagit bort skrevs")} inte igen.`);
  if (planned.some((one) => one.model.columns.some((column) => column.key === "skillnad"))) {
    found.push("Skillnaden mellan kvinnor och män kan vara en slump när få personer ligger bakom siffrorna. Kontrollera antalen innan den kommenteras.");
  }
  const loose = followUp.indicators.filter((item) => item.group === "").length;
  if (loose > 0) found.push(`${counted(loose, "indikator saknar", "indikatorer saknar")} mål och står under ”Utan mål”.`);
  return found;
}

async function write(session: CommandSession, state: WorkbookState, planned: readonly Planned[]): Promise<void> {
  const report = requireReport(state);
  const { worksheets } = session.context.workbook;
  const find = cellFinder(planned);
  const isNew = (one: Planned): boolean => one.standing === null;
  if (planned.some((one) => isNew(one) && one.places.sheet.toLowerCase() === state.emptyFirstSheet?.toLowerCase())) {
    worksheets.getItem(state.emptyFirstSheet ?? "").name = `${state.emptyFirstSheet} (tomt)`;
  }
  for (const one of planned.filter(isNew)) {
    worksheets.add(one.places.sheet);
  }
  for (const [index, one] of planned.entries()) {
    session.pieces.tell(index, planned.length, one.places.sheet);
    const standing = one.standing === null ? null : { lastRow: one.standing.lastRow, foreignBelow: one.standing.foreignBelow, columns: [...one.standing.found.columns.keys()] };
    await writeFollowUpSheet(worksheets.getItem(one.places.sheet), one, standing, find, report.meta, session.batch);
  }
  await session.pieces.breathe();
  const others = state.memory.records.filter((record) => !isFollowUpOwner(record.owner)).map(keptRecord).filter((record): record is NewRecord => record !== null);
  const own = planned.flatMap((one) => recordsOf(one.model, one.places, one.standing?.found.deleted ?? new Set()));
  await new MemoryWriter(state.memory, session.batch).replace([...others, ...own]);
  placeSheets(worksheets, planned.map((one) => one.places.sheet), planned[0]?.model.id === "oversikt", state);
  if (state.emptyFirstSheet !== null) worksheets.getItem(state.emptyFirstSheet).delete();
}

/**
 * Writes the sheets Översikt, Indikatorer, Mål and Aktiviteter, those that the report has rows for. Where they stand already, contents set on them win
 * over the report's data: bedömningar, motiveringar, comments, directions, rows that the user has put in. A report without any gives a message only.
 */
export async function writeGoals(options: WriteGoalsOptions = {}): Promise<CommandResult> {
  return runCommand("Målen och indikatorerna kunde inte skrivas.", async (session) => {
    const state = await readState(session);
    const report = requireReport(state);
    const standing = await readFollowUpSheets(followUpInMemory(state.memory, state.sheets), session.batch);
    const reading = (id: "indikatorer" | "mal" | "aktiviteter"): ReadSheet["reading"] | null => standing.get(id)?.reading ?? null;
    const data = options.add === undefined ? followUpOf(report) : withNewItem(followUpOf(report), options.add, standing);
    await session.pieces.breathe();
    const followUp = mergeFollowUp(data, { indikatorer: reading("indikatorer"), mal: reading("mal"), aktiviteter: reading("aktiviteter") });
    if (!hasFollowUp(followUp)) return { message: "Rapporten har inga mål, indikatorer eller aktiviteter. Lägg till dem i fönstret.", sheets: [], warnings: [] };
    const settings = settingsOn(standing);
    await session.pieces.breathe();
    const models = await session.pieces.work(followUpSheetsInSteps(followUp, report, options.genderDifference === undefined ? settings : { ...settings, genderDifference: options.genderDifference }));
    const warnings: string[] = [];
    const planned = plan(models, standing, state, warnings);
    await write(session, state, planned);
    const first = planned[0]?.places.sheet ?? "";
    const sheet = session.context.workbook.worksheets.getItem(first);
    sheet.activate();
    sheet.getRange("A1").select();
    await session.batch.finish();
    session.pieces.tell(planned.length, planned.length, first);
    return { message: sentence(followUp, planned), sheets: planned.map((one) => one.places.sheet), warnings: [...warnings, ...remarks(planned, followUp, standing)] };
  });
}
