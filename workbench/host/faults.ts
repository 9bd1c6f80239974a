import type { HostErrorCode } from "./host-error";

/** A failure to order: the request after `after` more successful ones. */
export interface Fault {
  /** How many syncs succeed first. */
  readonly after: number;
  readonly code: HostErrorCode;
  /**
   * before: nothing of the request is done. after: all of it is done and then refused. cut: all is done and the response is cut off.
   * timeout: all is done and a gateway time-out (HTTP 504) answers.
   */
  readonly mode: "before" | "after" | "cut" | "timeout";
}

/** The failures that tests have ordered; each strikes once. */
export class Faults {
  private ordered: { left: number; fault: Fault }[] = [];

  order(fault: Fault): void {
    this.ordered.push({ left: fault.after, fault });
  }

  clear(): void {
    this.ordered = [];
  }

  /** The failure of this sync, if its turn has come. */
  next(): Fault | null {
    const due = this.ordered.find((each) => each.left === 0);
    this.ordered = this.ordered.filter((each) => each !== due).map((each) => ({ ...each, left: each.left - 1 }));
    return due?.fault ?? null;
  }
}
