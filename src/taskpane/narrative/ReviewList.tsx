import * as React from "react";
import { Icon, Link } from "office-ui-fabric-react";
import { svNarrative } from "../strings-narrative.sv";
import type { ReviewedPlace } from "./narrative-commands";

/** The order in which figures are shown: what must be looked at first. */
const ORDER = ["contradicting", "unknown", "rounded", "found", "bound"] as const;
const ICONS = { contradicting: "Error", unknown: "Info", rounded: "Warning", found: "Completed", bound: "Completed" } as const;

/** How many figures of each kind a reviewed text has, in a line. */
export function reviewSummary(places: readonly ReviewedPlace[]): string {
  const words = svNarrative.review;
  if (places.length === 0) return words.noFigures;
  const counts = ORDER.map((verdict) => [verdict, places.filter((place) => place.verdict === verdict).length] as const).filter(([, count]) => count > 0);
  return words.summary(counts.map(([verdict, count]) => words.counts[verdict](count)));
}

/** The figures of a reviewed text, each with its verdict in words and the way to its cell. */
export function ReviewList(props: { readonly places: readonly ReviewedPlace[]; readonly onGoTo: (sheet: string, address: string) => void }): JSX.Element | null {
  const { places } = props;
  const words = svNarrative.review;
  if (places.length === 0) return null;
  const sorted = ORDER.flatMap((verdict) => places.filter((place) => place.verdict === verdict && verdict !== "bound"));
  return (
      <ul className="paragraph-list" aria-label={words.list}>
        {sorted.map((place) => {
          const { cell } = place;
          return (
            <li key={`${place.start}:${place.sentence}`} className="paragraph-line">
              <p>
                <Icon iconName={ICONS[place.verdict]} aria-hidden /> <strong>{place.text}</strong> {words.words[place.verdict]}
              </p>
              {place.reason === "" ? null : <p>{place.reason}</p>}
              {cell === null ? null : <Link onClick={() => props.onGoTo(cell.sheet, cell.address)}>{words.goTo(cell.name, cell.sheet, cell.address)}</Link>}
              <p className="paragraph-quote">{place.sentence}</p>
            </li>
          );
        })}
      </ul>
  );
}
