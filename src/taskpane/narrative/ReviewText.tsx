import * as React from "react";
import { DefaultButton, Spinner, TextField } from "office-ui-fabric-react";
import { messageOfError, usePane } from "../context";
import { svNarrative } from "../strings-narrative.sv";
import type { NarrativeCommands, ReviewedPlace } from "./narrative-commands";
import { ReviewList, reviewSummary } from "./ReviewList";

/** Paste or write a text, or take the narrative's own, and see where each of its figures stands. */
export function ReviewText(props: { readonly commands: NarrativeCommands; readonly onGoTo: (sheet: string, address: string) => void }): JSX.Element {
  const { tell } = usePane();
  const { commands } = props;
  const words = svNarrative.review;
  const [text, setText] = React.useState("");
  const [places, setPlaces] = React.useState<readonly ReviewedPlace[] | null>(null);
  const [running, setRunning] = React.useState(false);

  const review = async (texts: () => Promise<readonly string[]>): Promise<void> => {
    setRunning(true);
    try {
      setPlaces((await commands.review(await texts())).flat());
    } catch (error) {
      tell(messageOfError(words.failed, error));
    } finally {
      setRunning(false);
    }
  };

  return (
    <section>
      <h2>{words.heading}</h2>
      <TextField
        multiline
        rows={5}
        label={words.label}
        placeholder={words.placeholder}
        value={text}
        onChange={(_event, value) => {
          setText(value ?? "");
          setPlaces(null);
        }}
      />
      <div className="paragraph-buttons">
        <DefaultButton text={words.run} disabled={running || text.trim() === ""} allowDisabledFocus onClick={() => void review(async () => [text])} />
        <DefaultButton text={words.runSheet} disabled={running} allowDisabledFocus onClick={() => void review(async () => (await commands.readParagraphs()).map((paragraph) => paragraph.text))} />
      </div>
      {running ? <Spinner label={words.running} labelPosition="right" /> : null}
      <div role="status">{running || places === null ? null : <p>{reviewSummary(places)}</p>}</div>
      {running || places === null ? null : <ReviewList places={places} onGoTo={props.onGoTo} />}
    </section>
  );
}
