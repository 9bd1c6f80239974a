import type { OwnFunction } from "../engine/types";

/** A function as `custom-functions-metadata` describes it in functions.json. */
export interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly parameters?: readonly ParameterMetadata[];
  readonly result?: { readonly type?: string; readonly dimensionality?: string };
  readonly options?: { readonly requiresAddress?: boolean; readonly stream?: boolean; readonly requiresParameterAddresses?: boolean };
}

export interface ParameterMetadata {
  readonly name: string;
  readonly type?: string;
  readonly dimensionality?: string;
  readonly optional?: boolean;
  readonly repeating?: boolean;
}

/** functions.json. */
export interface FunctionsMetadata {
  readonly functions: readonly FunctionMetadata[];
}

/** What a function is given last: where it is called from and its own name. */
export interface HostInvocation {
  readonly address?: string;
  readonly functionName: string;
  readonly isInValuePreview: false;
}

type Associated = (...args: unknown[]) => unknown;

/** The window whose office.js holds the associations (`CustomFunctions.associate`). */
export interface FunctionsWindow {
  readonly CustomFunctions?: { readonly _association?: { readonly mappings?: Readonly<Record<string, unknown>> } };
}

/**
 * The engine's functions from metadata: each calls what the add-in has associated with its id, with arguments as Excel passes them.
 * A left-out optional argument is null (learn.microsoft.com/office/dev/add-ins/excel/custom-functions-parameter-options), a repeating
 * parameter one array of all its values, and the invocation comes last. A function that nothing is associated with throws (#VALUE! in the cell).
 */
export function ownFunctionsFrom(metadata: FunctionsMetadata, window: FunctionsWindow): OwnFunction[] {
  return metadata.functions.map((each) => ownFunction(each, window));
}

function ownFunction(metadata: FunctionMetadata, window: FunctionsWindow): OwnFunction {
  const parameters = metadata.parameters ?? [];
  return {
    name: metadata.name,
    parameters: parameters.map((each) => ({
      name: each.name,
      matrix: each.dimensionality === "matrix",
      optional: each.optional === true,
      repeating: each.repeating === true,
    })),
    resultMatrix: metadata.result?.dimensionality === "matrix",
    call: (args, caller) => {
      const invocation: HostInvocation = {
        ...(metadata.options?.requiresAddress === true ? { address: caller.address.includes("!") ? caller.address : `${caller.sheet}!${caller.address}` } : {}),
        functionName: metadata.id,
        isInValuePreview: false,
      };
      return associated(window, metadata.id)(...excelArguments(parameters, args), invocation);
    },
  };
}

function associated(window: FunctionsWindow, id: string): Associated {
  const mapped = window.CustomFunctions?._association?.mappings?.[id.toUpperCase()];
  if (typeof mapped !== "function") throw new Error(`No function is associated with ${id}.`);
  return mapped as Associated;
}

/** One argument per parameter, in the shape Excel gives it. */
function excelArguments(parameters: readonly ParameterMetadata[], args: readonly unknown[]): unknown[] {
  return parameters.map((parameter, index) => {
    if (parameter.repeating === true) return args[index] ?? [];
    return args[index] ?? null;
  });
}
