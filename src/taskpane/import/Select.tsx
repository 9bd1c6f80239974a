import * as React from "react";

export interface SelectOption {
  readonly key: string;
  readonly text: string;
}

/** A choice among texts: the browser's own list, which a page can hold many of. The label is shown above unless `hiddenLabel` is set. */
export function Select(props: { readonly label: string; readonly hiddenLabel?: boolean; readonly value: string; readonly options: readonly SelectOption[]; readonly disabled?: boolean; readonly onChange: (key: string) => void }): JSX.Element {
  const list = (
    <select className="pane-select" aria-label={props.hiddenLabel === true ? props.label : undefined} value={props.value} disabled={props.disabled} onChange={(event) => props.onChange(event.currentTarget.value)}>
      {props.options.map((option) => (
        <option key={option.key} value={option.key}>
          {option.text}
        </option>
      ))}
    </select>
  );
  if (props.hiddenLabel === true) return list;
  return (
    <label className="pane-field">
      <span>{props.label}</span>
      {list}
    </label>
  );
}
