/** Excel's error values and the engine's own circular mark. */
const CODES: ReadonlySet<string> = new Set(["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!", "#BUSY!", "#GETTING_DATA", "#CYCLE!", "#ERROR!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!"]);

/** True when the text is exactly the code of an error value, as "#N/A". */
export function isErrorCode(text: string): boolean {
  return text.startsWith("#") && CODES.has(text);
}
