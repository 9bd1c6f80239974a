/** What an importer could not take as it stands: where, what, and what the user can do. Reading goes on after a problem. */
export interface ImportProblem {
  /** fel: the row's figure was left out. varning: read, but look at it. upplysning: skipped on purpose. */
  readonly severity: "fel" | "varning" | "upplysning";
  /** Sheet or file part, null when there is only one. */
  readonly sheet: string | null;
  /** One-based row, null for the file as a whole. */
  readonly row: number | null;
  /** Column letter or heading, null when the whole row is meant. */
  readonly column: string | null;
  /** A Swedish sentence that says what and what to do. */
  readonly message: string;
}

/** Problems are listed one by one up to this many of a kind; the rest is counted, so that a broken file gives a readable list. */
export const MOST_LISTED = 200;

/** Collects problems, with a limit per message kind so that ten million bad rows give one line more, not ten million. */
export class ProblemList {
  private readonly listed: ImportProblem[] = [];
  private readonly counts = new Map<string, number>();

  add(kind: string, problem: ImportProblem): void {
    const count = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, count);
    if (count <= MOST_LISTED) {
      this.listed.push(problem);
    }
  }

  /** The problems in order, and one line for each kind that was cut. */
  all(): ImportProblem[] {
    const cut = [...this.counts].filter(([, count]) => count > MOST_LISTED).map(([kind, count]): ImportProblem => ({
      severity: "varning",
      sheet: null,
      row: null,
      column: null,
      message: `Ytterligare ${count - MOST_LISTED} rader har samma problem (${kind}) och visas inte en och en.`,
    }));
    return [...this.listed, ...cut];
  }

  count(kind: string): number {
    return this.counts.get(kind) ?? 0;
  }
}
