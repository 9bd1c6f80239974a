/**
 * How far a command has come, and whether it is to stop. Whoever runs a command says it once, around the call; every command takes it from here through
 * its session, so that none needs a way of its own. The pane runs one command at a time.
 */

/** Progress of a long command: "Blad 3 av 9". `cancelled()` is asked between its steps. */
export interface CommandProgress {
  report(done: number, total: number, what: string): void;
  cancelled(): boolean;
}

let current: CommandProgress | null = null;

/** Runs a command under a progress. What else is read meanwhile (the state of the workbook) neither tells nor stops. */
export async function underProgress<T>(progress: CommandProgress, command: () => Promise<T>): Promise<T> {
  const before = current;
  current = progress;
  try {
    return await command();
  } finally {
    current = before;
  }
}

/** The progress of the command that begins now; null when nobody follows it. */
export function commandUnderWay(): CommandProgress | null {
  return current;
}
