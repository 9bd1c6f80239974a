/**
 * The classic script that stands ahead of office.js in the pane's iframe: it asks the page around it to set the seams on this window.
 * The page (same origin) puts `bokslutHost` on its own window first; see `FrameHost`.
 */
export interface FrameHost {
  /** Sets the seams on the frame's window; called once per load of the frame. */
  attach(frame: object): void;
}

interface FrameWindow {
  readonly parent: { readonly bokslutHost?: FrameHost };
}

/** Sets the seams from the page around the frame. */
export function attachFrame(frame: FrameWindow): void {
  const host = frame.parent.bokslutHost;
  if (host === undefined) throw new Error("The page around this frame has no workbench host.");
  host.attach(frame);
}

if (typeof window !== "undefined" && window.parent !== window) attachFrame(window as unknown as FrameWindow);
