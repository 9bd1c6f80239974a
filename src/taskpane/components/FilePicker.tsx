import * as React from "react";
import { DefaultButton } from "office-ui-fabric-react";
import { useActions } from "../actions";
import { usePane } from "../context";
import { sv } from "../strings.sv";

/** A button that opens a report data file from disk. The file field itself is hidden; the button is its face. */
export function FilePicker(): JSX.Element {
  const { state } = usePane();
  const { openFile } = useActions();
  const field = React.useRef<HTMLInputElement>(null);
  const onChange = (event: React.ChangeEvent<HTMLInputElement>): void => {
    const file = event.currentTarget.files?.[0];
    // The same file can be chosen again after it has been corrected.
    const input = event.currentTarget;
    if (file !== undefined) void openFile(file).then(() => { input.value = ""; });
  };
  return (
    <>
      <input ref={field} type="file" accept=".json,application/json" aria-label={sv.report.openFileLabel} hidden onChange={onChange} />
      <DefaultButton text={sv.report.openFile} disabled={state.busy !== null} allowDisabledFocus onClick={() => field.current?.click()} />
    </>
  );
}
