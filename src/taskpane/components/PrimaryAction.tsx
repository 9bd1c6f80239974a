import * as React from "react";
import { DefaultButton, PrimaryButton } from "office-ui-fabric-react";
import { usePane } from "../context";
import { sv } from "../strings.sv";
import { Progress } from "./Progress";

const primaryId = "pane-primary";
const hintId = "pane-primary-hint";

/** Moves the focus to the page's primary button. */
export function focusPrimary(): void {
  document.getElementById(primaryId)?.focus();
}

interface SecondaryAction {
  readonly label: string;
  readonly onClick: () => void;
}

interface PrimaryActionProps {
  /** What the button will do, said before it is pressed. */
  readonly hint: string;
  /** Null when the page has nothing to press: the hint stands alone. */
  readonly label: string | null;
  readonly disabled?: boolean;
  /** A submit button when the page is a form: the id of the form. */
  readonly form?: string;
  readonly onClick?: () => void;
  readonly secondary?: SecondaryAction;
}

/** The foot of every page: what the primary button will do, the button itself, and progress while it does it. */
export function PrimaryAction(props: PrimaryActionProps): JSX.Element {
  const { state } = usePane();
  const busy = state.busy !== null;
  const hint = (
    <p id={hintId} className="pane-hint">
      {props.hint}
    </p>
  );
  return (
    <section className="pane-action" aria-label={sv.actionLandmark}>
      {state.busy === null ? hint : <Progress busy={state.busy}>{hint}</Progress>}
      {props.label === null ? null : (
        <div className="pane-buttons">
          <PrimaryButton
            id={primaryId}
            text={props.label}
            aria-describedby={hintId}
            disabled={busy || props.disabled === true}
            allowDisabledFocus
            onClick={props.onClick}
            {...(props.form === undefined ? {} : { type: "submit", form: props.form })}
          />
          {props.secondary === undefined ? null : (
            <DefaultButton text={props.secondary.label} disabled={busy} allowDisabledFocus onClick={props.secondary.onClick} />
          )}
        </div>
      )}
    </section>
  );
}
