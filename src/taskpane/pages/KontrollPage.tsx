import * as React from "react";
import { Link, SearchBox, Spinner } from "office-ui-fabric-react";
import type { JudgedFinding, Severity } from "../../kontroll";
import { checkName } from "../../kontroll/catalogue";
import { SEVERITIES } from "../../kontroll/finding";
import { Page } from "../components/Page";
import { PrimaryAction } from "../components/PrimaryAction";
import { usePane } from "../context";
import { useControl } from "../kontroll/control-context";
import { FindingList } from "../kontroll/FindingList";
import { useControlActions } from "../kontroll/use-control-actions";
import { svKontroll } from "../strings-kontroll.sv";
import "../kontroll/kontroll.css";

function matches({ finding }: JudgedFinding, wanted: string): boolean {
  const text = `${finding.sheet} ${finding.address} ${checkName(finding.check)} ${finding.explanation}`.toLocaleLowerCase("sv");
  return wanted.trim().toLocaleLowerCase("sv").split(/\s+/).every((word) => text.includes(word));
}

interface FilterProps {
  readonly findings: readonly JudgedFinding[];
  readonly chosen: Severity | null;
  readonly onChoose: (severity: Severity | null) => void;
}

function SeverityFilter(props: FilterProps): JSX.Element {
  const count = (severity: Severity): number => props.findings.filter(({ finding }) => finding.severity === severity).length;
  const choices: readonly (readonly [Severity | null, string, number])[] = [
    [null, svKontroll.all, props.findings.length], ...SEVERITIES.map((severity): readonly [Severity, string, number] => [severity, svKontroll.groups[severity], count(severity)]),
  ];
  return (
    <div className="finding-filter" role="group" aria-label={svKontroll.filterLabel}>
      {choices.filter(([severity, , number]) => severity === null || number > 0).map(([severity, name, number]) => (
        <button key={name} type="button" aria-pressed={props.chosen === severity} onClick={() => props.onChoose(severity)}>
          {svKontroll.filter(name, number)}
        </button>
      ))}
    </div>
  );
}

/** The findings of the checks: filter, go to the cell, mend, approve. */
export function KontrollPage(): JSX.Element {
  const { state } = usePane();
  const { status, stale } = useControl();
  const { run, repair, foreign } = useControlActions();
  const [severity, setSeverity] = React.useState<Severity | null>(null);
  const [wanted, setWanted] = React.useState("");
  const [chosen, setChosen] = React.useState<string | null>(null);
  const ready = (state.status?.tables ?? []).some((table) => table.sheet !== null);
  const findings = status?.findings ?? [];
  const kept = severity !== null && !findings.some(({ finding }) => finding.severity === severity) ? null : severity;
  const shown = findings.filter((found) => (kept === null || found.finding.severity === kept) && matches(found, wanted));
  const sheet = status?.sheet ?? null;
  return (
    <Page
      heading={svKontroll.name}
      action={<PrimaryAction hint={!ready ? svKontroll.waits : sheet === null ? svKontroll.hint : svKontroll.hintAgain(sheet)} label={svKontroll.run} disabled={!ready} onClick={() => void run()} />}
    >
      {stale ? <p role="status">{svKontroll.stale}</p> : null}
      {!ready ? null : status === null ? (
        <Spinner label={svKontroll.reading} labelPosition="right" className="pane-spinner" />
      ) : findings.length === 0 ? (
        <p>{svKontroll.sound}</p>
      ) : (
        <>
          <SeverityFilter findings={findings} chosen={kept} onChoose={setSeverity} />
          {findings.length > 5 ? <SearchBox placeholder={svKontroll.search} ariaLabel={svKontroll.search} value={wanted} onChange={(_event, value) => setWanted(value ?? "")} /> : null}
          <p className="quiet">{svKontroll.listHelp}</p>
          {shown.length === 0 ? <p>{svKontroll.none}</p> : <FindingList findings={shown} chosen={chosen} name={status.name} onChoose={setChosen} />}
        </>
      )}
      <p className="quiet finding-repair">
        {svKontroll.foreignHint} <Link disabled={state.busy !== null} onClick={() => void foreign()}>{svKontroll.foreign}</Link>
      </p>
      {ready ? (
        <p className="quiet">
          {svKontroll.repairHint} <Link disabled={state.busy !== null} onClick={() => void repair()}>{svKontroll.repair}</Link>
        </p>
      ) : null}
    </Page>
  );
}
