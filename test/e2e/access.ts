/**
 * Everyone, and closed networks: axe on every page of the pane in ordinary and forced colours, the pane at 320 px (400 % zoom), the main flow by
 * keyboard alone with focus and announcements, a watch on breaches of the Content-Security-Policy, and the built page from a folder of a server.
 */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import type { AddressInfo } from "node:net";
import axe from "axe-core";
import type { Browser, Frame, Page } from "playwright-core";
import { Workbench } from "./grid";
import { eventually, holds, openPage, root, same, type Checks, type Watch } from "./harness";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];
const BACK = "Tillbaka till periodens steg";
const FEWEST_PAGES = 9;

declare global {
  interface Window {
    bokslutBreaches?: string[];
  }
}

/** Every frame keeps what its policy has stopped. */
async function watchPolicy(page: Page): Promise<void> {
  await page.context().addInitScript(() => {
    window.bokslutBreaches = [];
    document.addEventListener("securitypolicyviolation", (event) => window.bokslutBreaches?.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
}

async function breaches(page: Page): Promise<string[]> {
  const found = await Promise.all(page.frames().map((frame) => frame.evaluate(() => window.bokslutBreaches ?? [])));
  return found.flat();
}

async function paneOf(page: Page): Promise<Frame> {
  return eventually("åtgärdsfönstrets ram", () => page.frames().find((frame) => frame.url().includes("/taskpane.html")), (frame) => frame !== undefined).then((frame) => {
    if (frame === undefined) throw new Error("ingen ram");
    return frame;
  });
}

/** What axe finds, one line each. */
async function faults(frame: Frame, where: string): Promise<string[]> {
  if (!(await frame.evaluate(() => "axe" in window))) await frame.evaluate(axe.source);
  return frame.evaluate(async ([tags, place]) => {
    const tool = (window as unknown as { axe: { run(root: Document, options: unknown): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe;
    const { violations } = await tool.run(document, { runOnly: { type: "tag", values: tags } });
    return violations.map(({ id, nodes }) => `${place}: ${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" ")}`);
  }, [TAGS, where] as const);
}

/** Elements that stick out sideways. */
function sticksOut(frame: Frame, where: string): Promise<string[]> {
  return frame.evaluate((place) => (document.documentElement.scrollWidth > window.innerWidth ? [`${place}: ${document.documentElement.scrollWidth} px i ett fönster på ${window.innerWidth} px`] : []), where);
}

async function everyPage(bench: Workbench, visit: (frame: Frame, name: string) => Promise<void>): Promise<number> {
  const frame = await paneOf(bench.page);
  await visit(frame, "Periodens steg");
  let count = 1;
  const names = await bench.pane.locator(".step .step-name").allTextContents();
  for (const name of names) {
    await bench.pane.locator(".step", { hasText: name }).first().click();
    await bench.pane.getByRole("button", { name: BACK }).waitFor();
    await eventually(`sidan ${name}`, () => bench.pane.getByText("Öppnar sidan …").count(), (spinning) => spinning === 0);
    await visit(frame, name);
    count += 1;
    await bench.pane.getByRole("button", { name: BACK }).click();
    await bench.pane.getByRole("heading", { name: "Periodens steg" }).waitFor();
  }
  holds(count >= FEWEST_PAGES, `bara ${count} sidor hittades: ${names.join(", ")}`);
  return count;
}

const focused = (frame: Frame): Promise<string> =>
  frame.evaluate(() => {
    const element = document.activeElement;
    return element === null || element === document.body ? "" : (element.getAttribute("aria-label") ?? element.textContent ?? "").trim();
  });

/** Tabs until the focus stands on what begins with the words, then presses Enter. @throws Error with what was passed. */
async function byKeyboard(bench: Workbench, words: RegExp): Promise<void> {
  const frame = await paneOf(bench.page);
  const passed: string[] = [];
  for (let presses = 0; presses < 60; presses += 1) {
    const now = await focused(frame);
    if (words.test(now)) {
      await bench.page.keyboard.press("Enter");
      return;
    }
    passed.push(now.slice(0, 30));
    // Past the last control the focus leaves the pane; F6 brings it back in Excel.
    if (now === "") await bench.page.locator("#pane-frame").focus();
    await bench.page.keyboard.press("Tab");
  }
  throw new Error(`${words} nåddes inte med Tabb: ${[...new Set(passed)].join(" | ")}`);
}

async function keyboardFlow(checks: Checks, bench: Workbench): Promise<void> {
  await checks.must("hela huvudflödet går med tangentbordet, fokus följer arbetet, och det som sker meddelas", async () => {
    const frame = await paneOf(bench.page);
    await bench.page.locator("#pane-frame").focus();
    await bench.page.keyboard.press("Tab");
    await byKeyboard(bench, /^Öppna exempel/);
    await bench.pane.getByRole("heading", { name: "Periodens steg" }).waitFor();
    await eventually("fokus efter Öppna exempel", () => focused(frame), (now) => now === "Periodens steg");
    await byKeyboard(bench, /^Lägg ut tabeller/);
    await bench.pane.getByRole("button", { name: "Skriv berättelse", exact: true }).waitFor({ timeout: 60_000 });
    holds((await bench.pane.locator('[role="status"], [role="alert"], [aria-live]').allTextContents()).some((text) => text.includes("blad") || text.includes("utlag") || text.includes("Tabell")), "inget meddelande i ett levande område");
    holds((await focused(frame)) !== "", "fokus försvann efter Lägg ut tabeller");
    await byKeyboard(bench, /^Skriv berättelse/);
    await eventually("berättelsen", () => bench.sheets(), (sheets) => sheets.some((sheet) => sheet.name === "Berättelse"), 60_000);
    await eventually("kommandot är klart", () => bench.message(), (text) => text !== "", 60_000);
    holds((await focused(frame)) !== "", "fokus försvann efter Skriv berättelse");
    await byKeyboard(bench, /Funktioner/);
    await eventually("fokus på sidans rubrik", () => focused(frame), (now) => now.startsWith("Funktioner"));
    await byKeyboard(bench, /^Tillbaka/);
    await eventually("tillbaka på startsidan", () => focused(frame), (now) => now === "Periodens steg");
  });
}

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
    const page = await context.newPage();
    await watchPolicy(page);
    await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/en/mapp/taskpane.html`);
    const heading = (await page.getByRole("heading", { level: 1 }).textContent({ timeout: 30_000 })) ?? "";
    return { heading, breaches: await breaches(page), asked };
  } finally {
    await context.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** Runs the checks on a fresh page. */
export async function runAccess(checks: Checks, browser: Browser, address: string): Promise<Watch> {
  const { page, watch } = await openPage(browser);
  checks.page = page;
  await watchPolicy(page);
  const bench = new Workbench(page);
  await page.goto(address);
  await bench.ready();
  const pane = await paneOf(page);
  await checks.check("axe finner inget på första sidan", async () => same(await faults(pane, "Kom igång"), [], "axe"));
  await keyboardFlow(checks, bench);
  let pages = 0;
  await checks.check("axe (WCAG 2.1 A och AA) finner inget på någon sida, och inget sticker ut i sidled vid 320 px", async () => {
    const found: string[] = [];
    await page.evaluate(() => { const frame = document.querySelector<HTMLElement>("#pane-frame"); if (frame?.parentElement) frame.parentElement.style.width = "320px"; if (frame) frame.style.width = "320px"; });
    pages = await everyPage(bench, async (frame, name) => void found.push(...(await faults(frame, name)), ...(await sticksOut(frame, name))));
    same(found, [], "anmärkningar");
  });
  await checks.check("axe finner inget i kontrasttema", async () => {
    await page.emulateMedia({ forcedColors: "active" });
    const found = await faults(pane, "Periodens steg i kontrasttema");
    await checks.picture("kontrasttema");
    await page.emulateMedia({ forcedColors: "none" });
    same(found, [], "axe");
  });
  await checks.check("ingen sida och inget kommando har brutit mot Content-Security-Policy", async () => same(await breaches(page), [], "brott"));
  for (const self of [false, true]) {
    await checks.check(`tillägget svarar under /en/mapp med office.js ${self ? "från samma server" : "från Microsofts adress"}, utan brott mot sin policy`, async () => {
      const { heading, breaches: broken, asked } = await fromFolder(browser, self);
      holds(heading !== "", "sidan har ingen rubrik");
      same(broken, [], "brott mot policyn");
      same(asked.filter((url) => self || !url.startsWith("https://appsforoffice.microsoft.com/lib/1/hosted/")), [], "begäran utanför policyn");
    });
  }
  console.log(`  Åtkomst: ${pages + 1} sidor prövade med axe (${TAGS.join(", ")}), ${pages} vid 320 px, 1 i kontrasttema; sidans policy bevakad i huvudflödet och under /en/mapp i båda lägena.`);
  return watch;
}
