/**
 * How long the add-in holds the page at a time: its own code and office.js's, between the pauses of the page. Excel is another process; on the bench the
 * host works in the same one, in tasks of its own, which are not counted.
 */
import type { Steps } from "../src/domain/steps";
import { nextTask, Pieces, sharePage } from "../src/excel/yielding";
import type { Turn } from "../workbench/host/seams";

/** One task of the page. */
export interface PageTask {
  /** In milliseconds; see `page-time.ts` for how it is measured. */
  readonly took: number;
  /** When it began and ended, in microseconds of the machine's own clock. */
  readonly from: number;
  readonly to: number;
}

interface Mark {
  readonly clock: number;
  readonly processor: number;
}

function mark(): Mark {
  const { user, system } = process.cpuUsage();
  return { clock: Number(process.hrtime.bigint() / 1000n), processor: user + system };
}

/**
 * A task is timed by the clock and by the processor, and the shorter counts: a busy machine makes the first too long, the engine's own threads
 * (garbage collection, compilation) the second.
 */
export class PageTime {
  private tasks: PageTask[] = [];
  private began: Mark | null = null;

  /** The cells' calculation, which is Excel's and not the page's. */
  private settled: () => Promise<void> = () => Promise.resolve();
  private last: Promise<void> = Promise.resolve();

  /** Gives the host and the add-in tasks of their own. */
  readonly turn: Turn = (side, work) => {
    this.last = this.last.then(async () => {
      if (side === "add-in") await this.settled();
      await new Promise<void>((resolve) => {
        setImmediate(() => {
          if (side === "add-in") this.begin();
          work();
          // The task is over first: what follows is the engine's.
          setImmediate(resolve);
        });
      });
    });
  };

  /** What to wait for before the page is given its turn. */
  after(settled: () => Promise<void>): void {
    this.settled = settled;
  }

  /** A task begins, and ends when Node goes on to the next. */
  begin(): void {
    this.end();
    setImmediate(() => this.end());
    this.began = mark();
  }

  /** The task ends here, when one is under way. */
  end(): void {
    const { began } = this;
    if (began === null) return;
    const now = mark();
    this.tasks.push({ took: Math.min(now.clock - began.clock, now.processor - began.processor) / 1000, from: began.clock, to: now.clock });
    this.began = null;
  }

  /** Work in steps as the pane does it. */
  async work<T>(steps: Steps<T>): Promise<T> {
    return new Pieces(null).work(steps);
  }

  /** The page's tasks during some work of the add-in's. */
  async during(work: () => Promise<unknown>): Promise<readonly PageTask[]> {
    await this.settled();
    this.tasks = [];
    // The add-in's own pauses end a task as well.
    const before = sharePage({
      now: () => performance.now(),
      turn: async () => {
        this.end();
        await this.settled();
        await nextTask();
        this.begin();
      },
    });
    try {
      this.begin();
      await work();
      this.end();
      return this.tasks;
    } finally {
      sharePage(before);
    }
  }
}
