/** Older Excels: nothing in the sources is newer than the ExcelApi that the pane asks for before it says that this Excel is enough. */
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import * as ts from "typescript";
import { NEEDED } from "../../src/excel/host-abilities";
import { svHelp } from "../../src/taskpane/strings-help.sv";

const root = join(__dirname, "..", "..");

/** Members of Excel's that src/excel names, by the newest set that they need: "Range.moveTo in restore.ts". */
function membersBySet(): ReadonlyMap<number, ReadonlySet<string>> {
  const config = ts.getParsedCommandLineOfConfigFile(join(root, "tsconfig.json"), {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (problem) => { throw new Error(String(problem.messageText)); } });
  const files = (config?.fileNames ?? []).filter((name) => name.includes("/src/excel/"));
  const program = ts.createProgram(files, config?.options ?? {});
  const checker = program.getTypeChecker();
  const found = new Map<number, Set<string>>();
  const visit = (node: ts.Node, file: string): void => {
    if (ts.isPropertyAccessExpression(node)) {
      for (const declaration of checker.getSymbolAtLocation(node.name)?.declarations ?? []) {
        if (!declaration.getSourceFile().fileName.includes("office-js")) continue;
        const minor = Number(/\[Api set: ExcelApi 1\.(\d+)/.exec(declaration.getFullText())?.[1] ?? 0);
        const owner = ts.isInterfaceDeclaration(declaration.parent) || ts.isClassDeclaration(declaration.parent) ? (declaration.parent.name?.text ?? "") : "";
        found.set(minor, (found.get(minor) ?? new Set()).add(`${owner}.${node.name.text} in ${file}`));
      }
    }
    ts.forEachChild(node, (child) => visit(child, file));
  };
  for (const source of program.getSourceFiles()) if (source.fileName.includes("/src/excel/")) visit(source, basename(source.fileName));
  return found;
}

test("the sources name no member that is newer than what is asked for, and what is asked for is named to the user", () => {
  const bySet = membersBySet();
  const newer = [...bySet].filter(([minor]) => minor > NEEDED).flatMap(([minor, members]) => [...members].map((member) => `ExcelApi 1.${minor}: ${member}`));
  expect(newer).toEqual([]);
  expect(bySet.get(NEEDED)?.size ?? 0).toBeGreaterThan(0);
  const said = `1.${NEEDED}`;
  expect(svHelp.missing.tooOld("1.8")).toContain(`minst ${said} behövs`);
  expect(readFileSync(join(root, "docs", "installera.md"), "utf8")).toContain(`Äldre än ExcelApi ${said}`);
  const total = [...bySet.values()].reduce((sum, members) => sum + members.size, 0);
  console.log(`Kravuppsättningar: ${total} ställen med medlemmar ur ${[...bySet.keys()].filter((minor) => minor > 0).length} versioner av ExcelApi, ingen nyare än ${said}.`);
}, 60_000);

test("the manifest asks for what no part of Bokslut can do without: the shared runtime", () => {
  const manifest = readFileSync(join(root, "manifest.xml"), "utf8");
  expect([...manifest.matchAll(/<(?:\w+:)?Set Name="(\w+)" MinVersion="([\d.]+)"/g)].map(([, name, version]) => `${name} ${version}`)).toContain("SharedRuntime 1.1");
});
