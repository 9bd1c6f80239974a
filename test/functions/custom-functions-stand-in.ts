/** What Excel's runtime gives custom functions, for tests that call the wrappers without a host. */
export class FunctionError {
  constructor(
    readonly code: string,
    readonly message?: string,
  ) {}
}

const ErrorCode = {
  invalidValue: "#VALUE!",
  notAvailable: "#N/A",
  divisionByZero: "#DIV/0!",
  invalidNumber: "#NUM!",
  nullReference: "#NULL!",
  invalidName: "#NAME?",
  invalidReference: "#REF!",
};

export function installCustomFunctions(): void {
  Object.assign(globalThis, { CustomFunctions: { Error: FunctionError, ErrorCode } });
}

/** The result of a call as a cell shows it: the value of a single cell, rows of a spilled result, or an error with its sentence. */
export function shown(call: () => unknown): unknown {
  try {
    return shownValue(call());
  } catch (failure) {
    if (failure instanceof FunctionError) {
      return shownValue(failure);
    }
    throw failure;
  }
}

function shownValue(value: unknown): unknown {
  if (value instanceof FunctionError) {
    return value.message === undefined ? value.code : `${value.code} ${value.message}`;
  }
  if (!Array.isArray(value)) {
    return value;
  }
  const rows: unknown[] = value;
  const [only] = rows;
  if (rows.length === 1 && Array.isArray(only) && only.length === 1) {
    return shownValue(only[0]);
  }
  return rows.map(shownValue);
}
