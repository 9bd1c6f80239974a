import * as React from "react";
import { usePane } from "../context";

/**
 * A page: its heading, which takes the focus when the page is opened, its content, and at the foot its action.
 * The very first page does not take the focus: the user may be working in a cell.
 */
export function Page(props: { readonly heading: string; readonly action: React.ReactNode; readonly children: React.ReactNode }): JSX.Element {
  const { state } = usePane();
  const heading = React.useRef<HTMLHeadingElement>(null);
  React.useEffect(() => {
    if (state.focusHeading > 0) heading.current?.focus();
  }, [state.focusHeading]);
  return (
    <>
      <main className="pane-main">
        <h1 ref={heading} tabIndex={-1}>
          {props.heading}
        </h1>
        {props.children}
      </main>
      {props.action}
    </>
  );
}
