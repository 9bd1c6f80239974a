/** The things a user can do from more than one page, each with its words and its way to the command. */
import { BokslutError } from "../domain/errors";
import type { CommandResult } from "../excel/commands/result";
import type { ReportReading } from "../reports/report-data";
import { usePane } from "./context";
import { sv } from "./strings.sv";
import { useTableRun } from "./tables/use-table-run";
import type { TableChoices } from "./tables/TableOptions";

export interface PaneActions {
  readonly openExample: () => Promise<boolean>;
  readonly openFile: (file: File) => Promise<boolean>;
  readonly layOut: (tables: readonly string[], options?: Partial<TableChoices>) => Promise<boolean>;
  readonly writeNarrative: () => Promise<boolean>;
}

function fileError(file: string, error: unknown): BokslutError {
  if (!(error instanceof BokslutError)) return new BokslutError("bad-data", sv.report.fileUnreadable(file));
  const where = error.where === null || error.message.includes(error.where) ? "" : ` ${sv.report.fileWhere(error.where)}`;
  return new BokslutError(error.code, `${sv.report.fileRefused(file, error.message)}${where}`, error.where);
}

/** The actions of the pane, for a component inside `PaneProvider`. Each tells whether it succeeded. */
export function useActions(): PaneActions {
  const { run, services } = usePane();
  const { run: runWithUndo } = useTableRun();
  const { commands } = services;

  const open = async (reading: ReportReading): Promise<CommandResult> => {
    const result = await commands.openReport(reading.report);
    return { ...result, warnings: [...result.warnings, ...reading.warnings] };
  };

  return {
    openExample: () =>
      run({
        label: sv.report.opening,
        failed: sv.report.openingFailed,
        then: "home",
        run: async () => {
          const reading = await services.loadExample().catch((error: unknown) => {
            throw error instanceof BokslutError ? error : new BokslutError("bad-data", sv.report.exampleUnreadable);
          });
          return open(reading);
        },
      }),
    openFile: (file) =>
      run({
        label: sv.report.opening,
        failed: sv.report.openingFailed,
        then: "home",
        run: async () => {
          const reading = await file
            .text()
            .then((text) => services.readReportText(text))
            .catch((error: unknown) => {
              throw fileError(file.name, error);
            });
          return open(reading);
        },
      }),
    layOut: (tables, options = {}) =>
      runWithUndo({ label: sv.tables.laying, failed: sv.tables.layingFailed, unit: sv.tables.unit, run: () => commands.layOutTables({ tables, ...options }) }),
    writeNarrative: () =>
      run({ label: sv.narrative.writing, failed: sv.narrative.writingFailed, unit: sv.narrative.unit, run: () => commands.writeNarrative() }),
  };
}
