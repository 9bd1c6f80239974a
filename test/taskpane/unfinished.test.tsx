/** A command that stopped half-way, also one from before the pane was closed. */
import { screen } from "@testing-library/react";
import { BokslutError } from "../../src/domain/errors";
import { MemoryWorkbook } from "./memory-commands";
import { accessibilityFaults, press, renderPane } from "./render-pane";

function halfDone(): MemoryWorkbook {
  const workbook = new MemoryWorkbook();
  workbook.unfinished = { what: "Tabellerna kunde inte läggas ut.", time: new Date(2024, 8, 5, 14, 32).toISOString() };
  return workbook;
}

test("the pane says which command stands half-way since when, and puts it back with one press", async () => {
  await renderPane(halfDone());
  const notice = await screen.findByText(/En åtgärd som började 14:32 pågår hos någon annan eller stannade halvvägs \(Tabellerna kunde inte läggas ut\)/);
  expect(notice).toBeTruthy();
  expect(await accessibilityFaults()).toEqual([]);
  await press("Återställ");
  await screen.findByText("Arbetsboken är återställd.");
  expect(screen.queryByText(/stannade halvvägs/)).toBeNull();
});

test("when it cannot be put back yet, the notice and the button stay", async () => {
  const workbook = halfDone();
  await renderPane(workbook);
  workbook.refuse = new BokslutError("workbook", "En cell redigeras just nu.");
  await press("Återställ");
  await screen.findByText("En cell redigeras just nu.");
  await press("Återställ");
  await screen.findByText("Arbetsboken är återställd.");
});

test("a command that has just stopped half-way offers Återställ also while Excel does not let the workbook be read", async () => {
  const workbook = halfDone();
  const half = workbook.unfinished;
  workbook.unfinished = null;
  await renderPane(workbook);
  expect(screen.queryByRole("button", { name: "Återställ" })).toBeNull();
  workbook.unfinished = half;
  workbook.refuse = new BokslutError("workbook", "Åtgärden stannade halvvägs. Välj sedan Återställ i Boksluts fönster.");
  workbook.statusFault = new BokslutError("workbook", "En cell redigeras just nu.");
  await press("Öppna exempel");
  await screen.findByText(/Välj sedan Återställ i Boksluts fönster/);
  workbook.statusFault = null;
  await press("Återställ");
  await screen.findByText("Arbetsboken är återställd.");
});
