/** One open workbook: the engine under the grid, the host over it and the pane beside it. */
import { unmountComponentAtNode } from "react-dom";
import { UniverEngine } from "../engine/engine";
import { dressGrid } from "../engine/grid";
import type { WorkbookEngine } from "../engine/types";
import { WorkbenchHost } from "../host/host";
import type { FunctionsMetadata } from "../host/own-functions";
import { loadXlsx } from "../xlsx/load";
import { createGridWorkbook } from "./grid-workbook";
import { functionsOfPane, PaneFrame, readMetadata } from "./pane-frame";

export interface Session {
  readonly engine: WorkbookEngine;
  readonly host: WorkbenchHost;
  /** Resolves when the pane stands and the functions have computed; rejects when the pane does not answer. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens an empty workbook, or that of an .xlsx file, in `container`.
 * @throws what the reader of .xlsx throws; the container is then empty.
 */
export async function openSession(container: HTMLElement, file: ArrayBuffer | null): Promise<Session> {
  container.replaceChildren();
  const { univer, workbook } = await createGridWorkbook(container);
  const engine = new UniverEngine(univer, workbook);
  dressGrid(engine);
  const metadata = await readMetadata();
  engine.registerFunctions(functionsOfPane(metadata));
  try {
    if (file !== null) await loadXlsx(engine, file);
  } catch (error) {
    takeAway(engine, container);
    throw error;
  }
  const host = new WorkbenchHost(engine);
  const pane = new PaneFrame(host);
  return { engine, host, ready: startPane(engine, pane, metadata), close: () => close(engine, host, pane, container) };
}

async function startPane(engine: WorkbookEngine, pane: PaneFrame, metadata: FunctionsMetadata): Promise<void> {
  await pane.load(metadata);
  await engine.recalculate();
}

async function close(engine: WorkbookEngine, host: WorkbenchHost, pane: PaneFrame, container: HTMLElement): Promise<void> {
  await pane.close();
  host.close();
  takeAway(engine, container);
}

/** The grid's views go before the services that they read. */
function takeAway(engine: WorkbookEngine, container: HTMLElement): void {
  unmountComponentAtNode(container);
  engine.dispose();
  container.replaceChildren();
}
