import * as React from "react";
import { Link, MessageBar, MessageBarButton, MessageBarType } from "office-ui-fabric-react";
import { usePane } from "../context";
import type { MessageKind } from "../store";
import { sv } from "../strings.sv";
import { ErrorReport } from "./ErrorReport";
import { focusPrimary } from "./PrimaryAction";

const barTypes: Readonly<Record<MessageKind, MessageBarType>> = {
  success: MessageBarType.success,
  info: MessageBarType.info,
  warning: MessageBarType.warning,
  error: MessageBarType.error,
};

/** The one place for messages. The bar is a live region of its own: errors are read at once, everything else when the user pauses. */
export function MessageArea(): JSX.Element | null {
  const { state, dismiss } = usePane();
  const message = state.message;
  if (message === null) return null;
  const buttons = message.actions.filter((action) => action.kind === "button");
  const links = message.actions.filter((action) => action.kind === "link");
  return (
    <section className="pane-message" aria-label={sv.messageLandmark}>
      <MessageBar
        key={message.kind}
        messageBarType={barTypes[message.kind]}
        {...(message.kind === "warning" ? { messageBarIconProps: { iconName: "Warning" } } : {})}
        role={message.kind === "error" ? "alert" : "status"}
        onDismiss={dismiss}
        dismissButtonAriaLabel={sv.message.dismiss}
        actions={
          buttons.length === 0 ? undefined : (
            <div>
              {buttons.map((action) => (
                <MessageBarButton
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
          )
        }
      >
        {message.text}
        {message.details.map((detail) => (
          <span key={detail} className="pane-message-detail">
            {detail}
          </span>
        ))}
        {message.fault === undefined ? null : <ErrorReport fault={message.fault} message={message.text} />}
        {links.map((action) => (
          <span key={action.label} className="pane-message-detail">
            <Link onClick={action.run}>{action.label}</Link>
          </span>
        ))}
      </MessageBar>
    </section>
  );
}
