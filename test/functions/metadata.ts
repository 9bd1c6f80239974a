/** The function metadata as the build's generator makes it from src/functions/functions.ts. */
import { generateCustomFunctionsMetadata } from "custom-functions-metadata";
import { join } from "node:path";

export interface FunctionParameter {
  readonly name: string;
  readonly description?: string;
  readonly dimensionality?: string;
  readonly optional?: boolean;
  readonly repeating?: boolean;
  readonly type?: string;
}

export interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly helpUrl: string;
  readonly parameters: readonly FunctionParameter[];
  readonly result: { readonly dimensionality?: string; readonly type?: string };
}

export const FUNCTIONS_FILE = join(__dirname, "..", "..", "src", "functions", "functions.ts");

export async function readMetadata(): Promise<{ readonly functions: readonly FunctionMetadata[]; readonly errors: readonly string[]; readonly exportNames: Readonly<Record<string, string>> }> {
  const generated = await generateCustomFunctionsMetadata(FUNCTIONS_FILE, true);
  const parsed = JSON.parse(generated.metadataJson) as { functions: FunctionMetadata[] };
  const exportNames = Object.fromEntries(generated.associate.map(({ id, functionName }) => [id, functionName]));
  return { functions: parsed.functions, errors: generated.errors, exportNames };
}
