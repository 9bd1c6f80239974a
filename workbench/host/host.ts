import type { ChangeEvent, WorkbookEngine } from "../engine/types";
import { processQuery } from "./dispatcher";
import { EventTranslator, type EventEntry } from "./events";
import { Faults, refusedAction, type Fault } from "./faults";
import { asHostError, HostError, messageOf, type HostErrorCode } from "./host-error";
import type { ServiceCalls } from "./members/services";
import { HostSession, type Locale } from "./session";
import type { Shift } from "./shift";
import { bytesOf, Counter, kindOf, type HostStatistics } from "./statistics";
import type { RequestBody, ResponseBody } from "./wire";

export interface HostOptions {
  readonly locale?: Locale;
  /** Bytes of a request or a response, as Excel on the web: 5 MB. */
  readonly payloadLimit?: number;
}

/** What a bridge hears from the host: a message of the wire, as JSON text. */
export type HostListener = (message: string) => void;

/** A result of a custom function called over the wire. */
export interface WireResult {
  readonly id: number;
  readonly ok: boolean;
  readonly value: unknown;
  readonly errorCode?: number;
}

interface Answer {
  readonly statusCode: number;
  readonly text: string;
  /** The pane that asked is closed. */
  readonly unheard?: boolean;
}

export const FIVE_MEGABYTES = 5 * 1024 * 1024;
const ACTION_CATEGORY = 2;
const FUNCTION_CATEGORY = 1;
const DISPATCH = 1000;

/** Stands for Excel: answers office.js's requests from an engine, sends it events, counts and (when told) fails. */
export class WorkbenchHost implements ServiceCalls {
  readonly session: HostSession;
  private readonly listeners = new Set<HostListener>();
  private readonly counter = new Counter();
  private readonly faults = new Faults();
  private readonly events: EventTranslator;
  private readonly calls = new Map<number, (result: WireResult) => void>();
  private readonly payloadLimit: number;
  private readonly stopListening: () => void;
  private waiting: EventEntry[] = [];
  private queue: Promise<unknown> = Promise.resolve();
  private busy = 0;
  private paneGone: () => void = () => undefined;
  private othersWork = false;
  /** Requests under way that others' work has made. */
  private nested = 0;
  private nextCall = 1;
  private closed = false;

  constructor(
    readonly engine: WorkbookEngine,
    options: HostOptions = {},
  ) {
    this.session = new HostSession(engine, options.locale ?? "sv-SE");
    this.payloadLimit = options.payloadLimit ?? FIVE_MEGABYTES;
    this.events = new EventTranslator(this.session);
    this.stopListening = engine.onChange((event) => this.heard(event));
  }

