import * as React from "react";
import { DefaultButton } from "office-ui-fabric-react";
import { svNarrative } from "../strings-narrative.sv";
import type { BindRequest, NarrativeCommands, NarrativeParagraph, ReviewedPlace } from "./narrative-commands";

interface Loose {
  readonly key: string;
  readonly place: ReviewedPlace;
}

const isOwn = (paragraph: NarrativeParagraph): paragraph is NarrativeParagraph & { readonly key: string; readonly openText: string } =>
  paragraph.key !== null && paragraph.openText !== null && /\d/.test(paragraph.openText);

/** The figures of the own texts that do not follow a cell yet, each with the cell that it is found in and with the selected one. */
export function BindFigures(props: { readonly paragraphs: readonly NarrativeParagraph[]; readonly commands: NarrativeCommands; readonly onBind: (request: BindRequest) => void }): JSX.Element {
  const { commands, paragraphs } = props;
  const words = svNarrative.bind;
  const [loose, setLoose] = React.useState<readonly Loose[]>([]);
  React.useEffect(() => {
    const own = paragraphs.filter(isOwn);
    let left = false;
    const find = async (): Promise<void> => {
      const reviewed = own.length === 0 ? [] : await commands.review(own.map((paragraph) => paragraph.openText));
      if (!left) setLoose(own.flatMap(({ key }, index) => (reviewed[index] ?? []).filter((place) => place.verdict !== "bound").map((place) => ({ key, place }))));
    };
    find().catch(() => setLoose([]));
    return () => {
      left = true;
    };
  }, [commands, paragraphs]);

  return (
    <section>
      <h2>{words.heading}</h2>
      {loose.length === 0 ? <p>{words.none}</p> : <p>{words.what}</p>}
      <ul className="paragraph-list">
        {loose.map(({ key, place }) => {
          const { cell } = place;
          const at = { key, start: place.start, end: place.end };
          const where = cell === null ? "" : `${cell.sheet} ${cell.address}`;
          return (
            <li key={`${key}:${place.start}`} className="paragraph-line">
              <p className="paragraph-quote">{place.sentence.replace(/\ufffc+/g, "…")}</p>
              <p><strong>{place.text}</strong> {svNarrative.review.words[place.verdict]}</p>
              <div className="paragraph-buttons">
                {cell === null || place.verdict === "contradicting" ? null : (
                  <DefaultButton text={words.toFound(where)} ariaLabel={words.figureTo(place.text, where)} onClick={() => props.onBind({ ...at, cell: { sheet: cell.sheet, address: cell.address } })} />
                )}
                <DefaultButton text={words.toSelected} ariaLabel={words.figureTo(place.text, words.selected)} onClick={() => props.onBind(at)} />
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
