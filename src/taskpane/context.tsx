/** How a page reaches the pane's state, services and commands. */
import * as React from "react";
import { BokslutError } from "../domain/errors";
import type { CommandProgress, CommandResult } from "../excel/commands/result";
import { underProgress } from "../excel/progress";
import { faultOf, type Step } from "./error-report";
import { initialState, paneReducer } from "./store";
import type { MessageAction, PageName, PaneMessage, PaneState } from "./store";
import type { PaneServices } from "./services";
import { svHelp } from "./strings-help.sv";
import { sv } from "./strings.sv";

/** How long the workbook must be still before its state is read again, in milliseconds. */
const quietTime = 400;
/** How long to wait, and how many times to try, when it cannot be read then: the user may already be writing in the next cell. */
const retryTime = 2000;
const retries = 5;
/** Steps kept for an error report. */
const keptSteps = 12;

/** A command as a page asks for it. */
export interface CommandRequest {
  /** What is going on, in words: "Lägger ut tabeller". */
  readonly label: string;
  /** What to say first when Excel itself fails: "Det gick inte att lägga ut tabellerna." */
  readonly failed: string;
  /** What is counted: Blad, Stycke. */
  readonly unit?: string;
  /** True when stopping is offered as soon as progress is shown: nothing is written, so there is nothing to weigh. */
  readonly stopSoon?: boolean;
  /** `progress` is for work of the pane's own, such as reading a file: the commands of Excel take it from what runs them. */
  readonly run: (progress: CommandProgress) => Promise<CommandResult>;
  /** Page to go to when the command has succeeded. */
  readonly then?: PageName;
  /** Turns a refusal into a question; null keeps the refusal as it is. */
  readonly onRefused?: (error: BokslutError) => PaneMessage | null;
}

export interface Pane {
  readonly state: PaneState;
  readonly services: PaneServices;
  readonly navigate: (page: PageName) => void;
  readonly run: (request: CommandRequest) => Promise<boolean>;
  readonly stop: () => void;
  readonly tell: (message: PaneMessage) => void;
  readonly dismiss: () => void;
  readonly refresh: () => Promise<void>;
  readonly goTo: (sheet: string) => void;
  /** What the user has done since the pane opened, in the pane's own fixed words. */
  readonly steps: () => readonly Step[];
}

const PaneContext = React.createContext<Pane | null>(null);

/** The pane, for a component inside `PaneProvider`. */
export function usePane(): Pane {
  const pane = React.useContext(PaneContext);
  if (pane === null) throw new Error("usePane is used outside PaneProvider");
  return pane;
}

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const trimmed = text.trim() === "" ? sv.message.noReason : text.trim();
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** The message of a refusal: a rule's own sentence as it stands, anything else with what was being done. `command`: that in words without names, for the error report. */
export function messageOfError(failed: string, error: unknown, command = failed): PaneMessage {
  if (!(error instanceof BokslutError)) return { kind: "error", text: sv.message.unknownFault(failed, reasonOf(error)), details: [], actions: [], fault: faultOf(command, error) };
  if (error.code === "cancelled") return { kind: "info", text: error.message, details: [], actions: [] };
  return { kind: "error", text: error.message, details: [], actions: [], fault: faultOf(command, error) };
}

function messageOfResult(result: CommandResult, actions: readonly MessageAction[]): PaneMessage {
  return { kind: result.warnings.length > 0 ? "warning" : "success", text: result.message, details: result.warnings, actions };
}

