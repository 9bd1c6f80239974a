/** The browser tests' frame: named checks that are counted, one browser, and a watch on what the page asks for and complains of. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";

export const root = join(__dirname, "..", "..");
const SCREENSHOTS = join(root, ".cache", "bilder");

/** Counts checks; a failed one is told at once and leaves a picture. */
export class Checks {
  passed = 0;
  failed = 0;
  page: Page | null = null;

  /** Runs one check; resolves to whether it held. */
  async check(name: string, body: () => Promise<void> | void): Promise<boolean> {
    try {
      await body();
      this.passed += 1;
      console.log(`  ✓ ${name}`);
      return true;
    } catch (error) {
      this.failed += 1;
      console.log(`  ✗ ${name}\n    ${(error instanceof Error ? error.message : String(error)).replace(/\n/gu, "\n    ")}`);
      await this.picture(`fel-${this.failed}`);
      return false;
    }
  }

  /** A check that the following ones stand on. @throws Error when it does not hold. */
  async must(name: string, body: () => Promise<void> | void): Promise<void> {
    if (!(await this.check(name, body))) throw new Error(`Avbrutet: det som följer bygger på ”${name}”.`);
  }

  /** A screenshot in the folder that git ignores, or at `file`. */
  async picture(name: string, file = join(SCREENSHOTS, `${name}.png`)): Promise<void> {
    mkdirSync(dirname(file), { recursive: true });
    await this.page?.screenshot({ path: file });
  }

  /** Leaves the counts for `npm test`. */
  save(): void {
    const file = join(root, ".cache", "results", "e2e.json");
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ passed: this.passed, failed: this.failed }));
  }
}

/** What the browser was asked for and what it complained of. */
export interface Watch {
  readonly requests: string[];
  readonly elsewhere: string[];
  readonly complaints: string[];
  /** What a page's Content-Security-Policy has stopped, in any frame, at any time. */
  readonly breaches: string[];
  /** The pages and frames that were opened, without what follows ? and #. */
  readonly documents: Set<string>;
}

declare global {
  interface Window {
    bokslutBreach?: (what: string) => void;
    /** What the live regions of the frame have said, in order. */
    bokslutHeard?: string[];
  }
}

/** In every frame from its first moment: tells of what the policy stops, and keeps what the live regions say. */
function watchFrame(): void {
  document.addEventListener("securitypolicyviolation", (event) => window.bokslutBreach?.(`${location.pathname}: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
  const heard: string[] = [];
  window.bokslutHeard = heard;
  const said = new WeakMap<Element, string>();
  const listen = (): void => {
    for (const region of document.querySelectorAll("[role=status],[role=alert],[aria-live=polite],[aria-live=assertive]")) {
      const text = (region.textContent ?? "").replace(/\s+/gu, " ").trim();
      if (text !== "" && said.get(region) !== text) heard.push(text);
      said.set(region, text);
    }
  };
  new MutationObserver(listen).observe(document, { childList: true, subtree: true, characterData: true });
}

const LOCAL = /^(?:http:\/\/localhost(?::\d+)?\/|data:|blob:|about:)/u;

export const newWatch = (): Watch => ({ requests: [], elsewhere: [], complaints: [], breaches: [], documents: new Set() });

/** From now on everything that the context's pages ask for, complain of and are stopped in by their policies is kept in the watch. */
export async function watchOver(context: BrowserContext, watch: Watch): Promise<void> {
  await context.exposeBinding("bokslutBreach", (_source, what: string) => void watch.breaches.push(what));
  // The compiler of the tests names functions by a helper of its own, which the page does not have.
  await context.addInitScript({ content: "globalThis.__name = (value) => value;" });
  await context.addInitScript(watchFrame);
  context.on("request", (request) => {
    watch.requests.push(request.url());
    if (request.resourceType() === "document") watch.documents.add(request.url().replace(/[?#].*$/u, ""));
    if (!LOCAL.test(request.url())) watch.elsewhere.push(request.url());
  });
  context.on("response", (response) => {
    if (response.status() >= 400) watch.complaints.push(`${response.status()} ${response.url()}`);
  });
  context.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") watch.complaints.push(`${message.type()}: ${message.text()}`);
  });
  context.on("weberror", (error) => watch.complaints.push(`uncaught: ${error.error().stack ?? error.error().message}`));
}

/** A page in a fresh browser context from which no request gets past localhost. */
export async function openPage(browser: Browser, size = { width: 1440, height: 900 }): Promise<{ context: BrowserContext; page: Page; watch: Watch }> {
  const context = await browser.newContext({ viewport: size, locale: "sv-SE", acceptDownloads: true });
  const watch = newWatch();
  await context.route((url) => !LOCAL.test(url.href), (route) => route.abort());
  await watchOver(context, watch);
  return { context, page: await context.newPage(), watch };
}

/** The browser that scripts/e2e.mjs found, with every name but localhost unresolvable. */
export function launch(): Promise<Browser> {
  const sandbox = process.platform === "linux" ? ["--no-sandbox", "--disable-dev-shm-usage"] : [];
  return chromium.launch({
    executablePath: process.env["CHROME_PATH"],
    headless: true,
    args: [...sandbox, "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost", "--disable-background-networking", "--disable-component-update"],
  });
}

/** Repeats until `read` gives what is wanted; the last reading stands in the message. @throws Error when it never does. */
export async function eventually<T>(what: string, read: () => Promise<T> | T, wanted: (value: T) => boolean, milliseconds = 20_000): Promise<T> {
  const end = Date.now() + milliseconds;
  let value = await read();
  while (!wanted(value)) {
    if (Date.now() > end) throw new Error(`${what}: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
    value = await read();
  }
  return value;
}

/** @throws Error naming both when they differ. */
export function same<T>(actual: T, wanted: T, what: string): void {
  const [got, expected] = [JSON.stringify(actual), JSON.stringify(wanted)];
  if (got !== expected) throw new Error(`${what}: ${got}, väntat ${expected}`);
}

/** @throws Error with `what` when it does not hold. */
export function holds(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(what);
}
