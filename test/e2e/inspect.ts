/**
 * What is held against every state of the pane: axe in ordinary colours and in contrast themes, nothing cut or sideways at 320 px (400 % zoom), in a low
 * window and with WCAG's text spacing, targets of at least 24 px, a visible focus on every control, and no live region inside another.
 */
import axe from "axe-core";
import type { Frame, Page } from "playwright-core";

export const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const SCHEMES = ["dark", "light"] as const;
/** 1280 × 1024 at 400 %, and a tall narrow pane. */
const SIZES = [[320, 256], [320, 700]] as const;
const SPACING = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }";

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
  readonly rules: number;
  readonly nodes: number;
}

/** What was tried, for the report. */
export interface Tally {
  states: string[];
  rules: number;
  nodes: number;
  layouts: number;
  focused: number;
  contrasts: number;
  faults: string[];
}

export const newTally = (): Tally => ({ states: [], rules: 0, nodes: 0, layouts: 0, focused: 0, contrasts: 0, faults: [] });

async function runAxe(frame: Frame): Promise<AxeResult> {
  return frame.evaluate(async (tags) => {
    interface Checked { readonly id: string; readonly nodes: readonly { readonly html: string }[] }
    const tool = (window as unknown as { axe: { run(root: Document, options: unknown): Promise<{ violations: Checked[]; passes: Checked[] }> } }).axe;
    const { violations, passes } = await tool.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"], rules: { "target-size": { enabled: true } } });
    return { violations, rules: violations.length + passes.length, nodes: [...violations, ...passes].reduce((sum, one) => sum + one.nodes.length, 0) };
  }, TAGS);
}

/**
 * Texts whose contrast is below 4.5:1 in a contrast theme, and how many were measured. axe reads the colour of the letters from a property that the
 * browser leaves as it was before the theme, so it is measured here. Controls that are off have the theme's grey, as the system's own.
 */
function contrastFaults(frame: Frame): Promise<{ readonly tried: number; readonly faults: string[] }> {
  return frame.evaluate(() => {
    const parts = (text: string): number[] => (text.match(/[\d.]+/gu) ?? []).map(Number);
    const light = (colour: number[]): number => {
      const [red = 0, green = 0, blue = 0] = colour.slice(0, 3).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const probe = document.createElement("i");
    probe.style.backgroundColor = "Canvas";
    document.body.append(probe);
    const canvas = parts(getComputedStyle(probe).backgroundColor);
    probe.remove();
    const behind = (element: Element | null): number[] => {
      if (element === null) return canvas;
      const colour = parts(getComputedStyle(element).backgroundColor);
      return (colour[3] ?? 1) > 0.5 ? colour : behind(element.parentElement);
    };
    const faults: string[] = [];
    let tried = 0;
    for (const element of document.querySelectorAll<HTMLElement>("body *")) {
      const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? "").trim() !== "");
      if (!own || element.getClientRects().length === 0 || element.closest("[aria-disabled=true], :disabled, .is-disabled, .only-heard, option, [aria-hidden=true]") !== null) continue;
      tried += 1;
      const [text, ground] = [light(parts(getComputedStyle(element).color)), light(behind(element))];
      const ratio = (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
      if (ratio < 4.5) faults.push(`kontrast ${ratio.toFixed(1)}: ${element.outerHTML.slice(0, 140)}`);
    }
    return { tried, faults };
  });
}