  /** A bridge's ear; the function returned takes it away. */
  listen(listener: HostListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** A message of the library, as JSON text; the answer goes to `answer` when it is ready. Requests are answered one at a time. */
  receive(text: string, answer: HostListener): void {
    const { id, message } = JSON.parse(text) as { id: number; message: { body: RequestBody | string } };
    const body = typeof message.body === "string" ? (JSON.parse(message.body) as RequestBody) : message.body;
    this.busy += 1;
    this.queue = this.queue.then(async () => {
      const others = this.othersWork ? 1 : 0;
      this.nested += others;
      const { statusCode, text: response, unheard } = await this.answered(body, bytesOf(JSON.stringify(body))).catch(failed);
      this.nested -= others;
      this.busy -= 1;
      if (unheard === true) this.paneGone();
      else if (!this.closed) answer(JSON.stringify({ id, type: 2, message: { statusCode, headers: {}, body: response } }));
      this.flush();
    });
  }

  /** A slow Excel: requests received from now on are answered when `gate` has resolved. */
  holdUntil(gate: Promise<void>): void {
    this.queue = this.queue.then(() => gate);
  }

  /** Resolves when every request received so far is answered. */
  async idle(): Promise<void> {
    await this.queue;
  }

  /** Sums since the start or the last `resetStatistics`. */
  statistics(): HostStatistics {
    return this.counter.statistics();
  }

  resetStatistics(): void {
    this.counter.reset();
  }

  /** Makes a coming sync fail. */
  failNext(fault: Fault): void {
    this.faults.order(fault);
  }

  /** Somebody else (another pane, a co-author, the user's hand) does something right before the sync after `after` more. Requests of that work are answered at once, and meet no failure. */
  interrupt(after: number, work: () => void | Promise<void>): void {
    this.faults.interrupt(after, work);
  }

  /** Resolves when the pane that is to be closed (`unheard`) is gone: its command never comes to an end. */
  paneClosed(): Promise<void> {
    return new Promise((resolve) => { this.paneGone = resolve; });
  }

  /** A read-only workbook: every write is refused. */
  set readOnly(on: boolean) {
    this.session.readOnly = on;
  }

  /** The disk or the account is full: nothing can be added, and settings cannot be saved. */
  set storageFull(on: boolean) {
    this.session.storageFull = on;
  }

  clearFaults(): void {
    this.faults.clear();
  }

  /** A ribbon button or another shared-runtime action: Office.actions.associate's function of that id is called with `argument`. */
  runAction(actionId: string, argument: Record<string, unknown> = {}): void {
    this.push([[ACTION_CATEGORY, DISPATCH, "", JSON.stringify([actionId, JSON.stringify(argument)]), 0]]);
  }

  /** Calls a custom function over the wire, as Excel does; resolves with the library's answer. */
  callFunction(id: string, args: readonly unknown[], address = "Sheet1!A1", flags = 0): Promise<WireResult> {
    const call = this.nextCall;
    this.nextCall += 1;
    return new Promise((resolve) => {
      this.calls.set(call, resolve);
      this.push([[FUNCTION_CATEGORY, DISPATCH, "", JSON.stringify([call, id, args, address, flags, []]), 0]]);
    });
  }

  /** The library can take actions; nothing waits for it here. */
  actionsReady(): void {
    this.flush();
  }

  functionResults(results: unknown): void {
    if (!Array.isArray(results)) return;
    for (const result of results) {
      if (!Array.isArray(result)) continue;
      const [id, ok, value, errorCode] = result as [number, boolean, unknown, number | undefined];
      this.calls.get(id)?.({ id, ok, value, ...(errorCode === undefined ? {} : { errorCode }) });
      this.calls.delete(id);
    }
  }

  /** Stops: no more answers, no more events. The engine is the caller's. */
  close(): void {
    this.closed = true;
    this.stopListening();
    this.listeners.clear();
    this.calls.clear();
  }

  /** Others' work ahead of a sync: what it asks of the host is answered before the sync. */
  private async othersFirst(): Promise<void> {
    const works = this.faults.others();
    if (works.length === 0) return;
    const { queue } = this;
    this.queue = Promise.resolve();
    this.othersWork = true;
    try {
      for (const work of works) await work();
      await this.queue;
    } finally {
      this.othersWork = false;
      this.queue = queue;
    }
  }

  private async answered(body: RequestBody, bytesOut: number): Promise<Answer> {
    const kind = kindOf(body);
    const ordinary = kind === "sync" && !this.othersWork;
    if (ordinary) await this.othersFirst();
    const fault = ordinary ? this.faults.next() : null;
    let response: ResponseBody;
    if (bytesOut > this.payloadLimit) response = refused("RequestPayloadSizeLimitExceeded");
    else if (fault?.mode === "before") response = refused(fault.code);
    else {
      const ordered = fault?.mode === "middle" ? { action: refusedAction(fault, body.Actions.length), code: fault.code } : null;
      response = await processQuery(this.session, this, body, ordered);
    }
    if (fault?.mode === "after") response = { ...refused(fault.code, Math.max(0, body.Actions.length - 1)) };
    let text = JSON.stringify(response);
    if (bytesOf(text) > this.payloadLimit) {
      response = refused("ResponsePayloadSizeLimitExceeded");
      text = JSON.stringify(response);
    }
    if (fault?.mode === "cut") text = text.slice(0, Math.floor(text.length / 2));
    const error = response.Error?.Code ?? (fault === null ? null : fault.code);
    if (!this.othersWork) this.counter.add({ kind, actions: body.Actions.length, bytesOut, bytesIn: bytesOf(text), error });
    if (fault?.unheard === true) return { statusCode: 200, text, unheard: true };
    if (fault?.mode === "timeout") return { statusCode: 504, text: JSON.stringify({ error: { code: fault.code, message: messageOf(fault.code) } }) };
    return { statusCode: 200, text };
  }

  private heard(event: ChangeEvent): void {
    if (event.source === "user" || (this.othersWork && this.nested === 0)) this.follow(event);
    this.waiting.push(...this.events.entries(event));
    if (this.busy === 0) void Promise.resolve().then(() => this.flush());
  }

  /** Rows, columns or cells that the user puts in or takes out move the add-in's ranges. */
  private follow(event: ChangeEvent): void {
    const ways: Partial<Record<ChangeEvent["kind"], Shift["way"]>> = {
      rowsInserted: "Down", rowsDeleted: "Up", columnsInserted: "Right", columnsDeleted: "Left", cellsInserted: "Down", cellsDeleted: "Up",
    };
    const way = ways[event.kind];
    if (way !== undefined && event.rect !== undefined) this.session.shift(event.sheetId, { rect: event.rect, way });
  }

  private flush(): void {
    if (this.busy > 0 || this.waiting.length === 0) return;
    const entries = this.waiting;
    this.waiting = [];
    this.push(entries);
  }

  private push(entries: readonly EventEntry[]): void {
    if (this.closed) return;
    const message = JSON.stringify({ type: 3, message: { entries } });
    for (const listener of this.listeners) listener(message);
  }
}

/** A failure outside the actions themselves (ending the undo step): the add-in is told, and the next request is answered. */
function failed(thrown: unknown): Answer {
  const { code, message } = asHostError(thrown);
  return { statusCode: 500, text: JSON.stringify({ error: { code, message } }) };
}

function refused(code: HostErrorCode, actionIndex = 0): ResponseBody {
  const error = new HostError(code);
  return {
    Error: { Code: code, Message: error.message, Location: "", ActionIndex: actionIndex, HttpStatusCode: error.statusCode },
    TraceIds: [],
    ProcessedResults: { Results: [] },
  };
}
