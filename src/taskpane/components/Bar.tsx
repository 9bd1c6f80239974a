import * as React from "react";
import { Icon, IconButton } from "office-ui-fabric-react";
import type { MessageKind } from "../store";
import { sv } from "../strings.sv";

const icons: Readonly<Record<MessageKind, string>> = { success: "Completed", info: "Info", warning: "Warning", error: "ErrorBadge" };

interface BarProps {
  /** Null when there is nothing to say: the bar then stands empty, so that screen readers know its live region when something is said. */
  readonly kind: MessageKind | null;
  readonly label: string;
  /** What is said: alone in the live region, so that it is read once. */
  readonly words: React.ReactNode;
  /** True: read at once. Errors always are. */
  readonly urgent?: boolean;
  /** Links, buttons and choices beside the words. */
  readonly more?: React.ReactNode;
  readonly onDismiss?: () => void;
  readonly area?: React.Ref<HTMLDivElement>;
}

/** A message: an icon of its own shape and colour, the words in a live region, and what can be done about it. */
export function Bar(props: BarProps): JSX.Element {
  const { kind } = props;
  const urgent = kind === "error" || (kind !== null && props.urgent === true);
  return (
    <div ref={props.area} tabIndex={-1} className={kind === null ? "" : `pane-message bar bar-${kind}`} {...(kind === null ? {} : { role: "region", "aria-label": props.label })}>
      {kind === null ? null : <Icon iconName={icons[kind]} className="bar-icon" aria-hidden />}
      <div className="bar-content">
        <div role="status">{urgent ? null : props.words}</div>
        {urgent ? <div role="alert">{props.words}</div> : null}
        {kind === null ? null : props.more}
      </div>
      {kind === null || props.onDismiss === undefined ? null : (
        <IconButton className="bar-dismiss" iconProps={{ iconName: "Clear" }} ariaLabel={sv.message.dismiss} title={sv.message.dismiss} onClick={props.onDismiss} />
      )}
    </div>
  );
}
