import type { UniverEngine } from "./engine";
import { mirrorConditionalFormats } from "./grid-conditional-formats";
import { mirrorValidations } from "./grid-validations";
import { speakSwedish } from "./grid-swedish";

/**
 * What an engine over a grid needs beside the engine: numbers shown and typed the Swedish way, conditional formats and lists shown.
 * Only for a Univer with `UniverSheetsConditionalFormattingPlugin` and `UniverSheetsDataValidationPlugin`; to be called once, after the grid's plugins have started.
 */
export function dressGrid(engine: UniverEngine): void {
  speakSwedish(engine.context);
  mirrorConditionalFormats(engine);
  mirrorValidations(engine);
}
