import * as React from "react";
import { Icon } from "office-ui-fabric-react";

/** A line of the checklist: its name, its state in words, and whether it is done. Opens its page. */
export function StepLink(props: { readonly name: string; readonly number?: number; readonly state: string; readonly done?: boolean; readonly onOpen: () => void }): JSX.Element {
  return (
    <button type="button" className={props.done === true ? "step step-done" : "step"} onClick={props.onOpen}>
      {props.number === undefined ? null : (
        <span className="step-number">
          {props.number}
        </span>
      )}
      <span className="step-words">
        <span className="step-name">{props.name}</span> <span className="step-state">{props.state}</span>
      </span>
      <Icon iconName="ChevronRight" className="step-arrow" aria-hidden />
    </button>
  );
}
