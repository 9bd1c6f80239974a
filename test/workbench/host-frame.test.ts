import type { DialogEnds } from "../../workbench/host/dialogs";
import { attachFrame } from "../../workbench/host/frame-bridge";
import { openHost } from "./host-fixture";

describe("dialogs", () => {
  it("opens at its URL, hears the dialog's messages and its closing", async () => {
    const opened: string[] = [];
    let ends: DialogEnds | undefined;
    const host = await openHost({
      openDialog: (url, dialogEnds) => {
        opened.push(url);
        ends = dialogEnds;
      },
    });
    try {
      const result = await new Promise<Office.AsyncResult<Office.Dialog>>((resolve) => Office.context.ui.displayDialogAsync("https://localhost/hjalp.html", resolve));
      expect(result.status).toBe(Office.AsyncResultStatus.Succeeded);
      expect(opened[0]).toContain("https://localhost/hjalp.html");
      const heard: unknown[] = [];
      result.value.addEventHandler(Office.EventType.DialogMessageReceived, (event) => heard.push("message" in event ? event.message : event.error));
      result.value.addEventHandler(Office.EventType.DialogEventReceived, (event) => heard.push("error" in event ? event.error : null));
      ends?.send("klart", "https://localhost");
      ends?.closed();
      expect(heard).toEqual(["klart", 12006]);
    } finally {
      host.close();
    }
  });

  it("answers an error where no dialog can be opened", async () => {
    const host = await openHost();
    try {
      const result = await new Promise<Office.AsyncResult<Office.Dialog>>((resolve) => Office.context.ui.displayDialogAsync("https://localhost/hjalp.html", resolve));
      expect(result.status).toBe(Office.AsyncResultStatus.Failed);
    } finally {
      host.close();
    }
  });
});

describe("the frame's bridge", () => {
  it("asks the page around it to set the seams on its own window", () => {
    const attached: object[] = [];
    const frame = { parent: { bokslutHost: { attach: (target: object) => void attached.push(target) } } };
    attachFrame(frame);
    expect(attached).toEqual([frame]);
  });

  it("says so when there is no host around it", () => {
    expect(() => attachFrame({ parent: {} })).toThrow("no workbench host");
  });
});
