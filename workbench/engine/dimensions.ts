/**
 * Widths and heights. Office.js measures both in points, the grid in pixels at 96 dpi (1 point = 4/3 pixel), the .xlsx file widths in
 * characters of the standard font (Calibri 11: 7 pixels a digit and 5 pixels of padding) and heights in points.
 */
export const DIGIT_PIXELS = 7;
export const PADDING_PIXELS = 5;
/** Excel's standard column: 8.43 characters = 64 pixels = 48 points; its standard row: 15 points = 20 pixels. */
export const STANDARD_COLUMN_PIXELS = 64;
export const STANDARD_ROW_PIXELS = 20;

/** Points → pixels, to whole pixels as Excel's grid. */
export function pointsToPixels(points: number): number {
  return Math.round((points * 4) / 3);
}

/** Pixels → points. */
export function pixelsToPoints(pixels: number): number {
  return (pixels * 3) / 4;
}

/** Column width in pixels → the file's character unit (two decimals, as Excel writes it: 64 px → 9.140625 cut to 9.14). */
export function pixelsToCharacters(pixels: number): number {
  return Math.trunc((pixels / DIGIT_PIXELS) * 256) / 256;
}

/** The file's character unit → pixels. */
export function charactersToPixels(characters: number): number {
  return Math.trunc(((256 * characters + Math.trunc(128 / DIGIT_PIXELS)) / 256) * DIGIT_PIXELS);
}
