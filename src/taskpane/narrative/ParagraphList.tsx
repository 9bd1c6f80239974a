import * as React from "react";
import { DefaultButton, Link, Pivot, PivotItem } from "office-ui-fabric-react";
import { svNarrative } from "../strings-narrative.sv";
import type { NarrativeParagraph } from "./narrative-commands";

/** How many paragraphs a list shows; the rest stand on the sheet. */
const SHOWN = 40;
const EXCERPT = 140;

const excerpt = (text: string): string => (text.length > EXCERPT ? `${text.slice(0, EXCERPT - 1).trimEnd()}…` : text);

interface ListProps {
  readonly paragraphs: readonly NarrativeParagraph[];
  readonly empty: string;
  readonly onGoTo: (paragraph: NarrativeParagraph) => void;
  readonly onMark: (keys?: readonly string[]) => void;
}

function Paragraphs(props: ListProps): JSX.Element {
  const { paragraphs } = props;
  if (paragraphs.length === 0) return <p>{props.empty}</p>;
  return (
    <ul className="paragraph-list">
      {paragraphs.slice(0, SHOWN).map((paragraph) => {
        const changed = svNarrative.paragraphs.isChanged(paragraph.state);
        const { key } = paragraph;
        return (
          <li key={paragraph.address} className="paragraph-line">
            <Link aria-label={svNarrative.paragraphs.goTo(paragraph.section, paragraph.address)} onClick={() => props.onGoTo(paragraph)}>
              {paragraph.section} ({paragraph.address})
            </Link>
            {changed ? (
              <>
                <p><strong>{svNarrative.paragraphs.before}</strong> {paragraph.before}</p>
                <p><strong>{svNarrative.paragraphs.now}</strong> {paragraph.text}</p>
              </>
            ) : (
              <p>{excerpt(paragraph.text)}</p>
            )}
            {key === null || paragraph.state === "klar" ? null : (
              <DefaultButton
                text={svNarrative.paragraphs.markOne}
                ariaLabel={svNarrative.paragraphs.markOneOf(paragraph.section, paragraph.address)}
                onClick={() => props.onMark([key])}
              />
            )}
          </li>
        );
      })}
      {paragraphs.length > SHOWN ? <li>{svNarrative.paragraphs.more(paragraphs.length - SHOWN)}</li> : null}
    </ul>
  );
}

/** The paragraphs by state: changed first with their old and new wording, each with the way to its cell. */
export function ParagraphList(props: Omit<ListProps, "empty">): JSX.Element {
  const { paragraphs } = props;
  const words = svNarrative.paragraphs;
  const changed = paragraphs.filter((paragraph) => svNarrative.paragraphs.isChanged(paragraph.state));
  const fresh = paragraphs.filter((paragraph) => paragraph.state === "ny");
  const done = paragraphs.filter((paragraph) => paragraph.state === "klar");
  return (
    <section>
      <h2>{words.heading}</h2>
      {changed.length + fresh.length === 0 ? null : <DefaultButton text={words.markAll} onClick={() => props.onMark()} />}
      <Pivot aria-label={words.filter}>
        <PivotItem headerText={words.changed(changed.length)} itemKey="changed">
          <Paragraphs {...props} paragraphs={changed} empty={words.nothingChanged} />
        </PivotItem>
        <PivotItem headerText={words.fresh(fresh.length)} itemKey="fresh">
          <Paragraphs {...props} paragraphs={fresh} empty={words.none} />
        </PivotItem>
        <PivotItem headerText={words.done(done.length)} itemKey="done">
          <Paragraphs {...props} paragraphs={done} empty={words.none} />
        </PivotItem>
      </Pivot>
    </section>
  );
}
