import * as React from "react";
import { ActionButton } from "office-ui-fabric-react";
import { svTables } from "../strings-tables.sv";

interface UnitListProps {
  readonly label: string;
  readonly names: readonly string[];
  readonly disabled?: boolean;
  readonly onMove: (index: number, to: number) => void;
  readonly onRemove: (index: number) => void;
  readonly onRename?: (index: number) => void;
}

/** Names in order. Arrows go between them, Alt and an arrow moves one; buttons do the same for those who point. */
export function UnitList(props: UnitListProps): JSX.Element {
  const { names } = props;
  const list = React.useRef<HTMLOListElement>(null);
  const [chosen, setChosen] = React.useState(0);
  const focus = (index: number): void => {
    setChosen(index);
    list.current?.querySelectorAll<HTMLElement>(".unit-name")[index]?.focus();
  };
  const move = (index: number, to: number): void => {
    if (to < 0 || to >= names.length || props.disabled === true) return;
    props.onMove(index, to);
    focus(to);
  };
  const onKey = (event: React.KeyboardEvent, index: number): void => {
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (step === 0) return;
    event.preventDefault();
    if (event.altKey) move(index, index + step);
    else focus(Math.max(0, Math.min(names.length - 1, index + step)));
  };
  return (
    <>
      <ol ref={list} className="unit-list" aria-label={props.label}>
        {names.map((name, index) => (
          <li key={index} className={index === chosen ? "unit-line unit-chosen" : "unit-line"}>
            <button type="button" className="unit-name" tabIndex={index === chosen ? 0 : -1} aria-pressed={index === chosen} onFocus={() => setChosen(index)} onClick={() => focus(index)} onKeyDown={(event) => onKey(event, index)}>
              {name}
            </button>
            {index === chosen ? (
              <div className="unit-buttons">
                <ActionButton text={svTables.upSign} ariaLabel={svTables.up(name)} disabled={index === 0 || props.disabled} allowDisabledFocus onClick={() => move(index, index - 1)} />
                <ActionButton text={svTables.downSign} ariaLabel={svTables.down(name)} disabled={index === names.length - 1 || props.disabled} allowDisabledFocus onClick={() => move(index, index + 1)} />
                {props.onRename === undefined ? null : <ActionButton text={svTables.renameSign} ariaLabel={svTables.rename(name)} disabled={props.disabled} allowDisabledFocus onClick={() => props.onRename?.(index)} />}
                <ActionButton text={svTables.removeSign} ariaLabel={svTables.remove(name)} disabled={props.disabled} allowDisabledFocus onClick={() => props.onRemove(index)} />
              </div>
            ) : null}
          </li>
        ))}
      </ol>
      {names.length < 2 ? null : <p className="quiet">{svTables.keys}</p>}
    </>
  );
}
