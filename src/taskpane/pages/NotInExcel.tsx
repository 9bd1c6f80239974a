import * as React from "react";
import { sv } from "../strings.sv";

/** What the page says when it is opened outside Excel. */
export function NotInExcel(): JSX.Element {
  return (
    <main className="pane pane-crash">
      <h1>{sv.notInExcel.heading}</h1>
      <p>{sv.notInExcel.text}</p>
    </main>
  );
}
