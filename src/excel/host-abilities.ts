/** What the Excel that the pane runs in can do, asked of Office itself. */

export interface HostAbilities {
  /** The highest version of the set ExcelApi: "1.17"; "" when not even 1.1 is there. */
  readonly excelApi: string;
  /** Everything that Bokslut writes needs this much (page set-up, copied formats, filters, moved rows). */
  readonly enough: boolean;
  /** Formulas that fill several cells spread by themselves. */
  readonly dynamicArrays: boolean;
  /** A whole command is one step of undo. */
  readonly undoGroups: boolean;
  /** Language of Excel's own words: "sv-SE". */
  readonly language: string;
  readonly version: string;
  readonly platform: string;
}

/** Page set-up, copied formats and filters came with 1.9, Range.moveTo with 1.11, dynamic arrays with 1.12, grouped undo with 1.20. */
export const NEEDED = 11;
const ARRAYS = 12;
const UNDO_GROUPS = 20;
const NEWEST = 30;

/** Reads it; nothing of the workbook is touched. */
export function hostAbilities(): HostAbilities {
  const { requirements, displayLanguage, diagnostics, platform } = Office.context;
  const has = (minor: number): boolean => requirements.isSetSupported("ExcelApi", `1.${minor}`);
  const highest = Array.from({ length: NEWEST }, (_version, index) => NEWEST - index).find(has);
  return {
    excelApi: highest === undefined ? "" : `1.${highest}`,
    enough: has(NEEDED),
    dynamicArrays: has(ARRAYS),
    undoGroups: has(UNDO_GROUPS),
    language: displayLanguage,
    version: diagnostics.version,
    platform: String(platform),
  };
}
