/** The card over the grid's lower edge: what was done, what failed, or the error card of the selected cell. */
import { button, byId, span } from "./elements";
import { strings } from "./strings.sv";

export type StripKind = "info" | "error" | "cell";

/** Shows the card; `heading` stands in bold before it. A cell's card gives way to the next selection, the others have a close button. */
export function showStrip(kind: StripKind, text: string, heading = ""): void {
  const strip = byId("strip");
  strip.dataset["kind"] = kind;
  strip.classList.toggle("error", kind === "error" || kind === "cell");
  const parts: HTMLElement[] = [];
  if (heading !== "") {
    const strong = document.createElement("strong");
    strong.textContent = heading;
    parts.push(strong);
  }
  parts.push(span(text, "text"));
  if (kind !== "cell") parts.push(button(strings.close, () => hideStrip()));
  strip.replaceChildren(...parts);
  strip.hidden = false;
}

/** Hides the card, or only when it is of the given kind. */
export function hideStrip(kind?: StripKind): void {
  const strip = byId("strip");
  if (kind !== undefined && strip.dataset["kind"] !== kind) return;
  strip.hidden = true;
  strip.replaceChildren();
}
