/** Renders the pane on a workbook in memory, with what every test of a page needs. */
import * as React from "react";
import axe from "axe-core";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { setIconOptions } from "office-ui-fabric-react";
import { App } from "../../src/taskpane/App";
import { MemoryWorkbook } from "./memory-commands";

setIconOptions({ disableWarnings: true });
afterEach(cleanup);
// jsdom has no canvas; axe only asks for one to look for letters drawn as icons.
HTMLCanvasElement.prototype.getContext = () => null;

/** The pane on the given workbook, once the workbook has been read. */
export async function renderPane(workbook = new MemoryWorkbook()): Promise<MemoryWorkbook> {
  document.documentElement.lang = "sv";
  document.title = "Bokslut";
  render(<App services={workbook} />);
  await screen.findByRole("heading", { level: 1 });
  await act(async () => {
    await Promise.resolve();
  });
  return workbook;
}

/** The pane with the example report open, on the checklist. */
export async function renderWithExample(workbook = new MemoryWorkbook()): Promise<MemoryWorkbook> {
  await workbook.commands.openReport((await workbook.loadExample()).report);
  await renderPane(workbook);
  await screen.findByRole("heading", { name: "Periodens steg" });
  return workbook;
}

export function button(name: string | RegExp): HTMLElement {
  return screen.getByRole("button", { name });
}

/** Presses a button and lets what it started come to rest. */
export async function press(name: string | RegExp): Promise<void> {
  await act(async () => {
    fireEvent.click(button(name));
    await Promise.resolve();
  });
}

/** Types into the field with the label, as if the user had replaced what stood there. */
export function type(label: string | RegExp, value: string): void {
  fireEvent.change(screen.getByLabelText(label, { selector: "input" }), { target: { value } });
}

/**
 * The accessibility faults that axe finds on the page, one line each. Contrast is measured in the browser, not here: jsdom draws nothing.
 */
export async function accessibilityFaults(): Promise<string[]> {
  const result = await axe.run(document, { rules: { "color-contrast": { enabled: false } } });
  return result.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" ")}`);
}
