import { UniverEngine } from "./engine";
import type { EmptyArgumentMode } from "./types";
import { createHeadlessUniver } from "./univer";

export { UniverEngine } from "./engine";
export { EngineError, type EngineErrorCode } from "./errors";
export { ErrorValue } from "./types";

/** How a headless engine is made. */
export interface HeadlessOptions {
  /** How an empty cell reaches a function; "zero" (desktop Excel) unless given. */
  readonly emptyArgumentMode?: EmptyArgumentMode;
}

/** A workbook engine without grid, with one empty sheet named Blad1. */
export function createHeadlessEngine(options: HeadlessOptions = {}): UniverEngine {
  const { univer, workbook } = createHeadlessUniver();
  const engine = new UniverEngine(univer, workbook);
  if (options.emptyArgumentMode) engine.emptyArgumentMode = options.emptyArgumentMode;
  return engine;
}
