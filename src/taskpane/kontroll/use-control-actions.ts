/** What the pages can do with the findings. */
import type { Finding } from "../../kontroll";
import type { CommandResult } from "../../excel/commands/result";
import { messageOfError, usePane } from "../context";
import { svHelp } from "../strings-help.sv";
import { sv } from "../strings.sv";
import { svKontroll } from "../strings-kontroll.sv";
import { useControl } from "./control-context";
import type { ControlServices } from "./control-services";

export interface ControlActions {
  readonly run: () => Promise<boolean>;
  readonly repair: () => Promise<boolean>;
  readonly foreign: () => Promise<boolean>;
  readonly mend: (key: string) => Promise<boolean>;
  readonly approve: (key: string, by: string, reason: string) => Promise<boolean>;
  readonly withdraw: (key: string) => Promise<boolean>;
  readonly goToCell: (finding: Pick<Finding, "sheet" | "address">) => void;
  /** Runs a command of the kontroll with its words, and reads the findings anew. */
  readonly perform: (label: string, failed: string, work: (services: ControlServices) => Promise<CommandResult>) => Promise<boolean>;
}

/** The actions, for a component inside `ControlProvider`. */
export function useControlActions(): ControlActions {
  const { run, services, tell } = usePane();
  const { refresh } = useControl();
  const { kontroll } = services;
  const perform: ControlActions["perform"] = async (label, failed, work) => {
    if (kontroll === undefined) return false;
    const succeeded = await run({ label, failed, unit: svKontroll.unit, run: () => work(kontroll) });
    await refresh();
    return succeeded;
  };
  return {
    perform,
    run: () => perform(svKontroll.running, svKontroll.runningFailed, (control) => control.run()),
    repair: () => perform(svKontroll.repairing, svKontroll.repairingFailed, (control) => control.repair()),
    foreign: () => perform(svKontroll.running, svKontroll.foreignFailed, (control) => control.foreign()),
    mend: (key) => perform(svKontroll.mending, svKontroll.mendingFailed, (control) => control.mend(key)),
    approve: (key, by, reason) => perform(svKontroll.approving, svKontroll.approvingFailed, (control) => control.approve({ key, by, reason })),
    withdraw: (key) => perform(svKontroll.withdrawing, svKontroll.approvingFailed, (control) => control.withdraw(key)),
    goToCell: ({ sheet, address }) => {
      const cell = /^[A-Z]{1,3}\d+$/.test(address) ? address : undefined;
      services.commands.goTo(sheet, cell).catch((error: unknown) => tell(messageOfError(sv.message.goToFailed(sheet), error, svHelp.report.goTo)));
    },
  };
}
