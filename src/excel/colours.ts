/** The few colours of the sheets. Contrast on white is at least 7:1 for text. */
export const INPUT_FILL = "#EEF5FB";
export const NEGATIVE_TEXT = "#8E1B1B";
export const QUIET_TEXT = "#50555C";
export const RULE = "#404040";
/** Between the rows of a list whose rows have many empty cells. */
export const HAIRLINE = "#D5D8DC";
/** Bars of avvikelse: light, so that the figures on them stay readable. */
export const SURPLUS_BAR = "#BBD7C6";
export const DEFICIT_BAR = "#F0C9C2";
/** Links to cells. */
export const LINK_TEXT = "#0B4A8F";
