import * as React from "react";
import type { TableModel } from "../../reports/table-model";
import { svTables } from "../strings-tables.sv";

const ROWS = 14;

/** A table before it is written: headings and labels, without figures. */
export function TablePreview(props: { readonly model: TableModel }): JSX.Element {
  const { model } = props;
  const rest = model.rows.length - ROWS;
  return (
    <div className="table-preview" tabIndex={0} role="region" aria-label={svTables.preview}>
      <table>
        <caption>{model.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{model.cornerLabel}</th>
            {model.columns.map((column) => (
              <th key={column.key} scope="col">
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {model.rows.slice(0, ROWS).map((row) => (
            <tr key={row.key} className={`preview-${row.look}`}>
              <th scope="row">{row.label}</th>
              {model.columns.map((column) => (
                <td key={column.key} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 ? <p className="quiet">{svTables.previewMore(rest)}</p> : null}
    </div>
  );
}
