import * as React from "react";
import type { SignConvention } from "../../reports/report-data.types";
import { sv } from "../strings.sv";

/** Costs 100,0 against 104,0 and incomes 30,0 against 32,0 as each convention writes them: budget, outcome, avvikelse. */
const figures: Readonly<Record<SignConvention, readonly (readonly [string, string, string])[]>> = {
  intakter_negativa: [["100,0", "104,0", "−4,0"], ["−30,0", "−32,0", "2,0"], ["70,0", "72,0", "−2,0"]],
  intakter_positiva: [["100,0", "104,0", "−4,0"], ["30,0", "32,0", "2,0"], ["−70,0", "−72,0", "−2,0"]],
  kostnader_negativa: [["−100,0", "−104,0", "−4,0"], ["30,0", "32,0", "2,0"], ["−70,0", "−72,0", "−2,0"]],
};

/** The same costs and incomes written by the chosen sign convention. */
export function SignExample(props: { readonly sign: SignConvention }): JSX.Element {
  const labels = [sv.form.exampleCosts, sv.form.exampleIncomes, props.sign === "intakter_positiva" ? sv.form.exampleResult : sv.form.exampleNet];
  return (
    <>
      <table className="sign-example">
        <caption>{sv.form.signExample(sv.form.signs[props.sign])}</caption>
        <thead>
          <tr>
            {[sv.form.exampleRow, sv.form.exampleBudget, sv.form.exampleOutcome, sv.form.exampleDeviation].map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures[props.sign].map(([budget, outcome, deviation], row) => (
            <tr key={labels[row]}>
              <th scope="row">{labels[row]}</th>
              <td>{budget}</td>
              <td>{outcome}</td>
              <td>{deviation}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">{sv.form.signAlways}</p>
    </>
  );
}
