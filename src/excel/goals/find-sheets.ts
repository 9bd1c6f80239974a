/** Where the follow-up sheets stand now, from the anchors of the memory. */
import { settingKey, type GoalSheet, type GoalSheetId } from "../../reports/goals";
import type { Place } from "../addresses";
import { DELETED, REMEMBERS_DELETED, type Memory, type NewRecord } from "../memory";

export const SHEET_IDS: readonly GoalSheetId[] = ["oversikt", "indikatorer", "mal", "aktiviteter"];

export interface FoundSheet {
  readonly id: GoalSheetId;
  readonly sheet: string;
  readonly headerRow: number;
  /** Column keys and their places, in the order they were written. */
  readonly columns: ReadonlyMap<string, Place>;
  /** Rows and settings by key. */
  readonly rows: ReadonlyMap<string, Place>;
  readonly deleted: ReadonlySet<string>;
}

function ownerOf(id: GoalSheetId): string {
  return REMEMBERS_DELETED + id;
}

export function isFollowUpOwner(owner: string): boolean {
  return owner.startsWith(REMEMBERS_DELETED);
}

/** The sheets that still stand in the workbook. One whose headings are deleted is gone. */
export function followUpInMemory(memory: Memory, sheets: readonly { readonly name: string }[]): ReadonlyMap<GoalSheetId, FoundSheet> {
  const found = new Map<GoalSheetId, FoundSheet>();
  for (const id of SHEET_IDS) {
    const own = memory.records.filter((record) => record.owner === ownerOf(id));
    const columns = new Map(own.flatMap((record): [string, Place][] => (record.kind === "kolumn" && record.place !== null ? [[record.key, record.place]] : [])));
    const first = [...columns.values()][0];
    if (first === undefined || !sheets.some((sheet) => sheet.name === first.sheet)) continue;
    const rows = new Map<string, Place>();
    const deleted = new Set<string>();
    for (const record of own) {
      if (record.kind !== "rad") continue;
      if (record.place !== null && record.place.sheet === first.sheet) rows.set(record.key, record.place);
      else deleted.add(record.key);
    }
    found.set(id, { id, sheet: first.sheet, headerRow: first.row, columns, rows, deleted });
  }
  return found;
}

/** Where a sheet's cells stand, or will stand. */
export interface SheetPlaces {
  readonly sheet: string;
  readonly headerRow: number;
  readonly settings: ReadonlyMap<string, Place>;
}

/** The anchors of a written sheet, and the rows that the user has deleted from it. */
export function recordsOf(model: GoalSheet, places: SheetPlaces, deleted: ReadonlySet<string>): readonly NewRecord[] {
  const owner = ownerOf(model.id);
  const { sheet, headerRow } = places;
  const written = new Set(model.rows.map((row) => row.key));
  return [
    ...model.columns.map((column, index): NewRecord => ({ kind: "kolumn", owner, key: column.key, anchor: { of: "COLUMN", place: { sheet, row: headerRow, column: index + 1 } } })),
    ...model.settings.flatMap((setting): NewRecord[] => {
      const place = places.settings.get(setting.key);
      return place === undefined ? [] : [{ kind: "rad", owner, key: settingKey(setting.key), anchor: { of: "ROW", place } }];
    }),
    ...model.rows.map((row, index): NewRecord => ({ kind: "rad", owner, key: row.key, anchor: { of: "ROW", place: { sheet, row: headerRow + 1 + index, column: 1 } } })),
    ...[...deleted].filter((key) => !written.has(key)).map((key): NewRecord => ({ kind: "rad", owner, key, note: DELETED })),
  ];
}
