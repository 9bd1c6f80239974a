import type { UniverEngine } from "./engine";
import { mirrorConditionalFormats } from "./grid-conditional-formats";
import { speakSwedish } from "./grid-swedish";

/**
 * What an engine over a grid needs beside the engine: numbers shown and typed the Swedish way, and conditional formats shown.
 * Only for a Univer with `UniverSheetsConditionalFormattingPlugin`; to be called once, after the grid's plugins have started.
 */
export function dressGrid(engine: UniverEngine): void {
  speakSwedish(engine.context);
  mirrorConditionalFormats(engine);
}
