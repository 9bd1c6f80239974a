import * as React from "react";
import { Link, Spinner } from "office-ui-fabric-react";
import { useActions } from "../actions";
import { Page } from "../components/Page";
import { PrimaryAction } from "../components/PrimaryAction";
import { StepLink } from "../components/StepLink";
import { usePane } from "../context";
import { FollowUpStep } from "../goals/FollowUpStep";
import { ImportLine } from "../import/ImportLine";
import type { WorkbookStatus } from "../services";
import { allLaidOut, canBeLaidOut, narrativeInWords, reportInWords, tablesInWords } from "../status-words";
import { ControlStep, SignStep } from "../kontroll/ControlStep";
import { seriousInHost } from "../host-words";
import { svHelp } from "../strings-help.sv";
import { sv } from "../strings.sv";
import { svKontroll } from "../strings-kontroll.sv";

/** The start page: before there is a report two ways to get one, then the checklist of the period. */
export function HomePage(): JSX.Element {
  const { state, refresh } = usePane();
  if (state.status === null) {
    return (
      <Page heading={sv.product} action={null}>
        {state.statusFailed ? <Link onClick={() => void refresh()}>{sv.readAgain}</Link> : <Spinner label={sv.reading} labelPosition="right" className="pane-spinner" />}
      </Page>
    );
  }
  return state.status.report === null ? <FirstRun /> : <Checklist status={state.status} />;
}

/** What the Excel at hand lacks, when it changes how Bokslut is used. */
function HostNotice(): JSX.Element {
  const { services } = usePane();
  const host = services.host?.() ?? null;
  return <>{host === null ? null : seriousInHost(host).map((sentence) => <p key={sentence} className="pane-notice">{sentence}</p>)}</>;
}

function FirstRun(): JSX.Element {
  const { navigate } = usePane();
  const { openExample } = useActions();
  return (
    <Page
      heading={sv.home.startHeading}
      action={
        <PrimaryAction
          hint={sv.home.startHint}
          label={sv.report.create}
          onClick={() => navigate("newReport")}
          secondary={{ label: sv.report.openExample, onClick: () => void openExample() }}
        />
      }
    >
      <HostNotice />
      {sv.home.startLines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Page>
  );
}

/** What the checklist's button does next: lay out what is left, else write the narrative (again). */
function NextStep(props: { readonly status: WorkbookStatus }): JSX.Element {
  const { layOut, writeNarrative } = useActions();
  const { tables, narrative } = props.status;
  const left = tables.filter((table) => canBeLaidOut(table) && table.sheet === null);
  if (left.length > 0) {
    return <PrimaryAction hint={sv.tables.hint(left.length)} label={sv.tables.layOut} onClick={() => void layOut(left.map((table) => table.id))} />;
  }
  if (!tables.some((table) => table.sheet !== null)) return <PrimaryAction hint={tables.length === 0 ? sv.tables.none : sv.tables.nonePossible} label={null} />;
  const hint = narrative === null ? sv.narrative.hintNew : `${sv.home.allDone} ${sv.narrative.hintAgain(narrative.sheet)}`;
  return <PrimaryAction hint={hint} label={sv.narrative.write} onClick={() => void writeNarrative()} />;
}

function Checklist(props: { readonly status: WorkbookStatus }): JSX.Element {
  const { navigate, services } = usePane();
  const { status } = props;
  const before = services.imports === undefined ? 0 : 1;
  const controlNumber = 4 + before + (services.commands.followUp === undefined ? 0 : 1);
  return (
    <Page heading={sv.home.heading} action={<NextStep status={status} />}>
      <HostNotice />
      <ol className="steps" aria-label={sv.home.stepsLabel}>
        <li>
          <StepLink number={1} name={sv.report.name} state={reportInWords(status)} done onOpen={() => navigate("report")} />
        </li>
        <li>
          <StepLink number={2} name={sv.tables.name} state={tablesInWords(status.tables)} done={allLaidOut(status.tables)} onOpen={() => navigate("tables")} />
        </li>
        {services.imports === undefined ? null : (
          <li>
            <ImportLine number={3} />
          </li>
        )}
        {services.commands.followUp === undefined ? null : (
          <li>
            <FollowUpStep number={3 + before} />
          </li>
        )}
        <li>
          <StepLink number={3 + before + (services.commands.followUp === undefined ? 0 : 1)} name={sv.narrative.name} state={narrativeInWords(status)} done={status.narrative !== null} onOpen={() => navigate("narrative")} />
        </li>
        {services.kontroll === undefined ? null : (
          <>
            <li>
              <ControlStep number={controlNumber} />
            </li>
            <li>
              <SignStep number={controlNumber + 1} />
            </li>
          </>
        )}
      </ol>
      <h2>{sv.home.helpHeading}</h2>
      <ul className="steps">
        {services.kontroll === undefined ? null : (
          <li>
            <StepLink name={svKontroll.cell.name} state={svKontroll.cell.state} onOpen={() => navigate("cell")} />
          </li>
        )}
        <li>
          <StepLink name={sv.functions.name} state={sv.status.functions} onOpen={() => navigate("functions")} />
        </li>
        <li>
          <StepLink name={svHelp.about.name} state={svHelp.about.state} onOpen={() => navigate("about")} />
        </li>
      </ul>
    </Page>
  );
}
