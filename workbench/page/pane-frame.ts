/** The task pane: the add-in's production bundle in a frame of its own, on the unmodified office.js. */
import type { OwnFunction } from "../engine/types";
import type { FrameHost } from "../host/frame-bridge";
import type { WorkbenchHost } from "../host/host";
import { ownFunctionsFrom, type FunctionsMetadata, type FunctionsWindow } from "../host/own-functions";
import { installSeams } from "../host/seams";
import { byId } from "./elements";

const PANE = "/pane/taskpane.html";
const METADATA = "/pane/functions.json";
const PATIENCE_MS = 60_000;
const LOOK_AGAIN_MS = 50;

declare global {
  interface Window {
    /** What the frame's bridge script looks for in the page around it. */
    bokslutHost?: FrameHost;
  }
}

/** The pane on one host: loaded once, taken away by `close`. */
export class PaneFrame {
  private readonly frame = byId("pane-frame") as HTMLIFrameElement;
  private detach = (): void => undefined;

  constructor(private readonly host: WorkbenchHost) {}

  /**
   * Loads the pane; resolves to the add-in's functions when they are associated.
   * @throws Error when the pane does not associate all of them within a minute.
   */
  async load(): Promise<OwnFunction[]> {
    window.bokslutHost = {
      attach: (frame) => {
        this.detach();
        this.detach = installSeams(frame, this.host, { documentUrl: "" });
      },
    };
    await this.show(PANE);
    const response = await fetch(METADATA);
    if (!response.ok) throw new Error(`${METADATA}: ${response.status}`);
    const metadata = (await response.json()) as FunctionsMetadata;
    const paneWindow = this.frame.contentWindow as unknown as FunctionsWindow;
    const end = Date.now() + PATIENCE_MS;
    while (missing(metadata, paneWindow).length > 0) {
      if (Date.now() > end) throw new Error(`not associated: ${missing(metadata, paneWindow).join(", ")}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
    return ownFunctionsFrom(metadata, paneWindow);
  }

  /** Empties the frame and takes its window off the host. */
  async close(): Promise<void> {
    this.detach();
    delete window.bokslutHost;
    await this.show("about:blank");
  }

  private async show(address: string): Promise<void> {
    await new Promise<void>((resolve) => {
      this.frame.addEventListener("load", () => resolve(), { once: true });
      this.frame.src = address;
    });
  }
}

function missing(metadata: FunctionsMetadata, pane: FunctionsWindow): string[] {
  const mappings = pane.CustomFunctions?._association?.mappings ?? {};
  return metadata.functions.map((each) => each.id).filter((id) => typeof mappings[id.toUpperCase()] !== "function");
}
