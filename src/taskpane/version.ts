/** The version of the add-in, as the manifest has it. */
export const VERSION = "1.0.0.0";
