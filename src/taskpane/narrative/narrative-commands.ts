/** What the narrative page asks of the workbook beside writing the sheet. */
import type { BindRequest, NarrativeParagraph } from "../../excel/commands/narrative";
import type { ReviewedPlace } from "../../excel/commands/narrative-review";
import type { NarrativeChoices, NarrativeSettingsNow } from "../../excel/commands/narrative-settings";
import type { CommandResult } from "../../excel/commands/result";

export type { BindRequest, NarrativeChoices, NarrativeParagraph, NarrativeSettingsNow, ReviewedPlace };

/** What the kontroll says of a report that is carried out; it does not hinder. */
interface Checked {
  readonly openErrors: number;
  /** The open fel in a sentence; null when there are none. */
  readonly warning: string | null;
}

export interface NarrativeCommands {
  readParagraphs(): Promise<readonly NarrativeParagraph[]>;
  /** Keys left out: every paragraph. */
  markDone(keys?: readonly string[]): Promise<CommandResult>;
  review(texts: readonly string[]): Promise<readonly (readonly ReviewedPlace[])[]>;
  bind(request: BindRequest): Promise<CommandResult>;
  settings(): Promise<NarrativeSettingsNow>;
  /** They count the next time the narrative is written. */
  saveSettings(choices: NarrativeChoices): Promise<CommandResult>;
  /** The report as a Word document, and the file's name. */
  wordDocument(): Promise<{ readonly name: string; readonly bytes: Uint8Array } & Checked>;
  /** The report for the clipboard. */
  formatted(): Promise<{ readonly html: string; readonly text: string } & Checked>;
}
