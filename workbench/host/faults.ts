import type { HostErrorCode } from "./host-error";

/** A failure to order: the request after `after` more successful ones. */
export interface Fault {
  /** How many syncs succeed first. */
  readonly after: number;
  readonly code: HostErrorCode;
  /**
   * before: nothing of the request is done. middle: the actions ahead of `action` are done, then it is refused. after: all of it is done and then refused.
   * cut: all is done and the response is cut off. timeout: all is done and a gateway time-out (HTTP 504) answers.
   */
  readonly mode: "before" | "middle" | "after" | "cut" | "timeout";
  /** middle: which action is refused, counted from 0; a share of the request's actions when below 1. */
  readonly action?: number;
  /** How many syncs in a row fail so; 1 when left out. */
  readonly times?: number;
  /** The pane is closed meanwhile: nobody hears the answer, and no more code of it runs. */
  readonly unheard?: boolean;
}

/** The failures that tests have ordered; each strikes once, or as many times in a row as it says. */
export class Faults {
  private ordered: { left: number; fault: Fault }[] = [];
  private interruptions: { left: number; work: () => void | Promise<void> }[] = [];

  order(fault: Fault): void {
    for (let time = 0; time < (fault.times ?? 1); time += 1) this.ordered.push({ left: fault.after + time, fault });
  }

  /** Somebody else's work, done right before the sync after `after` more. */
  interrupt(after: number, work: () => void | Promise<void>): void {
    this.interruptions.push({ left: after, work });
  }

  clear(): void {
    this.ordered = [];
    this.interruptions = [];
  }

  /** What others are to do ahead of this sync. */
  others(): readonly (() => void | Promise<void>)[] {
    const now = this.interruptions.filter((each) => each.left === 0);
    this.interruptions = this.interruptions.filter((each) => each.left > 0).map((each) => ({ ...each, left: each.left - 1 }));
    return now.map((each) => each.work);
  }

  /** The failure of this sync, if its turn has come. */
  next(): Fault | null {
    const due = this.ordered.find((each) => each.left === 0);
    this.ordered = this.ordered.filter((each) => each !== due).map((each) => ({ ...each, left: each.left - 1 }));
    return due?.fault ?? null;
  }
}

/** The action that a failure in the middle refuses, of so many. */
export function refusedAction(fault: Fault, actions: number): number {
  const at = fault.action ?? 0.5;
  return Math.min(Math.max(0, actions - 1), at < 1 ? Math.floor(at * actions) : at);
}
