import { readFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import path from "node:path";
import { JSDOM, ResourceLoader, VirtualConsole } from "jsdom";
import { generateCustomFunctionsMetadata } from "custom-functions-metadata";
import type { EmptyArgumentMode, WorkbookEngine } from "../engine/types";
import type { OpenDialog } from "./dialogs";
import { WorkbenchHost } from "./host";
import { ownFunctionsFrom, type FunctionsMetadata } from "./own-functions";
import { installSeams, type Requirements, type Turn } from "./seams";
import type { Locale } from "./session";

export interface NodeHostOptions {
  /** Default: a fresh headless engine, disposed of by `close`. A given engine stays the caller's. */
  readonly engine?: WorkbookEngine;
  readonly locale?: Locale;
  readonly requirements?: Requirements;
  /** How an empty cell reaches a function: desktop Excel 0 (default), Excel on the web null. */
  readonly emptyArgumentMode?: EmptyArgumentMode;
  /** Register the add-in's own functions (default true). */
  readonly functions?: boolean;
  readonly payloadLimit?: number;
  /** Opens what displayDialogAsync asks for; without it the add-in is told that dialogs are not supported. */
  readonly openDialog?: OpenDialog;
  /** How work passes from the add-in to the host and back; at once when left out. */
  readonly turn?: Turn;
}

export interface NodeHost {
  readonly engine: WorkbookEngine;
  readonly host: WorkbenchHost;
  readonly window: JSDOM["window"];
  /** The metadata of the add-in's functions (functions.json); without any when `functions` is false. */
  readonly metadata: FunctionsMetadata;
  /** Takes the window and the globals away; leaves no timer behind. */
  close(): void;
}

const ROOT = path.resolve(__dirname, "../..");
const ORIGIN = "https://localhost/";
const OFFICE_FOLDER = "office-js/";
const OFFICE_FILES = path.join(ROOT, "node_modules/@microsoft/office-js/dist");
const FUNCTIONS_SOURCE = path.join(ROOT, "src/functions/functions.ts");
const GLOBALS = ["Office", "Excel", "CustomFunctions", "OfficeExtension"] as const;

/** Serves office.js and the files it asks for from the package, unmodified; nothing else is fetched. */
class OfficeFiles extends ResourceLoader {
  override fetch(url: string): ReturnType<ResourceLoader["fetch"]> {
    const prefix = ORIGIN + OFFICE_FOLDER;
    if (!url.startsWith(prefix)) return null;
    const file = path.join(OFFICE_FILES, decodeURIComponent(new URL(url).pathname.slice(OFFICE_FOLDER.length + 1)));
    return Object.assign(readFile(file), { abort: () => undefined });
  }
}

/**
 * Runs Microsoft's office.js on the workbench host in Node: the add-in's code then finds `Office`, `Excel`, `CustomFunctions` and
 * `OfficeExtension` as globals. Close it before the process should end.
 */
export async function startNodeHost(options: NodeHostOptions = {}): Promise<NodeHost> {
  const engine = options.engine ?? (await freshEngine());
  if (options.emptyArgumentMode !== undefined) engine.emptyArgumentMode = options.emptyArgumentMode;
  const host = new WorkbenchHost(engine, {
    ...(options.locale === undefined ? {} : { locale: options.locale }),
    ...(options.payloadLimit === undefined ? {} : { payloadLimit: options.payloadLimit }),
  });
  let detach = (): void => undefined;
  const dom = new JSDOM(`<!doctype html><html><head><script src="${OFFICE_FOLDER}office.js"></script></head><body></body></html>`, {
    url: ORIGIN,
    runScripts: "dangerously",
    resources: new OfficeFiles(),
    virtualConsole: new VirtualConsole(),
    beforeParse: (window) => {
      detach = installSeams(window, host, {
        ...(options.requirements === undefined ? {} : { requirements: options.requirements }),
        ...(options.openDialog === undefined ? {} : { openDialog: options.openDialog }),
        ...(options.turn === undefined ? {} : { turn: options.turn }),
      });
    },
  });
  const { window } = dom;
  await officeReady(window);
  const restore = setGlobals(window);
  const metadata = options.functions === false ? { functions: [] } : await registerFunctions(engine, window);
  await host.idle();
  host.resetStatistics();
  return {
    engine,
    host,
    window,
    metadata,
    close() {
      detach();
      host.close();
      restore();
      window.close();
      if (options.engine === undefined) engine.dispose();
    },
  };
}

async function freshEngine(): Promise<WorkbookEngine> {
  const { createHeadlessEngine } = await import("../engine");
  return createHeadlessEngine();
}

async function officeReady(window: JSDOM["window"]): Promise<void> {
  if (window.document.readyState !== "complete") await new Promise((resolve) => window.addEventListener("load", resolve, { once: true }));
  const office: unknown = Reflect.get(window, "Office");
  if (!hasOnReady(office)) throw new Error("office.js did not load.");
  await new Promise<void>((resolve) => office.onReady(() => resolve()));
}

function hasOnReady(office: unknown): office is { onReady(callback: () => void): unknown } {
  return typeof office === "object" && office !== null && "onReady" in office && typeof office.onReady === "function";
}

function setGlobals(window: JSDOM["window"]): () => void {
  const before = GLOBALS.map((name) => [name, Reflect.get(globalThis, name)] as const);
  for (const name of GLOBALS) Reflect.set(globalThis, name, Reflect.get(window, name));
  return () => {
    for (const [name, value] of before) {
      if (Reflect.get(globalThis, name) !== Reflect.get(window, name)) continue;
      if (value === undefined) Reflect.deleteProperty(globalThis, name);
      else Reflect.set(globalThis, name, value);
    }
  };
}

/** Makes functions.json's content from the sources, associates the functions and registers them in the engine. */
async function registerFunctions(engine: WorkbookEngine, window: JSDOM["window"]): Promise<FunctionsMetadata> {
  if (!existsSync(FUNCTIONS_SOURCE)) return { functions: [] };
  const { metadataJson, associate, errors } = await generateCustomFunctionsMetadata(FUNCTIONS_SOURCE, false);
  if (errors.length > 0) throw new Error(`The functions' metadata could not be made: ${errors.join("; ")}`);
  const metadata = JSON.parse(metadataJson) as FunctionsMetadata;
  const implementations = (await import("../../src/functions/functions")) as Record<string, unknown>;
  const library: unknown = Reflect.get(window, "CustomFunctions");
  for (const { id, functionName } of associate) {
    const implementation = implementations[functionName];
    if (typeof implementation !== "function") throw new Error(`src/functions/functions.ts does not export ${functionName}.`);
    (library as { associate(id: string, fn: unknown): void }).associate(id, implementation);
  }
  engine.registerFunctions(ownFunctionsFrom(metadata, window as unknown as Parameters<typeof ownFunctionsFrom>[1]));
  return metadata;
}
