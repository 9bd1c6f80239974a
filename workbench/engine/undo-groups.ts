import { LocalUndoRedoService, type IUndoRedoItem } from "@univerjs/core";
import type { EngineContext } from "./context";
import { EngineError } from "./errors";

interface Batching {
  _tryBatchingElements(item: IUndoRedoItem, newItem: IUndoRedoItem): void;
}

/**
 * Univer appends what undoes the later change, so that a batch would be undone from its beginning. Here the later change is undone first.
 * The two steps are replaced once, for all workbooks of the process.
 */
function undoLatestFirst(): void {
  const service = LocalUndoRedoService.prototype as unknown as Batching;
  if (typeof service._tryBatchingElements !== "function") throw new Error("This version of @univerjs/core batches undo steps in another way; the engine needs 0.25.1.");
  service._tryBatchingElements = (item, newItem) => {
    item.redoMutations = [...item.redoMutations, ...newItem.redoMutations];
    item.undoMutations = [...newItem.undoMutations, ...item.undoMutations];
  };
}

/** Makes one undo step of all that is done between begin and end; groups may lie in each other. */
export class UndoGroups {
  private depth = 0;
  private batch: { dispose(): void } | null = null;

  constructor(private readonly context: EngineContext) {
    undoLatestFirst();
  }

  begin(): void {
    if (this.depth++ === 0) this.batch = this.context.undoRedo.__tempBatchingUndoRedo(this.context.unitId);
  }

  end(): void {
    if (this.depth === 0) throw new EngineError("InvalidOperation", "Det finns ingen ångra-grupp att avsluta.");
    if (--this.depth > 0) return;
    this.batch?.dispose();
    this.batch = null;
  }

  /** Runs a change as one step. */
  group<T>(change: () => T): T {
    this.begin();
    try {
      return change();
    } finally {
      this.end();
    }
  }
}
