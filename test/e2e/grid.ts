/** The grid and the pane as the test's hands and eyes use them. */
import type { FrameLocator, Page } from "playwright-core";
import type { SheetContent } from "../../workbench/page/test-door";
import { eventually } from "./harness";

export type { SheetContent } from "../../workbench/page/test-door";

const COMPUTED_MS = 30_000;

/** Letters of a zero-based column. */
export function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);
}

/** A cell by what its row and column are called. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
  readonly address: string;
}

/** The open workbook, its grid and its pane. */
export class Workbench {
  readonly pane: FrameLocator;

  constructor(readonly page: Page) {
    this.pane = page.frameLocator("#pane-frame");
  }

  /** Waits until the pane stands and its functions compute. */
  async ready(): Promise<void> {
    await eventually("arbetsbänken blir klar", () => this.page.evaluate(() => window.bokslutWorkbench?.ready() ?? false), (ready) => ready, 60_000);
  }

  sheets(): Promise<SheetContent[]> {
    return this.page.evaluate(() => window.bokslutWorkbench?.workbook() ?? []);
  }

  /** @throws Error naming the sheets there are. */
  async sheet(name: string): Promise<SheetContent> {
    const all = await this.sheets();
    const found = all.find((sheet) => sheet.name === name);
    if (found === undefined) throw new Error(`bladet ${name} finns inte bland ${all.map((sheet) => sheet.name).join(", ")}`);
    return found;
  }

  /** Presses a button of the pane by its words. */
  async press(words: string): Promise<void> {
    await this.pane.getByRole("button", { name: words, exact: true }).click({ timeout: COMPUTED_MS });
  }

  /** What the pane's message says now, "" when there is none. */
  async message(): Promise<string> {
    const area = this.pane.getByRole("region", { name: "Meddelande" });
    return (await area.count()) === 0 ? "" : ((await area.first().textContent()) ?? "");
  }

  /** Opens a sheet by its tab. */
  async openTab(name: string): Promise<void> {
    await this.page.locator("#grid").getByText(name, { exact: true }).first().click();
    await eventually(`bladet ${name} visas`, () => this.page.evaluate(() => window.bokslutWorkbench?.activeSheet()), (active) => active === name);
  }

  /** Selects a cell by typing its address in the name box. */
  async goTo(address: string): Promise<void> {
    const box = this.page.locator("#grid").getByRole("textbox").and(this.page.locator("input.univer-size-full")).first();
    await box.click();
    await box.fill(address);
    await box.press("Enter");
    await eventually(`${address} är markerad`, () => this.selected(), (selected) => selected === address);
  }

  selected(): Promise<string> {
    return this.page
      .evaluate(() => window.bokslutWorkbench?.selection().rect ?? null)
      .then((rect) => (rect === null ? "" : `${letters(rect.column)}${rect.row + 1}`));
  }

  /** Types into a cell of the sheet that is shown, as a user does, and waits until it holds what is wanted. */
  async type(sheet: string, place: CellPlace, text: string, value: string | number): Promise<void> {
    await this.goTo(place.address);
    await this.page.keyboard.type(text);
    await this.page.keyboard.press("Enter");
    await eventually(`${sheet}!${place.address} får värdet ${value}`, async () => (await this.sheet(sheet)).values[place.row]?.[place.column], (now) => now === value);
  }
}

/** Where a row and a column meet, both by their texts; `nth` when the row's text stands several times. @throws Error when one is missing. */
export function cellAt(sheet: SheetContent, row: string, column: string, nth = 0): CellPlace {
  const rows = sheet.values.flatMap((cells, index) => (cells[0] === row ? [index] : []));
  const at = rows[nth];
  const header = sheet.values.find((cells) => cells.includes(column));
  if (at === undefined || header === undefined) throw new Error(`${sheet.name} har ingen cell för ”${row}” och ”${column}”`);
  const across = header.indexOf(column);
  return { row: at, column: across, address: `${letters(across)}${at + 1}` };
}

/** A number in a cell. @throws Error when it holds something else. */
export function numberAt(sheet: SheetContent, place: CellPlace): number {
  const value = sheet.values[place.row]?.[place.column];
  if (typeof value !== "number") throw new Error(`${sheet.name}!${place.address} är ${JSON.stringify(value)}`);
  return value;
}
