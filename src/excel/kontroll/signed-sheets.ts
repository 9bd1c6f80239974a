/** What klarmarkering covers: every sheet of the report with what it holds now, and what has changed since it was signed. */
import { cellKey, changesSince, keysOfCell, signatureOf, type Finding, type NarrativeRowReading, type SignedFigures, type SignOff } from "../../kontroll";
import type { GoalSheetId } from "../../reports/goals";
import { cellAddress } from "../addresses";
import type { ReadSheet } from "../goals/read-sheets";
import { NARRATIVE_OWNER, type ExistingRow } from "../narrative-sheet";
import type { ReadWorkbook } from "./read-workbook";

/** A sheet that can be signed. */
export interface SignedSheet {
  /** A table's id, a follow-up sheet's or the narrative's: it stays when the sheet is renamed. */
  readonly id: string;
  readonly sheet: string;
  readonly cells: Readonly<Record<string, number | string | null>>;
  /** Addresses of the cells by their keys. */
  readonly addresses: ReadonlyMap<string, string>;
  /** Keys of cells that hold what somebody has typed: a change there is the cause, one elsewhere its effect. */
  readonly typed: ReadonlySet<string>;
}

function tableSheets(read: ReadWorkbook): readonly SignedSheet[] {
  return read.reading.tables.map((table) => ({
    id: table.data.id, sheet: table.sheet,
    cells: Object.fromEntries([...table.cells].map(([key, cell]) => [key, cell.error ?? cell.value])),
    addresses: new Map([...table.cells].map(([key, cell]) => [key, cell.address])),
    typed: new Set([...table.cells].filter(([, cell]) => cell.formula === null).map(([key]) => key)),
  }));
}

function followUpSheet(id: GoalSheetId, read: ReadSheet): SignedSheet {
  const cells: Record<string, number | string | null> = {};
  const addresses = new Map<string, string>();
  const typed = new Set<string>();
  for (const [row, place] of read.found.rows) {
    for (const [column, across] of read.found.columns) {
      const key = cellKey(row, column);
      const at = { ...place, column: across.column };
      cells[key] = read.value(at);
      addresses.set(key, cellAddress(at.row, at.column));
      if (typeof read.content(at) !== "object") typed.add(key);
    }
  }
  return { id: `uppfoljning:${id}`, sheet: read.found.sheet, cells, addresses, typed };
}

/** The narrative is signed by the text that counts, paragraph by paragraph; the controller's own rows by their place among their section's. */
function narrativeSheet(rows: readonly ExistingRow[], readings: readonly NarrativeRowReading[]): SignedSheet | null {
  const [first] = readings;
  if (first === undefined) return null;
  const counts = new Map<string, number>();
  const keyed = rows.map((row, index) => {
    const number = (counts.get(row.section) ?? 0) + 1;
    counts.set(row.section, number);
    return { key: cellKey(row.key ?? `${row.section} ${number}`, "Gällande text"), row, address: readings[index]?.[row.own === "" ? "textAddress" : "ownAddress"] ?? "" };
  });
  return {
    id: NARRATIVE_OWNER, sheet: first.sheet, cells: Object.fromEntries(keyed.map(({ key, row }) => [key, row.current === "" ? null : row.current])),
    addresses: new Map(keyed.map(({ key, address }) => [key, address])), typed: new Set(keyed.filter(({ row }) => row.own !== "").map(({ key }) => key)),
  };
}

/** The sheets in the workbook's own order: tables, follow-up, narrative. */
export function signedSheets(read: ReadWorkbook, followUp: ReadonlyMap<GoalSheetId, ReadSheet>, rows: readonly ExistingRow[], readings: readonly NarrativeRowReading[]): readonly SignedSheet[] {
  const narrative = narrativeSheet(rows, readings);
  return [...tableSheets(read), ...[...followUp].map(([id, sheet]) => followUpSheet(id, sheet)), ...(narrative === null ? [] : [narrative])];
}

export function figuresOf(sheets: readonly SignedSheet[]): SignedFigures {
  return Object.fromEntries(sheets.map((sheet) => [sheet.id, sheet.cells]));
}

/** How many changed cells of a sheet are findings of their own; the page Klarmarkera tells how many there are in all. */
const MOST_TOLD = 10;

const words = (value: number | string | null): string => (value === null ? "tom" : typeof value === "number" ? String(value).replace("-", "−").replace(".", ",") : `”${value.length > 120 ? `${value.slice(0, 118)} …` : value}”`);

/** What has changed since the signatures, as findings: the typed cells of each sheet, and where there are none the first computed one. */
export function changedAfterSigning(sheets: readonly SignedSheet[], signed: readonly SignOff[]): Finding[] {
  return sheets.flatMap((sheet) => {
    const signature = signatureOf(sheet.id, signed);
    if (signature === null) return [];
    const changes = changesSince({ ...signature, table: sheet.id }, { [sheet.id]: sheet.cells });
    const typed = changes.filter((change) => sheet.typed.has(change.cell) || !sheet.addresses.has(change.cell));
    const told = typed.length > 0 ? typed.slice(0, MOST_TOLD) : changes.slice(0, 1);
    const others = changes.length - told.length;
    return told.map((change, index): Finding => {
      const [row, column] = keysOfCell(change.cell);
      const more = index > 0 || others <= 0 ? "" : ` ${others === 1 ? "En cell till" : `${others} celler till`} på bladet har ändrats.`;
      return {
        check: "andrad-efter-klar", severity: "varning", sheet: sheet.sheet, address: sheet.addresses.get(change.cell) ?? "", cell: null,
        expected: typeof change.before === "number" ? change.before : null, actual: change.after,
        difference: null, remedy: null,
        explanation: `${row.replace("::", " ").trim()}, ${column}: var ${words(change.before)} när ${signature.by} klarmarkerade ${signature.time} och är nu ${words(change.after)}.${more} Klarmarkera igen när det är rätt.`,
      };
    });
  });
}
