import * as React from "react";
import { DefaultButton, Link, PrimaryButton, TextField } from "office-ui-fabric-react";
import type { Finding, JudgedFinding } from "../../kontroll";
import { usePane } from "../context";
import { swedishFormula } from "../functions/formula-display";
import { useReturnedFocus } from "../focus";
import { svKontroll } from "../strings-kontroll.sv";
import { figureText } from "./figures";
import { useControlActions } from "./use-control-actions";

function remedyText(finding: Finding): string | null {
  const { remedy } = finding;
  if (remedy === null) return null;
  return remedy.type === "restore-formula" ? svKontroll.mendFormula(swedishFormula(remedy.formula)) : svKontroll.mendNumber(figureText(remedy.value));
}

function Figures(props: { readonly finding: Finding }): JSX.Element | null {
  const { expected, actual, difference } = props.finding;
  const lines: readonly (readonly [string, number | string | null])[] = [[svKontroll.expected, expected], [svKontroll.stands, actual], [svKontroll.difference, difference]];
  const shown = lines.filter(([, value]) => value !== null);
  if (shown.length === 0) return null;
  return (
    <dl className="finding-figures">
      {shown.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{figureText(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function ApproveForm(props: { readonly found: JudgedFinding; readonly name: string; readonly onDone: () => void }): JSX.Element {
  const { approve } = useControlActions();
  const [by, setBy] = React.useState(props.name);
  const [reason, setReason] = React.useState("");
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        void approve(props.found.key, by, reason).then((succeeded) => {
          if (succeeded) props.onDone();
        });
      }}
    >
      <TextField label={svKontroll.nameLabel} value={by} autoComplete="name" onChange={(_event, value) => setBy(value ?? "")} />
      <TextField label={svKontroll.reasonLabel} value={reason} multiline rows={2} description={svKontroll.approveHelp} autoFocus onChange={(_event, value) => setReason(value ?? "")} />
      <div className="pane-buttons">
        <PrimaryButton type="submit" text={svKontroll.approveNow} disabled={by.trim() === "" || reason.trim() === ""} />
        <DefaultButton text={svKontroll.cancel} onClick={props.onDone} />
      </div>
    </form>
  );
}

/** What is known of the chosen finding, and what can be done about it. */
export function FindingDetails(props: { readonly found: JudgedFinding; readonly name: string }): JSX.Element {
  const { found } = props;
  const { finding, approval } = found;
  const { state } = usePane();
  const { mend, withdraw, goToCell } = useControlActions();
  const [approving, setApproving] = React.useState(false);
  const details = React.useRef<HTMLDivElement>(null);
  // Cancelled: back to the button that opened the form. Approved: that button is gone, and the finding's own row stands above.
  useReturnedFocus(approving, () => details.current?.querySelector<HTMLElement>(".finding-approve") ?? details.current?.parentElement?.querySelector<HTMLElement>(".finding-button"));
  const busy = state.busy !== null;
  const remedy = remedyText(finding);
  return (
    <div ref={details} className="finding-details">
      <p>{finding.explanation}</p>
      <Figures finding={finding} />
      {approval === null ? null : (
        <p>
          <strong>{svKontroll.approved(approval.by, approval.date)}</strong>
          <br />
          {approval.reason}
          <br />
          <Link disabled={busy} onClick={() => void withdraw(found.key)}>{svKontroll.withdraw}</Link>
        </p>
      )}
      {remedy === null ? null : <p className="quiet finding-remedy">{remedy}</p>}
      {approving ? (
        <ApproveForm found={found} name={props.name} onDone={() => setApproving(false)} />
      ) : (
        <div className="pane-buttons">
          {remedy === null ? null : <PrimaryButton text={svKontroll.mend} disabled={busy} allowDisabledFocus onClick={() => void mend(found.key)} />}
          <DefaultButton text={svKontroll.goTo} onClick={() => goToCell(finding)} />
          {approval === null && finding.severity !== "upplysning" ? <DefaultButton className="finding-approve" text={svKontroll.approve} disabled={busy} allowDisabledFocus onClick={() => setApproving(true)} /> : null}
        </div>
      )}
    </div>
  );
}
