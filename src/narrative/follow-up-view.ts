/** The follow-up sheets (Mål, Indikatorer, Aktiviteter) as the narrative sees them: which rows and columns there are. Their contents are cells. */
import type { GoalSheet, GoalSheetId } from "../reports/goals";
import type { CellRef } from "../reports/table-model";

export interface FollowUpView {
  readonly id: GoalSheetId;
  /** Row keys in the order of the sheet, section rows among them. */
  readonly rows: readonly string[];
  readonly columns: readonly string[];
}

/** The table name that a CellRef to a follow-up sheet has. */
export const followUpTable = (id: GoalSheetId): string => `uppfoljning:${id}`;

/** Sheets that are about to be written, for previews and tests. */
export const followUpViews = (sheets: readonly GoalSheet[]): FollowUpView[] =>
  sheets.map((sheet) => ({ id: sheet.id, rows: sheet.rows.map((row) => row.key).filter((key) => key !== ""), columns: sheet.columns.map((column) => column.key) }));

export const followUpCell = (view: FollowUpView, row: string, column: string): CellRef => ({ table: followUpTable(view.id), row, column });
