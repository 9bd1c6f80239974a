/**
 * Everyone, and closed networks: the main flow by keyboard alone with focus and announcements, every state of the pane held against WCAG in ordinary
 * colours and in contrast themes and at 400 % zoom, and the built page from a folder of a server.
 */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { freshBench } from "./fresh-bench";
import { holds, newWatch, root, same, watchOver, type Checks, type Watch } from "./harness";
import { newTally, TAGS } from "./inspect";
import { paneOf, runKeyboard } from "./keyboard";
import { FEWEST_STATES, Sweep, sweepPane } from "./sweep";

const TYPES: Readonly<Record<string, string>> = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".png": "image/png", ".woff": "font/woff" };

/** The built add-in under /en/mapp of a plain server, with office.js from the server or, as the CDN's, from an address of Microsoft's. */
async function fromFolder(browser: Browser, self: boolean): Promise<{ readonly heading: string; readonly breaches: string[]; readonly asked: string[] }> {
  const office = join(root, "node_modules", "@microsoft", "office-js", "dist");
  const cdn = "https://appsforoffice.microsoft.com";
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? "").replace(/[?#].*$/u, ""));
    const inside = path.startsWith("/en/mapp/") ? path.slice("/en/mapp/".length) : null;
    try {
      if (inside === null) throw new Error("utanför mappen");
      const file = inside.startsWith("office-js/") ? join(office, inside.slice("office-js/".length)) : join(root, ".cache", "pane", inside);
      const body = readFileSync(file);
      // What --env officejs=self changes: the page's script address and its policy (test/manifest/build.test.ts compares the two builds).
      const sent = inside === "taskpane.html" && self ? body.toString("utf8").replace(`${cdn}/lib/1/hosted/office.js`, "office-js/office.js").replace(` ${cdn}`, "") : body;
      response.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" });
      response.end(sent);
    } catch (error) {
      response.writeHead(404);
      response.end(error instanceof Error ? error.message : "");
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const context = await browser.newContext({ locale: "sv-SE" });
  const asked: string[] = [];
  try {
    await context.route((url) => url.hostname !== "localhost", async (route) => {
      const url = route.request().url();
      asked.push(url);
      const file = url.startsWith(`${cdn}/lib/1/hosted/`) ? join(office, new URL(url).pathname.slice("/lib/1/hosted/".length)) : null;
      try {
        if (file === null) await route.abort();
        else await route.fulfill({ body: readFileSync(file), contentType: "text/javascript" });
      } catch (error) {
        await route.fulfill({ status: 404, body: error instanceof Error ? error.message : "" });
      }
    });
    const watch = newWatch();
    await watchOver(context, watch);
    const page = await context.newPage();
    await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/en/mapp/taskpane.html`);
    const heading = (await page.getByRole("heading", { level: 1 }).textContent({ timeout: 30_000 })) ?? "";
    return { heading, breaches: watch.breaches, asked };
  } finally {
    await context.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** Runs the checks on a fresh page. */
export async function runAccess(checks: Checks, browser: Browser, address: string): Promise<Watch> {
  const { watch, bench } = await freshBench(checks, browser, address, true);
  const tally = newTally();
  const sweep = new Sweep(bench, await paneOf(bench), tally);
  await sweep.state("Kom igång");
  const presses = await runKeyboard(checks, bench);
  await checks.check("varje sida, formulär, fråga, fel och pågående åtgärd klarar axe (WCAG 2.2 A och AA), kontrastteman, 400 %, textavstånd och synligt fokus", async () => {
    await sweepPane(sweep).catch((error: unknown) => {
      throw new Error(`${error instanceof Error ? error.message : String(error)}\nAnmärkningar dittills: ${tally.faults.join("\n")}`);
    });
    same(tally.faults, [], "anmärkningar");
    holds(tally.states.length >= FEWEST_STATES, `bara ${tally.states.length} tillstånd: ${tally.states.join(", ")}`);
  });
  for (const self of [false, true]) {
    await checks.check(`tillägget svarar under /en/mapp med office.js ${self ? "från samma server" : "från Microsofts adress"}, utan brott mot sin policy`, async () => {
      const { heading, breaches: broken, asked } = await fromFolder(browser, self);
      holds(heading !== "", "sidan har ingen rubrik");
      same(broken, [], "brott mot policyn");
      same(asked.filter((url) => self || !url.startsWith("https://appsforoffice.microsoft.com/lib/1/hosted/")), [], "begäran utanför policyn");
    });
  }
  console.log(`  Tillgänglighet: ${tally.states.length} tillstånd; axe (${TAGS.join(", ")}) ${tally.rules} regler på ${tally.nodes} element; ${tally.layouts} layouter vid 320 px (256 och 700 px höga, och med textavstånd); ${tally.focused} fokus synliga och ${tally.contrasts} texters kontrast i 2 kontrastteman; ${tally.faults.length} anmärkningar.`);
  console.log(`  Tangentbord: hela huvudflödet med ${presses} tangenttryckningar.`);
  return watch;
}
