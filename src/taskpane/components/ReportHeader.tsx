import * as React from "react";
import { IconButton } from "office-ui-fabric-react";
import { usePane } from "../context";
import { HeaderErrors } from "../kontroll/ControlStep";
import { sv } from "../strings.sv";

/** The top of every page: which report the workbook holds, and the way back to the checklist. */
export function ReportHeader(): JSX.Element {
  const { state, navigate } = usePane();
  const report = state.status?.report ?? null;
  const facts = report === null ? [] : [report.organisation, sv.unit[report.unit]].filter((fact) => fact !== "");
  return (
    <header className="pane-header">
      {state.page === "home" ? null : (
        <IconButton className="pane-back" iconProps={{ iconName: "ChevronLeft" }} ariaLabel={sv.back} title={sv.back} onClick={() => navigate("home")} />
      )}
      <section className="pane-report" aria-label={sv.reportLandmark}>
        <div className="pane-report-title">{report === null ? (state.status === null ? sv.product : sv.noReport) : report.title}</div>
        {facts.length === 0 ? null : <div className="pane-report-facts">{facts.join("\u00a0· ")}</div>}
      </section>
      <HeaderErrors />
    </header>
  );
}
