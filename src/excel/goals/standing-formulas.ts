/** The formulas of the follow-up sheets as they should read where the rows and columns stand now, beside what stands there. Pure. */
import { eachInSteps, finished, type Steps } from "../../domain/steps";
import { sameFormula, type FollowUpFormula, type FollowUpFormulas } from "../../kontroll";
import {
  followUpOf, followUpSheetsInSteps, goalTitle, HEADING_ROW, judgesForecast, levelColumns, LEVELS, mergeFollowUp, nameKey, plainContent, settingKey, VALUE_COLUMN, type Content, type FollowUp, type FollowUpReading, type GoalCell, type GoalSheet,
  type GoalSheetId, type Part, type SheetReading, type SheetRow,
} from "../../reports/goals";
import type { ReportData } from "../../reports/report-data.types";
import { cellAddress, type Place } from "../addresses";
import { cellState } from "../kontroll/cell-state";
import { formulaText } from "./formula-text";
import { FormulaValues } from "./formula-values";
import { settingsOn, type ReadSheet } from "./read-sheets";
import type { FindCell } from "./render-sheet";
import { NAME } from "./sheet-rows";

/** Rows put in by hand get a key of their own while the formulas are compared. */
const BY_HAND = "rad:";
const LISTS = ["indikatorer", "mal", "aktiviteter"] as const;
type ListId = (typeof LISTS)[number];
/** The column that shows whether a row counts. */
const STATUS: Readonly<Record<ListId, string>> = { indikatorer: "status_ord", mal: "galler_ord", aktiviteter: "lage" };

type Sheets = ReadonlyMap<GoalSheetId, ReadSheet>;

function isFilled(content: Content | undefined): boolean {
  return content !== undefined && (typeof content === "object" || String(content).trim() !== "");
}

/** The level that a goal's row was written for: the level whose column holds its formula, else what its cell says. */
function writtenLevel(row: SheetRow): Content {
  const at = LEVELS.findIndex((_, index) => typeof row.cells[levelColumns(index + 1).status] === "object");
  return LEVELS[at] ?? row.cells["niva"] ?? "";
}

interface Named {
  readonly reading: SheetReading;
  /** Where the rows stand, those put in by hand too. */
  readonly rows: ReadonlyMap<string, Place>;
}

/** A list's rows, each with a key. `byHand` false leaves out those that the user has put in. */
function namedRows(id: ListId, read: ReadSheet, known: readonly string[], byHand: boolean): Named {
  const { found } = read;
  const rows = new Map(found.rows);
  const named = read.reading.rows.flatMap((row, index): SheetRow[] => {
    if (row.key !== null) return [id === "mal" ? { ...row, cells: { ...row.cells, niva: writtenLevel(row) } } : row];
    if (!byHand || !isFilled(row.cells[NAME[id]])) return [];
    const key = `${BY_HAND}${found.headerRow + 1 + index}`;
    rows.set(key, { sheet: found.sheet, row: found.headerRow + 1 + index, column: 1 });
    return [{ ...row, key }];
  });
  return { rows, reading: { rows: named, deleted: new Set([...found.deleted, ...known.filter((key) => !found.rows.has(key))]) } };
}

interface Written {
  readonly followUp: FollowUp;
  /** With or without the forecast judged: a row keeps the form that it was written with. */
  models(forecast: boolean): Steps<readonly GoalSheet[]>;
  readonly rows: ReadonlyMap<GoalSheetId, ReadonlyMap<string, Place>>;
}

/** The sheets as they would be written now, row for row where they stand. */
function written(sheets: Sheets, report: ReportData, data: FollowUp, goalsByHand: boolean): Written {
  const keys = { indikatorer: data.indicators, mal: data.goals, aktiviteter: data.activities } as const;
  const rows = new Map<GoalSheetId, ReadonlyMap<string, Place>>([...sheets].map(([id, read]) => [id, read.found.rows]));
  const readings: { -readonly [Id in ListId]: FollowUpReading[Id] } = { indikatorer: null, mal: null, aktiviteter: null };
  for (const id of LISTS) {
    const read = sheets.get(id);
    if (read === undefined) continue;
    const named = namedRows(id, read, keys[id].map((item) => item.key), id !== "mal" || goalsByHand);
    rows.set(id, named.rows);
    readings[id] = named.reading;
  }
  const followUp = mergeFollowUp(data, readings);
  const columns = new Set(sheets.get("indikatorer")?.found.columns.keys());
  const settings = settingsOn(sheets);
  return { followUp, rows, models: (forecast) => followUpSheetsInSteps(followUp, report, { ...settings, standing: { columns, forecast } }) };
}

