import * as React from "react";
import { countsInWords } from "../../kontroll/summary";
import { StepLink } from "../components/StepLink";
import { usePane } from "../context";
import { svKontroll } from "../strings-kontroll.sv";
import { useControl } from "./control-context";

/** The checklist's line for Kontroll: how many findings there are. */
export function ControlStep(props: { readonly number: number }): JSX.Element {
  const { state, navigate } = usePane();
  const { status } = useControl();
  const ready = (state.status?.tables ?? []).some((table) => table.sheet !== null);
  const approved = status !== null && status.counts.fel > 0 && status.open === 0;
  const words = !ready ? svKontroll.states.waits : status === null ? svKontroll.states.reading
    : status.findings.length === 0 ? svKontroll.states.sound : `${countsInWords(status.counts)}${approved ? `, ${svKontroll.states.approved}` : ""}`;
  return <StepLink number={props.number} name={svKontroll.name} state={words} done={status !== null && status.open === 0} onOpen={() => navigate("kontroll")} />;
}

/** The number of open fel in the header of every page, and the way to them. */
export function HeaderErrors(): JSX.Element | null {
  const { navigate, state } = usePane();
  const { status } = useControl();
  if (status === null || status.open === 0) return null;
  return (
    <button type="button" className="header-errors" title={svKontroll.openErrors(status.open)} aria-current={state.page === "kontroll" ? "page" : undefined} onClick={() => navigate("kontroll")}>
      {svKontroll.errors(status.open)}
    </button>
  );
}

/** The checklist's line for Klarmarkera och lämna ut: how many sheets are signed, and whether any has changed since. */
export function SignStep(props: { readonly number: number }): JSX.Element {
  const { navigate } = usePane();
  const { status } = useControl();
  const signed = status?.signed ?? null;
  const done = signed !== null && signed.sheets > 0 && signed.done === signed.sheets && signed.changed === 0;
  return <StepLink number={props.number} name={svKontroll.done.name} state={signed === null || signed.sheets === 0 ? svKontroll.done.short : svKontroll.done.state(signed)} done={done} onOpen={() => navigate("klar")} />;
}