const lines = (result: AxeResult, where: string): string[] => result.violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" ")}`);

/** What sticks out sideways, or is cut off by the box that it stands in. A preview of a table may scroll: it is a table of data. */
function cut(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => {
    const found: string[] = [];
    const told = (element: Element, what: string): void => void found.push(`${what}: ${element.outerHTML.slice(0, 140)}`);
    if (document.documentElement.scrollWidth > window.innerWidth) found.push(`sidan är ${document.documentElement.scrollWidth} px bred i ${window.innerWidth} px`);
    for (const element of document.querySelectorAll<HTMLElement>("body *")) {
      if (element.closest(".table-preview, .only-heard, svg, option, [aria-hidden=true]") !== null || element.matches("input, textarea, select")) continue;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      if (style.visibility === "hidden" || box.width <= 1 || box.height <= 1 || style.clip !== "auto" || style.clipPath !== "none") continue;
      if (box.right > window.innerWidth + 1 || box.left < -1) told(element, `sticker ut till ${Math.round(box.right)} px`);
      if (style.overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1) told(element, `avskuret i sidled ${element.scrollWidth} > ${element.clientWidth}`);
      if ((style.overflowY === "hidden" || style.overflowY === "clip") && element.scrollHeight > element.clientHeight + 2) told(element, `avskuret på höjden ${element.scrollHeight} > ${element.clientHeight}`);
    }
    return found;
  });
}

/** Controls that look the same with the focus as without it, and how many were tried. */
function focusFaults(frame: Frame): Promise<{ readonly tried: number; readonly faults: string[] }> {
  return frame.evaluate(() => {
    const look = (element: Element): string =>
      [null, "::before", "::after"].map((part) => {
        const style = getComputedStyle(element, part);
        return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.borderColor, style.borderWidth, style.boxShadow, style.backgroundColor, style.color, style.textDecorationLine, style.content].join(" ");
      }).join("|");
    /** A field's frame, or a checkbox's box, may show the focus of the input inside it. */
    const around = (element: Element): string => [element.parentElement, element.parentElement?.parentElement, ...[...(element.parentElement?.children ?? [])].flatMap((one) => [one, ...one.children])].flatMap((one) => (one ? [look(one)] : [])).join("\n");
    const before = document.activeElement;
    const faults: string[] = [];
    let tried = 0;
    for (const element of document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary, [tabindex='0']")) {
      if (element.matches(":disabled") || element.tabIndex < 0 || element.getClientRects().length === 0 || element.closest("[hidden]") !== null) continue;
      (document.activeElement as HTMLElement | null)?.blur();
      const plain = look(element);
      element.focus();
      if (document.activeElement !== element) continue;
      tried += 1;
      if (look(element) !== plain) continue;
      // Nothing shows on the control itself: what stands around it is held against how it looks without the focus.
      const focused = around(element);
      element.blur();
      const without = around(element);
      element.focus();
      if (focused === without) faults.push(`fokus syns inte: ${element.outerHTML.slice(0, 140)}`);
    }
    if (before instanceof HTMLElement) before.focus();
    return { tried, faults };
  });
}

function nestedLive(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => {
    const live = "[role=status],[role=alert],[aria-live=polite],[aria-live=assertive]";
    return [...document.querySelectorAll(live)].filter((region) => region.parentElement?.closest(live) != null).map((region) => `levande område i ett annat: ${region.outerHTML.slice(0, 140)}`);
  });
}

async function sized(page: Page, width: number, height: number): Promise<void> {
  await page.evaluate(([wide, high]) => {
    const frame = document.querySelector<HTMLElement>("#pane-frame");
    if (frame === null) return;
    for (const element of [frame, frame.parentElement]) if (element !== null) Object.assign(element.style, { width: `${wide}px`, maxWidth: `${wide}px` });
    frame.style.height = high === 0 ? "" : `${high}px`;
    frame.style.flex = high === 0 ? "" : "none";
  }, [width, height] as const);
}

/**
 * Holds everything against the state that the pane is in, and leaves the pane 320 px wide and as it was. An open list (`still`) closes when the window
 * or the focus moves: it is not tried in other sizes, and its focus is not moved.
 */
export async function inspect(page: Page, frame: Frame, state: string, tally: Tally, still = false): Promise<void> {
  tally.states.push(state);
  if (!(await frame.evaluate(() => "axe" in window))) {
    await frame.evaluate(axe.source);
    await frame.addStyleTag({ content: "* { transition: none !important; animation: none !important; }" });
  }
  await sized(page, 320, 0);
  const ordinary = await runAxe(frame);
  tally.rules = Math.max(tally.rules, ordinary.rules);
  tally.nodes += ordinary.nodes;
  tally.faults.push(...lines(ordinary, state), ...(await nestedLive(frame)).map((fault) => `${state}: ${fault}`));
  const spacing = await frame.addStyleTag({ content: SPACING });
  tally.faults.push(...(await cut(frame)).map((fault) => `${state}, textavstånd: ${fault}`));
  await spacing.evaluate((element) => element.parentNode?.removeChild(element));
  for (const [width, height] of still ? [] : SIZES) {
    await sized(page, width, height);
    tally.faults.push(...(await cut(frame)).map((fault) => `${state}, ${width} × ${height}: ${fault}`));
  }
  tally.layouts += still ? 1 : 1 + SIZES.length;
  await sized(page, 320, 0);
  // The browser and Fabric show the focus to those who use the keyboard: this key tells them so, and does nothing else.
  if (!still && !(await frame.evaluate(() => document.hasFocus()))) await page.locator("#pane-frame").focus();
  if (!still) await page.keyboard.press("F9");
  if (!still) await frame.evaluate(() => document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Tab", keyCode: 9, which: 9, bubbles: true })));
  for (const scheme of [null, ...SCHEMES]) {
    if (scheme !== null) await page.emulateMedia({ forcedColors: "active", colorScheme: scheme });
    const focus = still || scheme === "light" ? { tried: 0, faults: [] } : await focusFaults(frame);
    tally.focused += focus.tried;
    const where = scheme === null ? state : `${state}, kontrasttema ${scheme}`;
    tally.faults.push(...focus.faults.map((fault) => `${where}: ${fault}`));
    if (scheme === null) continue;
    const contrast = await contrastFaults(frame);
    tally.contrasts += contrast.tried;
    tally.faults.push(...contrast.faults.map((fault) => `${where}: ${fault}`));
  }
  await page.emulateMedia({ forcedColors: "none", colorScheme: "light" });
}
