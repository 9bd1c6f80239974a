import type { WorkbenchHost } from "./host";
import { dialogApi, type OpenDialog } from "./dialogs";

/** Requirement sets and versions, as `Office.context.requirements.isSetSupported` sees them. */
export type Requirements = Readonly<Record<string, number>>;

/** What the host says it is by default: a current Excel with shared runtime and custom functions. */
export const DEFAULT_REQUIREMENTS: Requirements = {
  ExcelApi: 1.17,
  SharedRuntime: 1.2,
  CustomFunctions: 1.9,
  CustomFunctionsRuntime: 1.4,
  RibbonApi: 1.2,
  DialogApi: 1.2,
  DocumentEvents: 1.1,
  Settings: 1.1,
  AddinCommands: 1.3,
  KeyboardShortcuts: 1.1,
};

export interface SeamOptions {
  readonly requirements?: Requirements;
  readonly documentUrl?: string;
  /** Opens a dialog window; without it displayDialogAsync answers an error. */
  readonly openDialog?: OpenDialog;
  /** How work passes from the add-in to the host and back; at once when left out. */
  readonly turn?: Turn;
}

/** Does `work` of one side, when it is that side's turn: as Excel is another process, each may be given tasks of its own. */
export type Turn = (side: "host" | "add-in", work: () => void) => void;

/** The members of a window that office.js meets, as this host sets them. */
interface SeamWindow {
  _richApiNativeBridge?: { sendMessageToHost(text: string): void; onMessageFromHost?: (text: string) => void };
  external?: unknown;
  webkit?: unknown;
  _enableFullDialogAPI?: boolean;
  _osfHostAPI?: HostMethod;
  _osfHostRegisterEvent?: RegisterEvent;
  _osfHostUnregisterCallback?: (id: number) => void;
  sessionStorage?: { removeItem(key: string): void };
}

type Answer = (result: unknown[]) => unknown;
type HostMethod = (handler: string, call: { methodId: number; params: unknown }, callback: Answer) => void;
type RegisterEvent = (handler: string, call: { methodId: number; params: { id: number; targetId: string } }, onEvent: Answer, callback: Answer) => { eventCallbackId: number };

const METHOD = { execute: 1, writeSettings: 4, getContext: 5, messageParent: 7, messageParent2: 9 } as const;
const INSTANCE = "workbench";
/** What office.js keeps between loads of the same page; another workbook may be open now. */
const REMEMBERED = ["hostInfoValue", `${INSTANCE}CachedSessionSettings`];
const SELECTION_CHANGED = 2;
const SUCCESS = 0;
const NOT_SUPPORTED = 5_000;
/** ooeSaveSettingsError of office.js. */
const SAVE_SETTINGS_FAILED = 5_009;

/**
 * Sets the seams on a window, before office.js runs in it (a classic script ahead of it, or jsdom's beforeParse).
 * Returns the function that takes the window off the host again.
 */
export function installSeams(target: object, host: WorkbenchHost, options: SeamOptions = {}): () => void {
  const window = target as SeamWindow;
  for (const key of REMEMBERED) window.sessionStorage?.removeItem(key);
  const turn: Turn = options.turn ?? ((_side, work) => work());
  const tell = (message: string): void => turn("add-in", () => bridge.onMessageFromHost?.(message));
  const bridge: NonNullable<SeamWindow["_richApiNativeBridge"]> = {
    sendMessageToHost: (text) => turn("host", () => host.receive(text, tell)),
  };
  window._richApiNativeBridge = bridge;
  const { locale } = host.session;
  define(window, "external", { GetHostInfo: () => `Excel|Mac|16.00|${locale}|workbench||disableLogging|1` });
  define(window, "webkit", { messageHandlers: { Agave: { postMessage: () => undefined } } });
  window._enableFullDialogAPI = true;
  const dialogs = dialogApi(options.openDialog);
  const events = new Map<number, { id: number; onEvent: Answer }>();
  let nextEvent = 1;
  const known = new Set<string>();
  window._osfHostAPI = (_handler, call, callback) => {
    callback(answerMethod(host, options, known, call));
  };
  window._osfHostRegisterEvent = (_handler, call, onEvent, callback) => {
    const eventCallbackId = nextEvent;
    nextEvent += 1;
    events.set(eventCallbackId, { id: call.params.id, onEvent });
    callback([dialogs.register(call.params, onEvent) ? SUCCESS : NOT_SUPPORTED]);
    return { eventCallbackId };
  };
  window._osfHostUnregisterCallback = (id) => {
    events.delete(id);
  };
  const stopListening = host.listen(tell);
  const stopSelection = host.engine.onChange((event) => {
    if (event.kind !== "selection") return;
    for (const each of events.values()) if (each.id === SELECTION_CHANGED) each.onEvent([{}]);
  });
  return () => {
    stopListening();
    stopSelection();
    events.clear();
  };
}

function define(window: SeamWindow, name: "external" | "webkit", value: unknown): void {
  Object.defineProperty(window, name, { value, configurable: true, writable: true });
}

function answerMethod(host: WorkbenchHost, options: SeamOptions, known: Set<string>, call: { methodId: number; params: unknown }): unknown[] {
  switch (call.methodId) {
    case METHOD.getContext:
      for (const key of host.engine.settings.keys()) known.add(key);
      return context(host, options);
    case METHOD.writeSettings:
      if (host.session.storageFull || host.session.readOnly) return [SAVE_SETTINGS_FAILED];
      writeSettings(host, known, call.params);
      return [SUCCESS];
    case METHOD.messageParent:
    case METHOD.messageParent2:
      return [SUCCESS];
    default:
      return [NOT_SUPPORTED];
  }
}

/** The whole of the window's document.settings: keys it knew and no longer has are taken away; what workbook.settings added stays. */
function writeSettings(host: WorkbenchHost, known: Set<string>, params: unknown): void {
  const { keys, values } = params as { keys: string[]; values: string[] };
  const settings = host.engine.settings;
  for (const key of known) if (!keys.includes(key)) settings.delete(key);
  known.clear();
  keys.forEach((key, index) => {
    known.add(key);
    settings.set(key, values[index] ?? "null");
  });
}

function context(host: WorkbenchHost, options: SeamOptions): unknown[] {
  const { settings } = host.engine;
  const { locale } = host.session;
  return [
    [[...settings.keys()], [...settings.values()]],
    "bokslut", 1, 16, 0, 0, 0, 0, locale, locale, 0,
    options.documentUrl ?? "",
    1, 0, "", 0, INSTANCE, INSTANCE, false, false,
    JSON.stringify(options.requirements ?? DEFAULT_REQUIREMENTS),
    "", "16.100.0.0", 2,
  ];
}
