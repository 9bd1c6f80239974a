/** What the page of goals and indicators needs from the workbook. */
import type { CommandProgress, CommandResult } from "../../excel/commands/result";

export type FollowUpKind = "mal" | "indikatorer" | "aktiviteter";

/** One goal, indicator or activity as it stands on its sheet. */
export interface FollowUpItem {
  readonly kind: FollowUpKind;
  readonly key: string;
  readonly label: string;
  readonly goal: string;
  readonly sheet: string;
  readonly address: string;
  readonly status: string;
  /** What the sheet says that it needs; "" when nothing. */
  readonly action: string;
  /** Input cells by column key. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface FollowUpStatus {
  readonly sheets: readonly string[];
  readonly inReport: number;
  readonly items: readonly FollowUpItem[];
  readonly goals: readonly { readonly key: string; readonly title: string; readonly level: number }[];
  readonly genderDifference: boolean;
  readonly hasGender: boolean;
}

export interface NewFollowUpItem {
  readonly kind: FollowUpKind;
  readonly goal: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Each throws a `BokslutError` with a Swedish sentence when it refuses. */
export interface FollowUpCommands {
  status(): Promise<FollowUpStatus>;
  write(options: { readonly genderDifference?: boolean; readonly progress?: CommandProgress }): Promise<CommandResult>;
  edit(kind: FollowUpKind, key: string, fields: Readonly<Record<string, string>>): Promise<CommandResult>;
  add(item: NewFollowUpItem): Promise<CommandResult>;
}
