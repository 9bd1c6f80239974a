/** What the page Hämta siffror needs of the workbook. `excel-services.ts` wires the real ones; a test gives its own. */
import type { CommandResult } from "../../excel/commands/result";
import type { ImportRequest, ImportState } from "../../excel/commands/import";
import type { CellOrigin } from "../../excel/commands/import-trace";

export interface ImportServices {
  readState(): Promise<ImportState>;
  /** The last import that can be undone; null when there is none. */
  lastImport(): Promise<ImportState["last"]>;
  importFigures(request: ImportRequest): Promise<CommandResult>;
  undoImport(now: Date): Promise<CommandResult>;
  /** The origin of the selected cell. */
  traceSelection(): Promise<CellOrigin>;
}
