import type { Rect } from "./types";

interface Area<T> {
  rect: Rect;
  readonly value: T;
  readonly key: string;
}

/** Gathers cells with equal values into rectangles, so that a sheet is formatted in few steps. Cells are added row by row, left to right. */
export class Areas<T> {
  private readonly done: Area<T>[] = [];
  private run: Area<T> | null = null;
  /** Rectangles that end on the last finished row, by their left edge. */
  private open = new Map<number, Area<T>>();
  private next = new Map<number, Area<T>>();
  private row = -1;

  add(row: number, column: number, value: T): void {
    if (row !== this.row) this.endRow(row);
    const key = JSON.stringify(value);
    if (this.run?.key === key && this.run.rect.column + this.run.rect.columns === column) {
      this.run.rect = { ...this.run.rect, columns: this.run.rect.columns + 1 };
      return;
    }
    this.endRun();
    this.run = { rect: { row, column, rows: 1, columns: 1 }, value, key };
  }

  /** The rectangles; nothing more can be added afterwards. */
  all(): [Rect, T][] {
    this.endRow(-1);
    return this.done.map(({ rect, value }) => [rect, value]);
  }

  private endRun(): void {
    const { run } = this;
    if (!run) return;
    const above = this.open.get(run.rect.column);
    const grows = above && above.key === run.key && above.rect.columns === run.rect.columns && above.rect.row + above.rect.rows === run.rect.row;
    if (grows) {
      above.rect = { ...above.rect, rows: above.rect.rows + 1 };
      this.next.set(above.rect.column, above);
    } else {
      this.done.push(run);
      this.next.set(run.rect.column, run);
    }
    this.run = null;
  }

  private endRow(row: number): void {
    this.endRun();
    this.open = this.next;
    this.next = new Map();
    this.row = row;
  }
}
