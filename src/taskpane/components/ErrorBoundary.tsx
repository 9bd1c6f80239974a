import * as React from "react";
import { DefaultButton } from "office-ui-fabric-react";
import { sv } from "../strings.sv";

interface BoundaryState {
  readonly reason: string | null;
}

/** Shows a Swedish page in place of a pane that could not be drawn, with a way back to the start page. */
export class ErrorBoundary extends React.Component<{ readonly children: React.ReactNode }, BoundaryState> {
  override state: BoundaryState = { reason: null };

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { reason: error instanceof Error ? error.message : String(error) };
  }

  override render(): React.ReactNode {
    if (this.state.reason === null) return this.props.children;
    return (
      <main className="pane pane-crash">
        <h1>{sv.crash.heading}</h1>
        <div role="alert">
          <p>{sv.crash.text}</p>
          <p className="quiet">{sv.crash.reason(this.state.reason)}</p>
        </div>
        <DefaultButton text={sv.crash.restart} onClick={() => this.setState({ reason: null })} />
      </main>
    );
  }
}