function finderOf(sheets: Sheets, rows: Written["rows"]): FindCell {
  return ({ sheet, row, column }) => {
    const found = sheets.get(sheet)?.found;
    if (found === undefined) return null;
    if (column === VALUE_COLUMN) return found.rows.get(settingKey(row.slice(1))) ?? null;
    const across = found.columns.get(column)?.column;
    const at = row === HEADING_ROW ? found.headerRow : rows.get(sheet)?.get(row)?.row;
    return across === undefined || at === undefined ? null : { sheet: found.sheet, row: at, column: across };
  };
}

/** Whether a formula reads blocks of other rows: those move when rows are taken out. */
function readsBlocks(parts: readonly Part[]): boolean {
  return parts.some((part) => typeof part !== "string" && "from" in part && part.from.sheet !== "oversikt");
}

/** Goals whose rows have been sorted or moved: they stand in another order than the tree, or under one another's names. */
function isOutOfOrder(sheets: Sheets, { goals }: FollowUp, data: FollowUp): boolean {
  const read = sheets.get("mal");
  if (read === undefined) return false;
  const places = goals.map((goal) => read.found.rows.get(goal.key)?.row ?? 0);
  if (places.some((row, index) => index > 0 && row < (places[index - 1] ?? 0))) return true;
  const titles = new Map(data.goals.map((goal) => [nameKey(goalTitle(plainContent(goal.cells["nr"]), plainContent(goal.cells["mal"]))), goal.key]));
  return goals.filter((goal) => {
    const other = titles.get(nameKey(goalTitle(plainContent(goal.cells["nr"]), plainContent(goal.cells["mal"]))));
    return other !== undefined && other !== goal.key && data.goals.some((one) => one.key === goal.key);
  }).length > 1;
}

interface Compared {
  readonly sheets: Sheets;
  readonly data: Written;
  readonly strict: boolean;
  /** Whether the forecast is judged in the formulas that are put back. */
  readonly forecast: boolean;
}

function* formulasOf(model: GoalSheet, { sheets, data, strict, forecast }: Compared, wanted: (row: string, column: string) => boolean): Steps<readonly FollowUpFormula[]> {
  const read = sheets.get(model.id);
  if (read === undefined) return [];
  const { found } = read;
  const find = finderOf(sheets, data.rows);
  const values = new FormulaValues(sheets, data.followUp, find);
  const headings = new Map(model.columns.map((column) => [column.key, column.label]));
  let alternatives: ReadonlyMap<string, GoalSheet["rows"][number]> | null = null;
  const judgingForecast = (row: string, column: string): GoalCell | undefined => {
    alternatives ??= new Map(finished(data.models(true)).find((other) => other.id === model.id)?.rows.map((one) => [one.key, one]) ?? []);
    return alternatives.get(row)?.cells[column];
  };
  const ofRow = (row: GoalSheet["rows"][number]): readonly FollowUpFormula[] => Object.entries(row.cells).flatMap(([column, cell]): FollowUpFormula[] => {
    const place = find({ sheet: model.id, row: row.key, column });
    if (cell.type !== "formula" || place === null || !wanted(row.key, column)) return [];
    const text = formulaText(cell.parts, found.sheet, find);
    if (text === null) return [];
    const content = read.content(place);
    const state = cellState(read.value(place), typeof content === "object" ? content.formula : read.value(place));
    const same = state.formula !== null && sameFormula(state.formula, text);
    const other = same || model.id !== "indikatorer" ? undefined : judgingForecast(row.key, column);
    const otherText = other?.type === "formula" ? formulaText(other.parts, found.sheet, find) : null;
    const name = model.id === "oversikt" ? row.cells["rubrik"] : row.cells[NAME[model.id]];
    const title = name?.type === "input" ? plainContent(name.content) : name?.type === "text" ? name.text : "";
    return [{
      sheet: found.sheet, address: cellAddress(place.row, place.column), cell: { table: `uppfoljning:${model.id}`, row: row.key, column }, row: title === "" ? row.key.replace(/^[^:]*:/, "") : title,
      column: headings.get(column) ?? column, ...state, expected: forecast && otherText !== null ? [otherText, text] : otherText === null ? [text] : [text, otherText], strict: strict || !readsBlocks(cell.parts),
      gives: () => values.of(model.id, row.key, column, cell.parts),
    }];
  });
  return (yield* eachInSteps(model.rows, ofRow)).flat();
}

