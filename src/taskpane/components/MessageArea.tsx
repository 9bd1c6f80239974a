import * as React from "react";
import { DefaultButton, Link } from "office-ui-fabric-react";
import { usePane } from "../context";
import type { PaneMessage } from "../store";
import { sv } from "../strings.sv";
import { Bar } from "./Bar";
import { ErrorReport } from "./ErrorReport";
import { focusPrimary } from "./PrimaryAction";
import { showAfter, useElapsed } from "./Progress";

/** What can be done about a message: yes to its question, the error report, the places to go to. */
function More(props: { readonly message: PaneMessage }): JSX.Element {
  const { message } = props;
  const buttons = message.actions.filter((action) => action.kind === "button");
  const links = message.actions.filter((action) => action.kind === "link");
  return (
    <>
      {message.fault === undefined ? null : <ErrorReport fault={message.fault} message={message.text} />}
      {links.map((action) => (
        <span key={action.label} className="pane-message-detail">
          <Link onClick={action.run}>{action.label}</Link>
        </span>
      ))}
      {buttons.length === 0 ? null : (
        <div className="pane-buttons bar-buttons">
          {buttons.map((action) => (
            <DefaultButton
              key={action.label}
              autoFocus
              text={action.label}
              onClick={() => {
                action.run();
                focusPrimary();
              }}
            />
          ))}
        </div>
      )}
    </>
  );
}

/** That a command has been going on for a while, for those who hear the pane: its name, and that it is being stopped. Counting is shown, not read. */
function Going(props: { readonly label: string }): JSX.Element | null {
  return useElapsed(showAfter) ? <span className="only-heard">{props.label}</span> : null;
}

/** The one place for messages, and the live region for them: errors are read at once, everything else when the user pauses. An error takes the focus. */
export function MessageArea(): JSX.Element {
  const { state, dismiss } = usePane();
  const { message, busy } = state;
  const area = React.useRef<HTMLDivElement>(null);
  React.useEffect(() => {
    if (state.focusMessage > 0 && document.hasFocus()) area.current?.focus();
  }, [state.focusMessage]);
  const words =
    message === null ? busy === null ? null : <Going key={busy.label} label={busy.stopping ? sv.progress.stoppingHeard(busy.label) : busy.label} /> : (
      <>
        {message.text}
        {message.details.map((detail) => (
          <span key={detail} className="pane-message-detail">
            {detail}
          </span>
        ))}
      </>
    );
  return <Bar area={area} kind={message?.kind ?? null} label={sv.messageLandmark} words={words} more={message === null ? null : <More message={message} />} onDismiss={dismiss} />;
}
