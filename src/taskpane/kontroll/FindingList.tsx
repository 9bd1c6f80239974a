import * as React from "react";
import type { JudgedFinding } from "../../kontroll";
import { checkName } from "../../kontroll/catalogue";
import { SEVERITIES } from "../../kontroll/finding";
import { svKontroll } from "../strings-kontroll.sv";
import { FindingDetails } from "./FindingDetails";
import { useControlActions } from "./use-control-actions";

interface FindingListProps {
  readonly findings: readonly JudgedFinding[];
  readonly chosen: string | null;
  readonly name: string;
  readonly onChoose: (key: string | null) => void;
}

/** What a finding is about: the words before its first colon. */
function subjectOf(explanation: string): string {
  const at = explanation.indexOf(": ");
  return at > 0 && at < 160 ? explanation.slice(0, at) : explanation;
}

/** The findings in groups. One row at a time takes the focus: the arrows move it, Enter goes to the cell and opens what is known of it. */
export function FindingList(props: FindingListProps): JSX.Element {
  const { findings, chosen, onChoose } = props;
  const { goToCell } = useControlActions();
  const list = React.useRef<HTMLDivElement>(null);
  const [focused, setFocused] = React.useState(0);
  const reachable = Math.min(focused, findings.length - 1);

  const move = (event: React.KeyboardEvent): void => {
    const last = findings.length - 1;
    const target = { ArrowDown: Math.min(last, reachable + 1), ArrowUp: Math.max(0, reachable - 1), Home: 0, End: last }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    setFocused(target);
    list.current?.querySelectorAll<HTMLButtonElement>(".finding-button")[target]?.focus();
  };

  return (
    <div ref={list} className="finding-list" role="group" aria-label={svKontroll.listLabel}>
      {SEVERITIES.map((severity) => {
        const own = findings.filter(({ finding }) => finding.severity === severity);
        if (own.length === 0) return null;
        return (
          <section key={severity} aria-label={svKontroll.groups[severity]}>
            <h2>{svKontroll.filter(svKontroll.groups[severity], own.length)}</h2>
            <ul>
              {own.map((found) => {
                const index = findings.indexOf(found);
                const open = found.key === chosen;
                return (
                  <li key={`${found.key} ${index}`} className={open ? "finding finding-open" : "finding"}>
                    <button
                      type="button"
                      className="finding-button"
                      aria-expanded={open}
                      tabIndex={index === reachable ? 0 : -1}
                      onFocus={() => setFocused(index)}
                      onKeyDown={move}
                      onClick={() => {
                        onChoose(open ? null : found.key);
                        if (!open) goToCell(found.finding);
                      }}
                    >
                      <span className={`finding-mark finding-${severity}`} aria-hidden />
                      <span className="finding-words">
                        <span className="finding-name">{checkName(found.finding.check)}</span>
                        {open ? null : <span className="finding-subject">{subjectOf(found.finding.explanation)}</span>}
                        <span className="finding-place">
                          {svKontroll.place(found.finding.sheet, found.finding.address)}
                          {found.approval === null ? "" : ` · ${svKontroll.approved(found.approval.by, found.approval.date)}`}
                        </span>
                      </span>
                    </button>
                    {open ? <FindingDetails found={found} name={props.name} /> : null}
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
