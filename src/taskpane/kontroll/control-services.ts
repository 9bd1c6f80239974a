/** What the pages Kontroll, Den här cellen and Klarmarkera need from the workbook. */
import type { CellExplanation } from "../../excel/commands/kontroll-cell";
import type { ControlStatus } from "../../excel/commands/kontroll";
import type { HandoutState } from "../../excel/commands/kontroll-copy";
import type { SignOffStatus } from "../../excel/commands/kontroll-klar";
import type { CommandResult } from "../../excel/commands/result";

export interface ControlServices {
  check(): Promise<ControlStatus>;
  run(): Promise<CommandResult>;
  mend(key: string): Promise<CommandResult>;
  approve(options: { readonly key: string; readonly by: string; readonly reason: string }): Promise<CommandResult>;
  withdraw(key: string): Promise<CommandResult>;
  repair(): Promise<CommandResult>;
  /** Checks the selected table, which Bokslut has not laid out. */
  foreign(): Promise<CommandResult>;
  signOffs(): Promise<SignOffStatus>;
  /** `sheet` null: the whole report. */
  sign(options: { readonly sheet: string | null; readonly by: string }): Promise<CommandResult>;
  unsign(sheet: string | null): Promise<CommandResult>;
  handout(): Promise<HandoutState>;
  makeHandout(): Promise<CommandResult>;
  restoreHandout(): Promise<CommandResult>;
  explainSelection(): Promise<CellExplanation>;
  /** Calls the listener when another cell is selected; returns the way to stop. */
  onSelectionChanged?(listener: () => void): () => void;
}
