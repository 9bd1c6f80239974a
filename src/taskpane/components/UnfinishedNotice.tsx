import * as React from "react";
import { DefaultButton } from "office-ui-fabric-react";
import { usePane } from "../context";
import { sv } from "../strings.sv";
import { Bar } from "./Bar";

/** Says that a command stands half-done in the workbook, also one from before the pane was closed, and offers to put it back. */
export function UnfinishedNotice(): JSX.Element | null {
  const { state, services, run } = usePane();
  const half = state.status?.unfinished;
  const restore = services.commands.restore;
  if (half === undefined || restore === undefined || state.busy !== null) return null;
  const clock = new Date(half.time).toLocaleTimeString("sv-SE", { hour: "2-digit", minute: "2-digit" });
  const more = (
    <div className="pane-buttons bar-buttons">
      <DefaultButton text={sv.unfinished.restore} onClick={() => void run({ label: sv.unfinished.restoring, failed: sv.unfinished.failed, run: () => restore() })} />
    </div>
  );
  return <Bar kind="warning" urgent label={sv.unfinished.landmark} words={sv.unfinished.text(clock, half.what.replace(/\.$/, ""))} more={more} />;
}
