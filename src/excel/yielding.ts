/** Long work in pieces: the page answers between them. */

/** Work runs this long at a time, in milliseconds; well under the 200 that a user notices, so that the piece after may be uneven. */
const PIECE = 50;

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

/** Yields when a piece has lasted long enough. */
export class Pieces {
  private since = performance.now();

  /** A new piece begins here: the page has just had its turn. */
  restart(): void {
    this.since = performance.now();
  }

  /** To be awaited between two steps of long work. */
  async breathe(): Promise<void> {
    if (performance.now() - this.since < PIECE) return;
    await nextTask();
    this.restart();
  }
}
