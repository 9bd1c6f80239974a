/** The task pane's width: dragged, or moved with the arrow keys, within what Excel allows. */
import { byId } from "./elements";

export const MIN_WIDTH = 320;
export const MAX_WIDTH = 450;
const START_WIDTH = 350;
const STEP = 10;

/** Width within Excel's limits, in whole pixels. */
export function clampWidth(width: number): number {
  return Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, Math.round(width)));
}

/** Makes #splitter move the border between grid and pane; `onMoved` is told after each move. */
export function setUpSplitter(onMoved: () => void): void {
  const splitter = byId("splitter");
  const desk = byId("desk");
  let width = START_WIDTH;
  const apply = (wanted: number): void => {
    width = clampWidth(wanted);
    document.documentElement.style.setProperty("--pane-width", `${width}px`);
    splitter.setAttribute("aria-valuenow", String(width));
    onMoved();
  };
  splitter.setAttribute("aria-valuemin", String(MIN_WIDTH));
  splitter.setAttribute("aria-valuemax", String(MAX_WIDTH));
  splitter.addEventListener("pointerdown", (event) => {
    splitter.setPointerCapture(event.pointerId);
    splitter.classList.add("dragging");
    desk.classList.add("resizing");
  });
  splitter.addEventListener("pointermove", (event) => {
    if (splitter.hasPointerCapture(event.pointerId)) apply(desk.getBoundingClientRect().right - event.clientX);
  });
  splitter.addEventListener("lostpointercapture", () => {
    splitter.classList.remove("dragging");
    desk.classList.remove("resizing");
  });
  splitter.addEventListener("keydown", (event) => {
    const move = { ArrowLeft: STEP, ArrowRight: -STEP }[event.key];
    if (move === undefined) return;
    event.preventDefault();
    apply(width + move);
  });
  apply(START_WIDTH);
}
