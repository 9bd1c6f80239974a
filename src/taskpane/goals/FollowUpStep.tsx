import * as React from "react";
import { StepLink } from "../components/StepLink";
import { usePane } from "../context";
import { svGoals } from "../strings-goals.sv";
import { useFollowUp } from "./use-follow-up";

/** The checklist's line for goals and indicators, with its state in words. */
export function FollowUpStep(props: { readonly number: number }): JSX.Element {
  const { navigate } = usePane();
  const { status } = useFollowUp();
  const { step } = svGoals;
  const rows = status?.items.length ?? 0;
  const actions = status?.items.filter((item) => item.action !== "").length ?? 0;
  const words = status === null ? step.reading : rows > 0 ? step.written(rows, actions) : status.inReport > 0 ? step.waiting(status.inReport) : step.none;
  return <StepLink number={props.number} name={svGoals.name} state={words} done={rows > 0 && actions === 0} onOpen={() => navigate("goals")} />;
}
