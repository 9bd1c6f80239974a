/** Reads the follow-up when the page opens and each time the workbook's state has been read anew. */
import * as React from "react";
import { usePane } from "../context";
import type { FollowUpStatus } from "./follow-up-commands";

export interface FollowUpState {
  /** Null until it has been read, and where the pane has no such commands. */
  readonly status: FollowUpStatus | null;
  readonly failed: string | null;
  readonly reload: () => void;
}

export function useFollowUp(): FollowUpState {
  const { services, state } = usePane();
  const commands = services.commands.followUp;
  const [status, setStatus] = React.useState<FollowUpStatus | null>(null);
  const [failed, setFailed] = React.useState<string | null>(null);
  const [turn, setTurn] = React.useState(0);
  const workbook = state.status;
  React.useEffect(() => {
    if (commands === undefined || workbook === null || workbook.report === null) return undefined;
    let current = true;
    commands.status().then(
      (read) => {
        if (!current) return;
        setStatus(read);
        setFailed(null);
      },
      (error: unknown) => {
        if (current) setFailed(error instanceof Error ? error.message : String(error));
      },
    );
    return () => {
      current = false;
    };
  }, [commands, workbook, turn]);
  return { status, failed, reload: () => setTurn(turn + 1) };
}
