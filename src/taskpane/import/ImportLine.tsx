import * as React from "react";
import type { ImportState } from "../../excel/commands/import";
import { StepLink } from "../components/StepLink";
import { usePane } from "../context";
import { svImport } from "../strings-import.sv";

/** The checklist's line for Hämta siffror: what was brought in last. */
export function ImportLine(props: { readonly number: number }): JSX.Element {
  const { state, services, navigate } = usePane();
  const [last, setLast] = React.useState<ImportState["last"]>(null);
  const ready = (state.status?.tables ?? []).some((table) => table.sheet !== null);
  const { imports } = services;
  React.useEffect(() => {
    let left = false;
    if (ready && imports !== undefined) {
      imports.lastImport().then(
        (read) => {
          if (!left) setLast(read);
        },
        // The line is only a summary: the page itself tells what is wrong with the workbook.
        () => {
          if (!left) setLast(null);
        },
      );
    }
    return () => {
      left = true;
    };
  }, [imports, ready, state.status]);
  const words = !ready ? svImport.state.waits : last === null ? svImport.state.none : svImport.state.last(last.file, last.time);
  return <StepLink number={props.number} name={svImport.name} state={words} done={last !== null} onOpen={() => navigate("import")} />;
}
