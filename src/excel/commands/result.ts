export type { CommandProgress } from "../progress";

/** What a command did, in words for the controller. */
export interface CommandResult {
  readonly message: string;
  /** Names of the sheets written, in order; the first is shown to the user. */
  readonly sheets: readonly string[];
  /** Things that were left out or need attention, one Swedish sentence each. */
  readonly warnings: readonly string[];
  /** Fel of the kontroll that nobody has mended or approved, when the command carries the report out: the message then leads to them. */
  readonly openErrors?: number;
}
