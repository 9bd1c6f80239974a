/** The task pane: the add-in's production bundle in a frame of its own, on the unmodified office.js. */
import type { OwnFunction } from "../engine/types";
import type { FrameHost } from "../host/frame-bridge";
import type { WorkbenchHost } from "../host/host";
import { ownFunctionsFrom, type FunctionsMetadata, type FunctionsWindow } from "../host/own-functions";
import { installSeams } from "../host/seams";
import { Turns } from "./turns";
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

/** What functions.json of the built add-in says. @throws Error when it cannot be read. */
export async function readMetadata(): Promise<FunctionsMetadata> {
  const response = await fetch(METADATA);
  if (!response.ok) throw new Error(`${METADATA}: ${response.status}`);
  return (await response.json()) as FunctionsMetadata;
}

/** The add-in's functions, called in whatever window the pane's frame holds then; until the pane stands they give errors. */
export function functionsOfPane(metadata: FunctionsMetadata): OwnFunction[] {
  const frame = byId("pane-frame") as HTMLIFrameElement;
  const pane: FunctionsWindow = {
    get CustomFunctions() {
      return (frame.contentWindow as FunctionsWindow | null)?.CustomFunctions;
    },
  };
  return ownFunctionsFrom(metadata, pane);
}

/** The pane on one host: loaded once, taken away by `close`. */
export class PaneFrame {
  private readonly frame = byId("pane-frame") as HTMLIFrameElement;
  private readonly turns = new Turns();
  private detach = (): void => undefined;

  constructor(private readonly host: WorkbenchHost) {}

  /**
   * Loads the pane; resolves when it has associated every function of the metadata.
   * @throws Error when it has not within a minute.
   */
  async load(metadata: FunctionsMetadata): Promise<void> {
    window.bokslutHost = {
      attach: (frame) => {
        this.detach();
        this.detach = installSeams(frame, this.host, { documentUrl: "", turn: this.turns.take });
      },
    };
    await this.show(PANE);
    const end = Date.now() + PATIENCE_MS;
    for (let left = this.missing(metadata); left.length > 0; left = this.missing(metadata)) {
      if (Date.now() > end) throw new Error(`not associated: ${left.join(", ")}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }

  private missing(metadata: FunctionsMetadata): string[] {
    const mappings = (this.frame.contentWindow as FunctionsWindow | null)?.CustomFunctions?._association?.mappings ?? {};
    return metadata.functions.map((each) => each.id).filter((id) => typeof mappings[id.toUpperCase()] !== "function");
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
