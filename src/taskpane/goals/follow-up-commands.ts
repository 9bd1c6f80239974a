/** What the page of goals and indicators needs from the workbook. */
import type { FollowUpItemStatus, FollowUpKind, FollowUpSetting, FollowUpStatus } from "../../excel/commands/goals-items";
import type { CommandResult } from "../../excel/commands/result";

export type { FollowUpKind, FollowUpSetting, FollowUpStatus };
export type FollowUpItem = FollowUpItemStatus;

export interface NewFollowUpItem {
  readonly kind: FollowUpKind;
  readonly goal: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Each throws a `BokslutError` with a Swedish sentence when it refuses. */
export interface FollowUpCommands {
  status(): Promise<FollowUpStatus>;
  write(options: { readonly genderDifference?: boolean }): Promise<CommandResult>;
  edit(kind: FollowUpKind, key: string, fields: Readonly<Record<string, string>>): Promise<CommandResult>;
  add(item: NewFollowUpItem): Promise<CommandResult>;
}
