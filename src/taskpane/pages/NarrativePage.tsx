import * as React from "react";
import { Link } from "office-ui-fabric-react";
import { useActions } from "../actions";
import { Page } from "../components/Page";
import { PrimaryAction } from "../components/PrimaryAction";
import { usePane } from "../context";
import { NarrativeTools } from "../narrative/NarrativeTools";
import { sv } from "../strings.sv";

/** The narrative: what it is, how much of it is written, and the button that writes it. */
export function NarrativePage(): JSX.Element {
  const { state, goTo, services } = usePane();
  const tools = services.commands.narrative;
  const { writeNarrative } = useActions();
  const narrative = state.status?.narrative ?? null;
  const ready = (state.status?.tables ?? []).some((table) => table.sheet !== null);
  const hint = !ready ? sv.narrative.needsTables : narrative === null ? sv.narrative.hintNew : sv.narrative.hintAgain(narrative.sheet);
  return (
    <Page heading={sv.narrative.name} action={<PrimaryAction hint={hint} label={sv.narrative.write} disabled={!ready} onClick={() => void writeNarrative()} />}>
      <p>{sv.narrative.what}</p>
      <p>{sv.narrative.follows}</p>
      <h2>{sv.narrative.state}</h2>
      {narrative === null ? (
        <p>{sv.narrative.notWritten}</p>
      ) : (
        <p>
          {sv.narrative.written(narrative.paragraphs, narrative.sheet)}
          <br />
          <Link onClick={() => goTo(narrative.sheet)}>{sv.tables.goTo(narrative.sheet)}</Link>
        </p>
      )}
      {tools === undefined || !ready ? null : <NarrativeTools commands={tools} written={narrative !== null} />}
    </Page>
  );
}
