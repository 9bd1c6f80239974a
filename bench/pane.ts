/**
 * How long the pane takes to answer on the workbench, beside an empty page in the same frame with the same office.js, React and Fabric that shows one
 * button: from the frame's first request to its first button that can be pressed, in headless Chromium, by turns. Needs a browser (CHROME_PATH).
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import webpack from "webpack";
import { launch, openPage, root } from "../test/e2e/harness";
import { freePort, startWorkbench } from "../test/e2e/served";
import type { Note } from "./figure";
import type { Print } from "./index";

const RUNS = 5;
const EMPTY = `import * as React from "react";
import * as ReactDOM from "react-dom";
import { PrimaryButton, initializeIcons } from "office-ui-fabric-react";
initializeIcons("fonts/", { disableWarnings: true });
Office.onReady(() => ReactDOM.render(React.createElement(PrimaryButton, { text: "Tom sida" }), document.getElementById("root")));
`;

async function emptyBundle(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "bokslut-tom-"));
  try {
    writeFileSync(join(folder, "empty.js"), EMPTY);
    const compiler = webpack({ mode: "production", context: root, target: ["web", "es2020"], entry: join(folder, "empty.js"), output: { path: folder, filename: "bundle.js" }, resolve: { modules: [join(root, "node_modules")] } });
    await new Promise<void>((resolve, reject) => {
      compiler.run((failure, stats) => {
        const problem = failure ?? (stats?.hasErrors() === true ? new Error(stats.toString("errors-only")) : null);
        compiler.close(() => (problem === null ? resolve() : reject(problem)));
      });
    });
    return readFileSync(join(folder, "bundle.js"), "utf8");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds from the frame's navigation to its first button; `bundle`: of the empty page, null for the pane. */
async function once(browser: Browser, address: string, bundle: string | null): Promise<number> {
  const { context, page } = await openPage(browser);
  try {
    await page.addInitScript(() => {
      const look = (): void => {
        if (document.querySelector("#root button:not([disabled])") === null || "answered" in window) return;
        Object.assign(window, { answered: performance.now() });
      };
      new MutationObserver(look).observe(document, { childList: true, subtree: true });
    });
    if (bundle !== null) {
      await page.route("**/pane/taskpane.html", async (route) => {
        const response = await route.fetch();
        const html = (await response.text()).replace(/<script defer[^>]*><\/script>/gu, "").replace("</head>", '<script defer src="tom.js"></script></head>');
        await route.fulfill({ response, body: html });
      });
      await page.route("**/pane/tom.js", (route) => route.fulfill({ body: bundle, contentType: "text/javascript" }));
    }
    await page.goto(address);
    const frame = await (await page.waitForSelector("#pane-frame")).contentFrame();
    const answered = await frame?.waitForFunction(() => ("answered" in window ? window.answered : null), null, { timeout: 120_000 });
    return Number(await answered?.jsonValue());
  } finally {
    await context.close();
  }
}

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

export async function run(print: Print, note: Note): Promise<void> {
  const bundle = await emptyBundle();
  const served = await startWorkbench(await freePort());
  const browser = await launch();
  try {
    await once(browser, served.address, null);
    const [pane, empty]: [number[], number[]] = [[], []];
    for (let turn = 0; turn < RUNS; turn += 1) {
      pane.push(await once(browser, served.address, null));
      empty.push(await once(browser, served.address, bundle));
    }
    const shown = (times: readonly number[]): string => `${median(times).toFixed(0)} ms (${times.map((time) => time.toFixed(0)).join(", ")})`;
    print(`tid till första knappen, median av ${RUNS}: fönstret ${shown(pane)}, tom Fabricsida ${shown(empty)}`);
    note({ what: "tid tills fönstret svarar mot en tom Fabricsida", measured: median(pane) / median(empty), unit: "gånger" });
  } finally {
    await browser.close();
    await served.stop();
  }
}
