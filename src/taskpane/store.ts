/** The pane's state and the one reducer that changes it. */
import type { Fault } from "./error-report";
import type { WorkbookStatus } from "./services";

export type PageName = "home" | "report" | "editReport" | "newReport" | "tables" | "newTable" | "tableUnits" | "newPeriod" | "import" | "goals" | "narrative" | "kontroll" | "klar" | "cell" | "functions" | "about";

export type MessageKind = "success" | "info" | "warning" | "error";

/** What a message offers to do: a link goes to a place, a button answers yes to a question and takes the focus. */
export interface MessageAction {
  readonly kind: "link" | "button";
  readonly label: string;
  readonly run: () => void;
}

export interface PaneMessage {
  readonly kind: MessageKind;
  readonly text: string;
  /** Further sentences, one line each. */
  readonly details: readonly string[];
  readonly actions: readonly MessageAction[];
  /** For an error: what an error report says of it. */
  readonly fault?: Fault;
}

/** The running command. `done` and `total` are null until the command has counted its work. */
export interface BusyState {
  readonly label: string;
  readonly unit: string;
  readonly done: number | null;
  readonly total: number | null;
  readonly what: string;
  /** Stopping is offered as soon as progress is shown. */
  readonly stopSoon: boolean;
  readonly stopping: boolean;
}

export interface PaneState {
  readonly page: PageName;
  /** Null until the workbook has been read the first time. */
  readonly status: WorkbookStatus | null;
  /** True when the last reading of the workbook failed. */
  readonly statusFailed: boolean;
  readonly busy: BusyState | null;
  readonly message: PaneMessage | null;
  /** Grows each time focus should move to the page's heading. */
  readonly focusHeading: number;
  /** Grows each time focus should move to the message: a command was refused or failed. */
  readonly focusMessage: number;
}

export type PaneAction =
  | { readonly type: "navigated"; readonly page: PageName }
  | { readonly type: "statusRead"; readonly status: WorkbookStatus }
  | { readonly type: "statusFailed"; readonly message: PaneMessage | null; readonly unfinished?: WorkbookStatus["unfinished"] }
  | { readonly type: "started"; readonly label: string; readonly unit: string; readonly stopSoon: boolean }
  | { readonly type: "progressed"; readonly done: number; readonly total: number; readonly what: string }
  | { readonly type: "stopAsked" }
  | { readonly type: "ended"; readonly message: PaneMessage | null }
  | { readonly type: "told"; readonly message: PaneMessage }
  | { readonly type: "dismissed" };

export const initialState: PaneState = { page: "home", status: null, statusFailed: false, busy: null, message: null, focusHeading: 0, focusMessage: 0 };

const failing = (message: PaneMessage | null): number => (message?.kind === "error" ? 1 : 0);

/** The pane's state after an action. Going to another page clears the message: it spoke of the page that was left. */
export function paneReducer(state: PaneState, action: PaneAction): PaneState {
  switch (action.type) {
    case "navigated":
      return { ...state, page: action.page, message: null, focusHeading: state.focusHeading + 1 };
    case "statusRead":
      return { ...state, status: action.status, statusFailed: false };
    case "statusFailed":
      return { ...state, statusFailed: true, message: action.message ?? state.message, status: state.status === null || action.unfinished === undefined ? state.status : { ...state.status, unfinished: action.unfinished } };
    case "started":
      return {
        ...state,
        message: null,
        busy: { label: action.label, unit: action.unit, done: null, total: null, what: "", stopSoon: action.stopSoon, stopping: false },
      };
    case "progressed":
      return state.busy === null ? state : { ...state, busy: { ...state.busy, done: action.done, total: action.total, what: action.what } };
    case "stopAsked":
      return state.busy === null ? state : { ...state, busy: { ...state.busy, stopping: true } };
    case "ended":
      return { ...state, busy: null, message: action.message, focusMessage: state.focusMessage + failing(action.message) };
    case "told":
      return { ...state, message: action.message, focusMessage: state.focusMessage + failing(action.message) };
    case "dismissed":
      return { ...state, message: null, focusHeading: state.focusHeading + 1 };
  }
}
