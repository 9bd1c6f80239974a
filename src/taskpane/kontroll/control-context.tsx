/** The findings, read anew a while after the workbook has changed, shared by the header, the checklist and the pages. */
import * as React from "react";
import type { ControlStatus } from "../../excel/commands/kontroll";
import { usePane } from "../context";

/** How long the workbook must be still before it is checked, in milliseconds. */
const QUIET = 1_200;
/** A check that took long waits this many times its own length before the next. */
const REST = 4;

export interface ControlView {
  /** Null until the workbook has been checked the first time. */
  readonly status: ControlStatus | null;
  /** True when the last check failed; the findings are then older than the workbook. */
  readonly stale: boolean;
  readonly refresh: () => Promise<void>;
}

const ControlContext = React.createContext<ControlView>({ status: null, stale: false, refresh: async () => undefined });

/** The findings, for a component inside `ControlProvider`. */
export function useControl(): ControlView {
  return React.useContext(ControlContext);
}

/** Checks the workbook when it is still. Never while a command runs; a check that cannot read the workbook is tried again at the next change. */
export function ControlProvider(props: { readonly children: React.ReactNode }): JSX.Element {
  const { services, state } = usePane();
  const { kontroll } = services;
  const [status, setStatus] = React.useState<ControlStatus | null>(null);
  const [stale, setStale] = React.useState(false);
  const turn = React.useRef(0);
  const wait = React.useRef(QUIET);
  const first = React.useRef(true);
  const laidOut = (state.status?.tables ?? []).some((table) => table.sheet !== null);
  const busy = state.busy !== null;

  const refresh = React.useCallback(async (): Promise<void> => {
    if (kontroll === undefined) return;
    turn.current += 1;
    const own = turn.current;
    const started = Date.now();
    try {
      const read = await kontroll.check();
      if (own !== turn.current) return;
      wait.current = Math.max(QUIET, (Date.now() - started) * REST);
      setStatus(read);
      setStale(false);
    } catch {
      if (own === turn.current) setStale(true);
    }
  }, [kontroll]);

  React.useEffect(() => {
    if (kontroll === undefined || !laidOut || busy) return undefined;
    const timer = setTimeout(() => void refresh(), first.current ? 0 : wait.current);
    first.current = false;
    return () => clearTimeout(timer);
    // Each new reading of the workbook (state.status) tells that it has changed.
  }, [kontroll, laidOut, busy, refresh, state.status]);

  const view = React.useMemo((): ControlView => ({ status: laidOut ? status : null, stale, refresh }), [laidOut, status, stale, refresh]);
  return <ControlContext.Provider value={view}>{props.children}</ControlContext.Provider>;
}