/** A row put in by hand is told of once, when most of its formulas are missing; one whose formulas are copied is checked like the others. */
function byHand(cells: readonly FollowUpFormula[]): FollowUpFormulas {
  const rows = new Map<string, FollowUpFormula[]>();
  for (const cell of cells) rows.set(cell.cell.row, [...(rows.get(cell.cell.row) ?? []), cell]);
  const missing = [...rows.values()].filter((row) => row.filter((cell) => cell.formula === null).length * 2 > row.length);
  return {
    cells: [...rows.values()].filter((row) => !missing.includes(row)).flat(), outOfOrder: [],
    without: missing.flatMap((row) => {
      const shown = row.find((cell) => Object.values(STATUS).includes(cell.cell.column)) ?? row[0];
      return shown === undefined ? [] : [{ sheet: shown.sheet, address: shown.address, cell: shown.cell, row: shown.row }];
    }),
  };
}

/** Cells of a goal put in by hand that read its own row only. */
const OWN_ROW: ReadonlySet<string> = new Set(["symbol", "galler_ord", "avviker", "atgard", "forslag", "galler", "brist"]);
/** How many rows the list of the overview has room for is decided when it is written: its last line is compared while it has as many. */
const LAST_LISTED = "lista:fler";
const listed = (keys: Iterable<string>): number => [...keys].filter((key) => key.startsWith("lista:")).length;

const own = (row: string): boolean => row.startsWith(BY_HAND);

/** The formulas of goals put in by hand that read their own row. */
function* handGoals(sheets: Sheets, report: ReportData, data: FollowUp): Steps<readonly FollowUpFormula[]> {
  const all = written(sheets, report, data, true);
  const goals = (yield* all.models(false)).find((model) => model.id === "mal");
  return goals === undefined ? [] : yield* formulasOf(goals, { sheets, data: all, strict: true, forecast: false }, (row, column) => own(row) && OWN_ROW.has(column));
}

/** Every formula of the follow-up sheets that stand, with what should stand there; a step behind each sheet and row. */
export function* standingFormulas(sheets: Sheets, report: ReportData): Steps<FollowUpFormulas> {
  if (sheets.size === 0) return { cells: [], without: [], outOfOrder: [] };
  const data = followUpOf(report);
  yield;
  const now = written(sheets, report, data, false);
  yield;
  const outOfOrder = isOutOfOrder(sheets, now.followUp, data);
  const deleted = [...sheets.values()].some((read) => [...read.found.deleted].some((key) => !key.startsWith("$")));
  const compared: Compared = { sheets, data: now, strict: !outOfOrder && !deleted, forecast: judgesForecast(report.meta, now.followUp.indicators) };
  const first = yield* now.models(false);
  const overview = first.find((model) => model.id === "oversikt");
  const asListed = listed(overview?.rows.map((row) => row.key) ?? []) === listed(sheets.get("oversikt")?.found.rows.keys() ?? []);
  const cells: FollowUpFormula[] = [];
  for (const model of first) cells.push(...(yield* formulasOf(model, compared, (row) => row !== LAST_LISTED || asListed)));
  const goalsByHand = sheets.get("mal")?.reading.rows.some((row) => row.key === null && isFilled(row.cells[NAME.mal])) === true ? yield* handGoals(sheets, report, data) : [];
  const inserted = byHand([...cells.filter((cell) => own(cell.cell.row)), ...goalsByHand]);
  const sheet = sheets.get("mal")?.found.sheet;
  return {
    cells: [...cells.filter((cell) => !own(cell.cell.row)), ...inserted.cells], without: inserted.without,
    outOfOrder: outOfOrder && sheet !== undefined ? [{ sheet, address: "" }] : [],
  };
}
