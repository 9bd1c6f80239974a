import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as React from "react";
import { fireEvent, render, screen } from "@testing-library/react";
import * as ts from "typescript";
import { ErrorBoundary } from "../../src/taskpane/components/ErrorBoundary";
import { iconFonts } from "../../src/taskpane/icons";
import { sv } from "../../src/taskpane/strings.sv";
import { accessibilityFaults } from "./render-pane";

const room = "src/taskpane";
/** Where Swedish may stand beside strings.sv.ts: the format's own words for report kinds, and formulas. */
const exempt = new Set(["new-report.ts", join("functions", "examples.ts")]);
const textFile = /^strings(?:-[a-z]+)?\.sv\.ts$/;

function sources(): string[] {
  return readdirSync(room, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file));
}

function textsIn(file: string): string[] {
  const found: string[] = [];
  const source = ts.createSourceFile(file, readFileSync(join(room, file), "utf8"), ts.ScriptTarget.ES2020, true, ts.ScriptKind.TSX);
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && /\p{L}/u.test(node.text)) found.push(node.text.trim());
    if ((ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) && /[åäöÅÄÖ]/.test(node.text)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe("the rules of the pane", () => {
  test.each(sources().filter((file) => !exempt.has(file) && !textFile.test(file)))("%s holds no text of its own: every text is in strings.sv.ts", (file) => {
    expect(textsIn(file)).toEqual([]);
  });

  test("the words for the same thing are the same everywhere", () => {
    expect([sv.report.create, sv.report.openExample, sv.tables.layOut, sv.narrative.write, sv.functions.insert]).toEqual([
      "Ny rapport", "Öppna exempel", "Lägg ut tabeller", "Skriv berättelse", "Infoga exempel",
    ]);
  });

  test("no button opens Fabric's menu, which the build leaves out", () => {
    const opening = sources().filter((file) => file !== join("fabric", "no-menu.ts") && /menuProps|CommandBar|ContextualMenu|overflowBehavior/.test(readFileSync(join(room, file), "utf8")));
    expect(opening).toEqual([]);
  });

  test("every icon that the sources name is registered, and its font exists in the package", () => {
    const named = sources().flatMap((file) => [...readFileSync(join(room, file), "utf8").matchAll(/iconName[:=]\s*\{?.*?"(\w+)"(?:\s*:\s*"(\w+)")?/g)].flatMap(([, one, other]) => [one, other]));
    const registered = new Set(iconFonts.flatMap((font) => Object.keys(font.icons)));
    const missing = named.filter((name) => name !== undefined && !registered.has(name));
    expect(named.length).toBeGreaterThan(3);
    expect(missing).toEqual([]);
    const fonts = join(dirname(require.resolve("@uifabric/icons/package.json")), "fonts");
    for (const font of iconFonts) expect(existsSync(join(fonts, font.file))).toBe(true);
  });
});

describe("a page that cannot be drawn", () => {
  test("is told in Swedish, with the reason and a way back", async () => {
    const silenced = jest.spyOn(console, "error").mockImplementation(() => undefined);
    let broken = true;
    const Broken = (): JSX.Element => {
      if (broken) throw new Error("status is null");
      return <p>Startsidan</p>;
    };
    document.documentElement.lang = "sv";
    document.title = "Bokslut";
    render(
      <ErrorBoundary>
        <Broken />
      </ErrorBoundary>,
    );
    expect(screen.getByRole("heading", { level: 1, name: "Åtgärdsfönstret stannade" })).toBeTruthy();
    expect(screen.getByText("Felet: status is null")).toBeTruthy();
    expect(await accessibilityFaults()).toEqual([]);
    broken = false;
    fireEvent.click(screen.getByRole("button", { name: "Öppna startsidan igen" }));
    expect(screen.getByText("Startsidan")).toBeTruthy();
    silenced.mockRestore();
  });
});
