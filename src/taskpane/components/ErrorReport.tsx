import * as React from "react";
import { Checkbox, Link } from "office-ui-fabric-react";
import { usePane } from "../context";
import { errorReport, type Fault } from "../error-report";
import { svHelp } from "../strings-help.sv";

const text = svHelp.report;

/** Copies plain text; false where the host holds the clipboard back. */
async function copyText(content: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(content);
    return true;
  } catch (error) {
    if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
    return false;
  }
}

/** The text to copy by hand, marked and ready for Ctrl+C. */
function marked(area: HTMLTextAreaElement | null): void {
  area?.focus();
  area?.select();
}

/** "Kopiera felrapport", with the choice to take the message's text along; says what came of it. `message` "": there is none to take along. */
export function ErrorReport(props: { readonly fault: Fault | null; readonly message: string }): JSX.Element {
  const { steps, services } = usePane();
  const [include, setInclude] = React.useState(false);
  const [outcome, setOutcome] = React.useState<"copied" | "shown" | null>(null);
  const made = (): string => errorReport(props.fault, steps(), services.host?.() ?? null, include && props.message !== "" ? props.message : null, new Date());
  return (
    <div className="error-report">
      {props.message === "" ? null : <Checkbox label={text.include} checked={include} onChange={(_event, checked) => setInclude(checked === true)} />}
      <Link onClick={() => void copyText(made()).then((done) => setOutcome(done ? "copied" : "shown"))}>{text.copy}</Link>
      <div role="status">{outcome === "copied" ? text.copied : outcome === "shown" ? text.notCopied : ""}</div>
      {outcome === "shown" ? <textarea ref={marked} className="error-report-text" aria-label={text.text} readOnly rows={8} value={made()} /> : null}
    </div>
  );
}
