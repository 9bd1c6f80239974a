/** Code that must not pass, and code that must: each with the file it pretends to stand in and the rule that stops it (null: nothing does). */
export interface LintCase {
  readonly what: string;
  readonly file: string;
  readonly code: string;
  readonly rule: string | null;
}

const imported = (path: string): string => `import { a } from "${path}";\nexport const b = a;\n`;

export const LINT_CASES: readonly LintCase[] = [
  { what: "domain imports reports", file: "src/domain/x.ts", code: imported("../reports/table-model"), rule: "no-restricted-imports" },
  { what: "domain imports a package", file: "src/domain/x.ts", code: imported("decimal.js"), rule: "no-restricted-imports" },
  { what: "domain imports domain", file: "src/domain/x.ts", code: imported("./errors"), rule: null },
  { what: "reports imports excel", file: "src/reports/x.ts", code: imported("../excel/writer"), rule: "no-restricted-imports" },
  { what: "reports imports excel from a folder", file: "src/reports/templates/x.ts", code: imported("../../excel/writer"), rule: "no-restricted-imports" },
  { what: "reports imports a type of narrative", file: "src/reports/x.ts", code: 'import type { A } from "../narrative/paragraph";\nexport type B = A;\n', rule: "no-restricted-imports" },
  { what: "reports imports narrative in a type", file: "src/reports/x.ts", code: 'export type B = import("../narrative/paragraph").Paragraph;\n', rule: "no-restricted-syntax" },
  { what: "reports imports domain", file: "src/reports/templates/x.ts", code: imported("../../domain/errors"), rule: null },
  { what: "narrative imports kontroll", file: "src/narrative/x.ts", code: imported("../kontroll/sums"), rule: "no-restricted-imports" },
  { what: "kontroll imports importers", file: "src/kontroll/x.ts", code: imported("../importers/sie"), rule: "no-restricted-imports" },
  { what: "importers imports narrative", file: "src/importers/sie/x.ts", code: imported("../../narrative/paragraph"), rule: "no-restricted-imports" },
  { what: "functions imports reports", file: "src/functions/functions.ts", code: imported("../reports/table-model"), rule: "no-restricted-imports" },
  { what: "functions imports narrative", file: "src/functions/functions.ts", code: imported("../narrative/template"), rule: null },
  { what: "excel imports the pane", file: "src/excel/commands/x.ts", code: imported("../../taskpane/strings.sv"), rule: "no-restricted-imports" },
  { what: "excel imports React", file: "src/excel/x.ts", code: imported("react"), rule: "no-restricted-imports" },
  { what: "excel imports kontroll", file: "src/excel/commands/x.ts", code: imported("../../kontroll/sums"), rule: null },
  { what: "the pane imports functions", file: "src/taskpane/x.tsx", code: imported("../functions/functions"), rule: "no-restricted-imports" },
  { what: "the pane imports functions when used", file: "src/taskpane/x.tsx", code: 'export const b = () => import("../functions/functions");\n', rule: "no-restricted-syntax" },
  { what: "the pane imports its own folder named functions", file: "src/taskpane/pages/x.tsx", code: imported("../functions/list"), rule: null },
  { what: "the pane imports an importer when used", file: "src/taskpane/pages/x.tsx", code: 'export const b = () => import("../../importers/sie/read-sie");\n', rule: null },
  { what: "src imports the workbench", file: "src/excel/x.ts", code: imported("../../workbench/engine/types"), rule: "no-restricted-imports" },
  { what: "src re-exports the workbench", file: "src/taskpane/x.ts", code: 'export { a } from "../../workbench/engine/types";\n', rule: "no-restricted-imports" },
  { what: "src imports a Node module", file: "src/importers/x.ts", code: imported("node:fs"), rule: "no-restricted-imports" },
  { what: "a detour past a door", file: "src/reports/x.ts", code: imported("./../excel/writer"), rule: "no-restricted-imports" },
  { what: "a detour through another room", file: "src/reports/x.ts", code: imported("../domain/../excel/writer"), rule: "no-restricted-imports" },
  { what: "Excel in the pane", file: "src/taskpane/pages/x.tsx", code: "export const run = () => Excel.run(async () => undefined);\n", rule: "no-restricted-globals" },
  { what: "Excel in reports", file: "src/reports/x.ts", code: "export const run = () => Excel.run(async () => undefined);\n", rule: "no-restricted-globals" },
  { what: "Excel through window", file: "src/taskpane/x.tsx", code: "export const host = window.Excel;\n", rule: "no-restricted-properties" },
  { what: "Office in the pane's entry", file: "src/taskpane/index.tsx", code: "void Office.onReady();\n", rule: null },
  { what: "Excel in the pane's entry", file: "src/taskpane/index.tsx", code: "void Excel.run(async () => undefined);\n", rule: "no-restricted-globals" },
  { what: "Excel in the excel room", file: "src/excel/x.ts", code: "export const run = () => Excel.run(async (context) => { await context.sync(); });\n", rule: null },
  { what: "sync in a loop", file: "src/excel/x.ts", code: "export const run = () => Excel.run(async (context) => {\n  for (let i = 0; i < 3; i += 1) await context.sync();\n});\n", rule: "office-addins/no-context-sync-in-loop" },
  { what: "read before load", file: "src/excel/x.ts", code: 'export const run = () => Excel.run(async (context) => {\n  const range = context.workbook.worksheets.getItem("A").getRange("A1");\n  await context.sync();\n  return range.values;\n});\n', rule: "office-addins/load-object-before-read" },
  { what: "any", file: "src/domain/x.ts", code: "export const a = (b: any) => b;\n", rule: "@typescript-eslint/no-explicit-any" },
  { what: "@ts-ignore", file: "src/domain/x.ts", code: "// @ts-ignore\nexport const a: number = 1;\n", rule: "@typescript-eslint/ban-ts-comment" },
  { what: "a rule switched off in the file", file: "src/domain/x.ts", code: "// eslint-disable-next-line @typescript-eslint/no-explicit-any\nexport const a = (b: any) => b;\n", rule: "@typescript-eslint/no-explicit-any" },
  { what: "an empty catch", file: "src/importers/x.ts", code: "export const a = () => { try { JSON.parse(\"\"); } catch { } };\n", rule: "no-empty" },
  { what: "a default export", file: "src/reports/x.ts", code: "export default 1;\n", rule: "no-restricted-syntax" },
  { what: "a default export in the workbench", file: "workbench/engine/x.ts", code: "export default 1;\n", rule: "no-restricted-syntax" },
  { what: "a file of 301 lines", file: "src/narrative/x.ts", code: `${Array.from({ length: 301 }, (_, i) => `export const a${i} = ${i};`).join("\n")}\n`, rule: "max-lines" },
  { what: "a file of 300 lines", file: "src/narrative/x.ts", code: `${Array.from({ length: 300 }, (_, i) => `export const a${i} = ${i};`).join("\n")}\n`, rule: null },
  { what: "a hook in a condition", file: "src/taskpane/x.tsx", code: 'import { useState } from "react";\nexport const X = (p: { a: boolean }) => { if (p.a) useState(1); return null; };\n', rule: "react-hooks/rules-of-hooks" },
  { what: "console in src", file: "src/excel/x.ts", code: 'export const a = () => console.log("x");\n', rule: "no-console" },
];
