/** The focus goes where the work goes, and never to nowhere. */
import * as React from "react";

/** How long to wait for a page or a form to move the focus itself, in milliseconds. */
const REST = 60;

const nowhere = (): boolean => (document.activeElement === null || document.activeElement === document.body) && document.hasFocus();

const isDisabled = (element: HTMLElement): boolean => "disabled" in element && element.disabled === true;

/**
 * Looks after the focus inside an element. What had the focus and was disabled while a command ran gets it back; when it is gone altogether,
 * the message takes the focus if there is one, else the page's heading.
 */
export function useKeptFocus(root: React.RefObject<HTMLElement>): void {
  React.useEffect(() => {
    const pane = root.current;
    if (pane === null) return undefined;
    let last: HTMLElement | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const remember = (event: FocusEvent): void => {
      last = event.target instanceof HTMLElement ? event.target : null;
    };
    const keep = (): void => {
      if (last === null || !nowhere()) return;
      if (!last.isConnected) pane.querySelector<HTMLElement>(".pane-message, h1")?.focus();
      else if (!isDisabled(last)) last.focus();
    };
    const observer = new MutationObserver(() => {
      if (last === null || !nowhere()) return;
      clearTimeout(timer);
      timer = setTimeout(keep, REST);
    });
    pane.addEventListener("focusin", remember);
    observer.observe(pane, { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled"] });
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      pane.removeEventListener("focusin", remember);
    };
  }, [root]);
}

/** When a form is closed the focus goes back to what `opener` gives: the control that opened it, or what stands in its place. */
export function useReturnedFocus(open: boolean, opener: () => { focus(): void } | null | undefined): void {
  const was = React.useRef(open);
  React.useEffect(() => {
    if (was.current && !open) opener()?.focus();
    was.current = open;
  });
}
