/** The add-in's functions as the pane lists them, from the metadata that the build generates (functions.json). */
import { exampleOf } from "./examples";

export interface FunctionArgument {
  readonly name: string;
  readonly description: string;
  readonly optional: boolean;
  /** True when the argument may be given many times: värde1; värde2 … */
  readonly repeating: boolean;
}

export interface FunctionInfo {
  readonly id: string;
  /** The name that is written in a cell: FÖRÄNDRING. */
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly FunctionArgument[];
  /** An example call as Office.js wants it: English, comma separators. Null when none is written. */
  readonly example: string | null;
  /** Address of the help page, relative to the pane. */
  readonly help: string;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A text of the metadata; a figure and its per cent sign stay on one line. */
function text(value: unknown): string {
  return typeof value === "string" ? value.replace(/(\d) %/g, "$1\u00a0%") : "";
}

function readArgument(value: unknown): FunctionArgument[] {
  if (!isRecord(value) || text(value["name"]) === "") return [];
  return [{ name: text(value["name"]), description: text(value["description"]), optional: value["optional"] === true, repeating: value["repeating"] === true }];
}

function readFunction(value: unknown): FunctionInfo[] {
  if (!isRecord(value)) return [];
  const id = text(value["id"]);
  if (id === "") return [];
  const parameters = Array.isArray(value["parameters"]) ? value["parameters"] : [];
  return [
    {
      id,
      name: text(value["name"]) === "" ? id : text(value["name"]),
      description: text(value["description"]),
      parameters: parameters.flatMap(readArgument),
      example: exampleOf(id),
      help: `docs/functions/${id}.html`,
    },
  ];
}

/**
 * The functions of a functions.json, in Swedish alphabetical order. Entries without an id are left out; the value is `unknown`
 * because it comes over the wire. Throws when there is no list of functions at all.
 */
export function readFunctions(metadata: unknown): readonly FunctionInfo[] {
  if (!isRecord(metadata) || !Array.isArray(metadata["functions"])) throw new TypeError("functions.json has no list of functions");
  return metadata["functions"].flatMap(readFunction).sort((a, b) => a.name.localeCompare(b.name, "sv"));
}

function written(parameter: FunctionArgument): string {
  const name = parameter.optional ? `[${parameter.name}]` : parameter.name;
  return parameter.repeating ? `${name}; …` : name;
}

/** The call in Swedish notation: `AVVIKELSE(budget; utfall; [radslag])`. Optional arguments stand in brackets, one that repeats is followed by an ellipsis. */
export function signature(info: FunctionInfo): string {
  return `${info.name}(${info.parameters.map(written).join("; ")})`;
}

function folded(words: string): string {
  return words.toLocaleLowerCase("sv").normalize("NFD").replace(/\p{M}/gu, "");
}

/** The functions that hold every word of the search in name, description or arguments; å, ä, ö may be written a, a, o. Hits in the name stand first. */
export function searchFunctions(all: readonly FunctionInfo[], query: string): readonly FunctionInfo[] {
  const words = folded(query).split(/\s+/).filter((word) => word !== "");
  const hits = all.filter((info) => {
    const haystack = folded([info.name, info.id, info.description, ...info.parameters.flatMap((p) => [p.name, p.description])].join(" "));
    return words.every((word) => haystack.includes(word));
  });
  const inName = (info: FunctionInfo): boolean => words.every((word) => folded(`${info.name} ${info.id}`).includes(word));
  return [...hits.filter(inName), ...hits.filter((info) => !inName(info))];
}
