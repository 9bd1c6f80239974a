/**
 * What a command is about to write over, kept in the workbook's log by the very request that writes over it, ahead of its first write: so what stopped half-way
 * can be put back also when the pane is closed, and nothing is kept outside the workbook. What to keep is known first when the request is sent, and by then its
 * writes are queued: a place in the log is queued ahead of them and filled just before. office.js makes its message of the queued values when it is sent.
 */
import { utf8Length } from "../batch";
import { chunksOf, fillPlace, queuePlace, type Rescue } from "./log";
import { storedOrNot } from "./take-back";

/** A request holds at most 4 MB of work, and Excel on the web takes 5 MB. What is larger than this goes ahead in a request of its own. */
const MOST_BYTES = 700_000;
/** Rows of 30,000 characters. */
const ROWS = 24;

export class KeptInLog {
  private place: (string | null)[][] | null = null;
  /** What the command has written over lies in the workbook. */
  whole = false;

  /** Ahead of every write; the first of a request makes the place. */
  queue(context: Excel.RequestContext): void {
    this.place ??= queuePlace(context, ROWS);
  }

  /** Just before the request is sent. */
  async fill(rescue: Rescue): Promise<void> {
    const { place } = this;
    this.place = null;
    if (place === null) return;
    // Nothing is written over: the log's own rows tell of new sheets and names.
    const chunks = rescue.kept.length === 0 ? [] : chunksOf(rescue);
    const fits = chunks.length <= ROWS && chunks.reduce((bytes, chunk) => bytes + utf8Length(chunk), 0) <= MOST_BYTES;
    this.whole = fits || (await storedOrNot(rescue, chunks));
    fillPlace(place, rescue, this.whole ? chunks.length : 0, fits ? chunks : []);
  }
}
