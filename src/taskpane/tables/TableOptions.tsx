import * as React from "react";
import { Checkbox } from "office-ui-fabric-react";
import { svTables } from "../strings-tables.sv";

/** What can be chosen for tables before they are laid out. */
export interface TableChoices {
  readonly dataBars: boolean;
  readonly footing: boolean;
}

export const noChoices: TableChoices = { dataBars: false, footing: false };

/** The chosen options alone: one that is not chosen is left as the table's data says. */
export function chosenOptions(choices: TableChoices): Partial<TableChoices> {
  return { ...(choices.dataBars ? { dataBars: true } : {}), ...(choices.footing ? { footing: true } : {}) };
}

/** Bars in avvikelse, and sums that foot on paper. */
export function TableOptions(props: { readonly choices: TableChoices; readonly disabled?: boolean; readonly onChange: (choices: TableChoices) => void }): JSX.Element {
  const { choices, onChange } = props;
  return (
    <div className="form" role="group" aria-label={svTables.options}>
      <Checkbox label={svTables.dataBars} checked={choices.dataBars} disabled={props.disabled === true} onChange={(_event, checked) => onChange({ ...choices, dataBars: checked === true })} />
      <Checkbox label={svTables.footing} checked={choices.footing} disabled={props.disabled === true} ariaDescribedBy="footing-help" onChange={(_event, checked) => onChange({ ...choices, footing: checked === true })} />
      <p id="footing-help" className="quiet">
        {svTables.footingHelp}
      </p>
    </div>
  );
}
