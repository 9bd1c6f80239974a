/**
 * What must still be as the command read it, or Excel refuses its first writing request before anything of it is done:
 * - the mark of the command that wrote last, in the workbook's settings. The request begins by taking the very mark away that was read; it is not there when
 *   another pane has written since. So of two panes that have read the same workbook only one writes.
 * - the last cell of each sheet whose rows will be written: Excel moves the range object along with its cell, and it no longer meets the place that was read
 *   when somebody has put in or taken out rows or columns.
 */
import { BokslutError } from "../../domain/errors";
import { hasCode, isOfficeError, unanswered } from "../errors";
import type { LoadedSheet } from "./kept";

const PREFIX = "bokslut.senast.";

/** Queues the reading of the mark. */
export function loadMark(context: Excel.RequestContext): Excel.SettingCollection {
  const { settings } = context.workbook;
  settings.load("items/key");
  return settings;
}

/** The marks after the request that read them: one, or none in a workbook that no command has written. */
export function marksOf(settings: Excel.SettingCollection): readonly string[] {
  return settings.items.map((setting) => setting.key).filter((key) => key.startsWith(PREFIX));
}

interface Corner {
  readonly sheet: string;
  readonly cell: Excel.Range;
}

const ownAddress = (address: string): string => address.slice(address.lastIndexOf("!") + 1);

export class SinceRead {
  private marks: readonly string[] | null = null;
  private corners: Corner[] = [];
  /** Sheets whose rows Excel watches over. */
  readonly watched = new Set<string>();
  private addresses: { readonly sheet: string; readonly address: string }[] = [];
  private queued = false;

  knowMarks(marks: readonly string[]): void {
    this.marks = marks;
  }

  /** Queues the reading of a sheet's last cell, with the sheet. */
  corner({ name, used }: LoadedSheet): void {
    const cell = used.getLastCell();
    cell.load("address");
    this.corners.push({ sheet: name, cell });
  }

  /** Ahead of the first write. */
  queue(context: Excel.RequestContext, id: string): void {
    if (this.marks !== null && !this.queued) {
      const { settings } = context.workbook;
      this.marks.forEach((key) => settings.getItem(key).delete());
      settings.add(`${PREFIX}${id}`, id);
      this.queued = true;
    }
    for (const { sheet, cell } of this.corners) {
      if (cell.isNullObject) continue;
      const address = ownAddress(cell.address);
      cell.getIntersection(address).load("address");
      this.addresses.push({ sheet, address });
      this.watched.add(sheet);
    }
    this.corners = [];
  }

  /** What to say of a refused request when it was refused for this; the error itself for all else. */
  async explained(error: unknown): Promise<unknown> {
    if (!this.queued || !hasCode(error, "ItemNotFound", "InvalidReference")) return error;
    return this.looked(error).catch((failed: unknown) => {
      if (!isOfficeError(failed) && !unanswered(failed)) throw failed;
      return error;
    });
  }

  private async looked(error: unknown): Promise<unknown> {
    const marks = this.marks ?? [];
    return Excel.run(async (context) => {
      const { settings, worksheets } = context.workbook;
      const standing = marks.map((key) => settings.getItemOrNullObject(key));
      standing.forEach((mark) => mark.load("key"));
      const cells = this.addresses.map(({ sheet, address }) => ({ sheet, address, there: worksheets.getItemOrNullObject(sheet), last: worksheets.getItemOrNullObject(sheet).getUsedRangeOrNullObject(false).getLastCell() }));
      cells.forEach(({ there, last }) => {
        there.load("name");
        last.load("address");
      });
      await context.sync();
      if (standing.some((mark) => mark.isNullObject)) return new BokslutError("workbook", "Någon annan ändrade rapporten i arbetsboken samtidigt. Öppna sidan på nytt och försök igen.");
      const gone = cells.find(({ there }) => there.isNullObject);
      if (gone !== undefined) return new BokslutError("workbook", `Bladet ”${gone.sheet}” togs bort eller bytte namn medan Bokslut arbetade. Öppna sidan på nytt och försök igen.`, gone.sheet);
      const moved = cells.find(({ last, address }) => !last.isNullObject && ownAddress(last.address) !== address);
      return moved === undefined ? error : movedError(moved.sheet);
    });
  }
}

export function movedError(sheet: string): BokslutError {
  return new BokslutError("workbook", `Rader eller kolumner på bladet ”${sheet}” sattes in eller togs bort medan Bokslut arbetade. Den ändringen står kvar. Försök igen.`, sheet);
}
