/**
 * Excel is another process than the pane, and on the workbench they share a thread: what Excel does with a request, and what the pane does with its
 * answer, are given tasks of their own, in order. A long one is then one side's alone, and the page can draw and listen between them.
 */
import type { Turn } from "../host/seams";

/** What the tasks' measures in the page's timeline begin with. */
export const TURN = "turn: ";

export class Turns {
  private readonly waiting: { readonly side: string; readonly work: () => void }[] = [];
  private readonly channel = new MessageChannel();

  constructor() {
    this.channel.port1.onmessage = () => {
      const next = this.waiting.shift();
      if (next === undefined) return;
      const from = performance.now();
      next.work();
      // For those who look at a timeline, or measure one: whose the task was.
      performance.measure(`${TURN}${next.side}`, { start: from });
    };
  }

  readonly take: Turn = (side, work) => {
    this.waiting.push({ side, work });
    this.channel.port2.postMessage(null);
  };
}
