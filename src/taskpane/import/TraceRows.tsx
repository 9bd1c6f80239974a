import * as React from "react";
import { Decimal } from "../../domain/decimal";
import type { CellTrace } from "../../excel/import/memory-of-imports";
import { svImport } from "../strings-import.sv";
import { shownAmount } from "./amounts";
import "./import.css";

const text = svImport.trace;

/** The file's rows behind an imported figure, the largest first. */
export function TraceRows(props: { readonly trace: CellTrace }): JSX.Element {
  const { trace } = props;
  return (
    <>
      <table className="import-table">
        <thead>
          <tr>
            <th scope="col">{text.what}</th>
            <th scope="col">{text.amount}</th>
          </tr>
        </thead>
        <tbody>
          {trace.rows.map((row, index) => (
            <tr key={index}>
              <th scope="row">
                {[row.account, row.object, row.objectName === row.object ? null : row.objectName].filter((part) => part !== null).join(" · ")}
                <span className="quiet">{row.source}</span>
              </th>
              <td>{shownAmount(Decimal.parse(row.amount))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {trace.more === 0 ? null : <p className="quiet">{text.more(trace.more, shownAmount(Decimal.parse(trace.moreSum)))}</p>}
    </>
  );
}