/** Holds the state of the pane and gives it, with the services, to everything inside. */
export function PaneProvider(props: { readonly services: PaneServices; readonly children: React.ReactNode }): JSX.Element {
  const { services } = props;
  const [state, dispatch] = React.useReducer(paneReducer, initialState);
  const running = React.useRef(false);
  const stopAsked = React.useRef(false);
  const reading = React.useRef(0);
  const steps = React.useRef<readonly Step[]>([]);

  const readStatus = React.useCallback(async (): Promise<void> => {
    reading.current += 1;
    const turn = reading.current;
    try {
      const status = await services.commands.workbookStatus();
      if (turn === reading.current) dispatch({ type: "statusRead", status });
    } catch (error) {
      if (turn === reading.current) throw error;
    }
  }, [services]);

  const refresh = React.useCallback(async (): Promise<void> => {
    try {
      await readStatus();
    } catch (error) {
      const text = error instanceof BokslutError ? error.message : sv.message.statusFault(reasonOf(error));
      dispatch({ type: "statusFailed", message: { kind: "error", text, details: [], actions: [], fault: faultOf(sv.reading, error) } });
    }
  }, [readStatus]);

  const pane = React.useMemo(() => {
    const note = (what: string): void => {
      steps.current = [...steps.current.slice(1 - keptSteps), { time: new Date(), what }];
    };
    const goTo = (sheet: string): void => {
      services.commands.goTo(sheet).catch((error: unknown) => {
        dispatch({ type: "told", message: messageOfError(sv.message.goToFailed(sheet), error, svHelp.report.goTo) });
      });
    };
    const run = async (request: CommandRequest): Promise<boolean> => {
      if (running.current) return false;
      running.current = true;
      stopAsked.current = false;
      note(request.label);
      dispatch({ type: "started", label: request.label, unit: request.unit ?? "", stopSoon: request.stopSoon === true });
      const progress: CommandProgress = {
        report: (done, total, what) => dispatch({ type: "progressed", done, total, what }),
        cancelled: () => stopAsked.current,
      };
      let message: PaneMessage;
      let succeeded = false;
      try {
        const result = await underProgress(progress, () => request.run(progress));
        const first = result.sheets[0];
        const links: MessageAction[] = first === undefined ? [] : [{ kind: "link", label: sv.message.goToSheet(first), run: () => goTo(first) }];
        if ((result.openErrors ?? 0) > 0) links.push({ kind: "link", label: sv.message.openControl, run: () => dispatch({ type: "navigated", page: "kontroll" }) });
        message = messageOfResult(result, links);
        succeeded = true;
      } catch (error) {
        const question = error instanceof BokslutError ? (request.onRefused?.(error) ?? null) : null;
        message = question ?? messageOfError(request.failed, error);
      }
      // What the command has to say is the message; that the workbook could not be read after it is not one more.
      // What was left half-done is offered to be put back all the same.
      await readStatus().catch(async () => {
        const half = succeeded ? null : await services.commands.unfinished?.().catch(() => null);
        dispatch({ type: "statusFailed", message: null, ...(half === null || half === undefined ? {} : { unfinished: half }) });
      });
      running.current = false;
      if (succeeded && request.then !== undefined) dispatch({ type: "navigated", page: request.then });
      dispatch({ type: "ended", message });
      return succeeded;
    };
    return {
      run,
      goTo,
      steps: (): readonly Step[] => steps.current,
      navigate: (page: PageName): void => {
        note(svHelp.report.page(page));
        dispatch({ type: "navigated", page });
      },
      stop: (): void => {
        stopAsked.current = true;
        dispatch({ type: "stopAsked" });
      },
      tell: (message: PaneMessage): void => dispatch({ type: "told", message }),
      dismiss: (): void => dispatch({ type: "dismissed" }),
    };
  }, [services, readStatus]);

  React.useEffect(() => {
    void refresh();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const readSoon = (wait: number, triesLeft: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (running.current) return;
        readStatus().catch(() => {
          if (triesLeft > 0) readSoon(retryTime, triesLeft - 1);
        });
      }, wait);
    };
    const stopListening = services.commands.onWorkbookChanged?.(() => readSoon(quietTime, retries));
    return () => {
      reading.current += 1;
      clearTimeout(timer);
      stopListening?.();
    };
  }, [services, refresh, readStatus]);

  const value = React.useMemo((): Pane => ({ ...pane, state, services, refresh }), [pane, state, services, refresh]);
  return <PaneContext.Provider value={value}>{props.children}</PaneContext.Provider>;
}
