import * as React from "react";
import { DefaultButton } from "office-ui-fabric-react";
import type { CellOrigin } from "../../excel/commands/import-trace";
import { messageOfError, usePane } from "../context";
import { svImport } from "../strings-import.sv";
import { TraceRows } from "./TraceRows";

const text = svImport.trace;

function Origin(props: { readonly origin: CellOrigin }): JSX.Element {
  const { table, trace, address, changedSince } = props.origin;
  if (table === null) return <p>{text.notInTable(address)}</p>;
  if (trace === null) return <p>{text.notImported(table.row, table.column)}</p>;
  return (
    <>
      <p>
        {text.cell(table.row, table.column)}
        <br />
        <span className="quiet">{text.from(trace.file, trace.time)}</span>
      </p>
      {changedSince ? <p>{text.changed}</p> : null}
      <TraceRows trace={trace} />
    </>
  );
}

/** From the selected cell to the rows of the file that made it. */
export function TraceStep(): JSX.Element | null {
  const { state, services, tell } = usePane();
  const [origin, setOrigin] = React.useState<CellOrigin | null>(null);
  const { imports } = services;
  if (imports === undefined) return null;
  const show = (): void => {
    imports.traceSelection().then(setOrigin, (error: unknown) => tell(messageOfError(text.failed, error)));
  };
  return (
    <>
      <h2>{text.heading}</h2>
      <p className="quiet">{text.text}</p>
      <div className="pane-buttons import-source">
        <DefaultButton text={text.show} disabled={state.busy !== null} allowDisabledFocus onClick={show} />
      </div>
      <div role="status">{origin === null ? null : <Origin origin={origin} />}</div>
    </>
  );
}
