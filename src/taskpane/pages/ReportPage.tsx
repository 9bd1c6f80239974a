import * as React from "react";
import { DefaultButton } from "office-ui-fabric-react";
import { useActions } from "../actions";
import { FilePicker } from "../components/FilePicker";
import { Page } from "../components/Page";
import { PrimaryAction } from "../components/PrimaryAction";
import { usePane } from "../context";
import type { WorkbookStatus } from "../services";
import { kindAndPeriod } from "../status-words";
import { sv } from "../strings.sv";

function factsOf(status: WorkbookStatus): readonly (readonly [string, string])[] {
  const report = status.report;
  if (report === null) return [];
  return [
    [sv.report.organisation, report.organisation === "" ? sv.report.missing : report.organisation],
    [sv.report.kind, kindAndPeriod(report)],
    ...(report.from === null || report.to === null ? [] : [[sv.report.dates, sv.report.datesFromTo(report.from, report.to)] as const]),
    [sv.report.unit, sv.unit[report.unit]],
    ...(status.signs.length === 0 ? [] : [[sv.report.sign, status.signs.map((sign) => sv.form.signs[sign]).join(", ")] as const]),
    [sv.report.diaryNumber, report.diary_number ?? sv.report.missing],
    ...(report.handlaggare === undefined ? [] : [[sv.report.handler, report.handlaggare] as const]),
    ...(report.datum === undefined ? [] : [[sv.report.date, report.datum] as const]),
  ];
}

/** The report of the workbook: its facts, and the ways to another report. */
export function ReportPage(): JSX.Element {
  const { state, navigate, services } = usePane();
  const { openExample } = useActions();
  const facts = state.status === null ? [] : factsOf(state.status);
  return (
    <Page heading={sv.report.name} action={<PrimaryAction hint={sv.report.createHint} label={sv.report.create} onClick={() => navigate("newReport")} />}>
      {facts.length === 0 ? (
        <p>{sv.tables.noReport}</p>
      ) : (
        <dl className="facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {facts.length === 0 || services.commands.tables === undefined ? null : (
        <div className="pane-buttons">
          <DefaultButton text={sv.report.edit} disabled={state.busy !== null} allowDisabledFocus onClick={() => navigate("editReport")} />
        </div>
      )}
      <h2>{sv.report.otherHeading}</h2>
      <p className="quiet">{sv.report.otherText}</p>
      <div className="pane-buttons">
        <FilePicker />
        <DefaultButton text={sv.report.openExample} disabled={state.busy !== null} allowDisabledFocus onClick={() => void openExample()} />
      </div>
    </Page>
  );
}
