/** Runs a command on tables; what it did is told with a way back. */
import type { CommandResult } from "../../excel/commands/result";
import { usePane, type CommandRequest } from "../context";
import { svTables } from "../strings-tables.sv";
import { sv } from "../strings.sv";
import type { TableCommands } from "./table-commands";

export interface TableRun {
  readonly tables: TableCommands | null;
  readonly run: (request: CommandRequest) => Promise<boolean>;
}

/** The commands on tables, and `run` with Ångra in the message. */
export function useTableRun(after?: () => void): TableRun {
  const { run, tell, goTo, services } = usePane();
  const tables = services.commands.tables ?? null;
  const undo = async (): Promise<void> => {
    if (tables === null) return;
    let said = "";
    const undone = await run({
      label: svTables.undoing, failed: svTables.undoFailed,
      run: async () => {
        const result = await tables.undo();
        said = result.message;
        return result;
      },
    });
    if (!undone) return;
    const [next, ...later] = await tables.undoSteps();
    if (next !== undefined) {
      tell({
        kind: "success", text: said, details: later.length === 0 ? [] : [svTables.undoAfter(later)],
        actions: [{ kind: "link" as const, label: svTables.undoNext(next), run: () => void undo() }],
      });
    }
    after?.();
  };
  return {
    tables,
    run: async (request) => {
      let done: CommandResult | null = null;
      const succeeded = await run({
        ...request,
        run: async (progress) => {
          const result = await request.run(progress);
          done = result;
          return result;
        },
      });
      const result = done as CommandResult | null;
      if (!succeeded || result === null) return succeeded;
      const [sheet] = result.sheets;
      const way = sheet === undefined ? [] : [{ kind: "link" as const, label: sv.message.goToSheet(sheet), run: () => goTo(sheet) }];
      tell({ kind: result.warnings.length > 0 ? "warning" : "success", text: result.message, details: result.warnings, actions: [...way, ...(tables === null ? [] : [{ kind: "link" as const, label: svTables.undo, run: () => void undo() }])] });
      after?.();
      return true;
    },
  };
}
