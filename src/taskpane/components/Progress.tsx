import * as React from "react";
import { DefaultButton, ProgressIndicator } from "office-ui-fabric-react";
import { usePane } from "../context";
import type { BusyState } from "../store";
import { sv } from "../strings.sv";

/** Work shorter than this shows no progress, in milliseconds. */
export const showAfter = 500;
/** Work longer than this can be stopped, in milliseconds: its outcome can no longer be waited for without a choice; reading a file as soon as its progress is shown. */
export const stopAfter = 1000;

/** True once the component has been shown for the given number of milliseconds. */
export function useElapsed(milliseconds: number): boolean {
  const [elapsed, setElapsed] = React.useState(false);
  React.useEffect(() => {
    const timer = setTimeout(() => setElapsed(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return elapsed;
}

/** How far the running command has come ("Blad 3 av 9"), and after a while a way to stop it. Short work leaves what stood there standing. */
export function Progress(props: { readonly busy: BusyState; readonly children: JSX.Element }): JSX.Element {
  const { busy } = props;
  const { stop } = usePane();
  const shown = useElapsed(showAfter);
  const stoppable = useElapsed(busy.stopSoon ? showAfter : stopAfter);
  if (!shown) return props.children;
  const counted = busy.done !== null && busy.total !== null && busy.total > 1;
  // `done` parts are finished: the one being worked on is the next.
  const count = counted ? sv.progress.count(busy.unit, Math.min((busy.done ?? 0) + 1, busy.total ?? 0), busy.total ?? 0) : "";
  const description = busy.stopping ? sv.progress.stopping : [count, busy.what].filter((text) => text !== "").join(" · ");
  return (
    <div className="pane-progress">
      <ProgressIndicator
        label={busy.label}
        description={description}
        ariaValueText={description === "" ? busy.label : description}
        {...(counted ? { percentComplete: (busy.done ?? 0) / (busy.total ?? 1) } : {})}
      />
      {stoppable ? <DefaultButton text={sv.progress.stop} disabled={busy.stopping} allowDisabledFocus onClick={stop} /> : null}
    </div>
  );
}
