/** Long work in pieces: the page answers between them, and the user can stop it there. */
import { BokslutError } from "../domain/errors";
import type { Steps } from "../domain/steps";
import { commandUnderWay, type CommandProgress } from "./progress";

/** Work runs this long at a time, in milliseconds; well under the 200 that a user notices, so that the piece after may be uneven. */
const PIECE = 50;

/** The page that the work shares with the pane. */
export interface Page {
  /** Milliseconds, of any beginning. */
  now(): number;
  /** Lets the page do what waits for it. */
  turn(): Promise<void>;
}

/** Lets the page do what waits for it, then goes on. Not a timer: those are held back to one a second when the pane is hidden. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

let page: Page = { now: () => performance.now(), turn: nextTask };

/** Another page for the work to share, which measurements and tests watch; gives the one before. */
export function sharePage(other: Page): Page {
  const before = page;
  page = other;
  return before;
}

/** The pieces of one command: lets the page have its turn when a piece has lasted long enough, tells how far the command has come, and stops it when asked. */
export class Pieces {
  private since = page.now();
  private mayStop = true;

  constructor(private readonly progress: CommandProgress | null = commandUnderWay()) {}

  /** A new piece begins here: the page has just had its turn. */
  restart(): void {
    this.since = page.now();
  }

  /** To be awaited between two steps of long work. */
  async breathe(): Promise<void> {
    if (!this.due) return;
    await page.turn();
    this.restart();
    this.stopIfAsked();
  }

  /** Does work that is given in steps, a piece at a time. */
  async work<T>(steps: Steps<T>): Promise<T> {
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      // Most steps are short: waiting for nothing would cost more than they do.
      if (this.due) await this.breathe();
    }
  }

  /** Tells how far the command has come: `done` of `total` parts are finished, `what` is being worked on. */
  tell(done: number, total: number, what: string): void {
    this.progress?.report(done, total, what);
  }

  /** @throws BokslutError (cancelled) when the user has asked for it and the command can still be taken back. */
  stopIfAsked(): void {
    if (this.mayStop && this.progress?.cancelled() === true) throw new BokslutError("cancelled", "Åtgärden avbröts.");
  }

  /** From here the command runs to its end: what it writes is on its way. */
  last(): void {
    this.mayStop = false;
  }

  private get due(): boolean {
    return page.now() - this.since >= PIECE;
  }
}
