/**
 * The one error type of Bokslut's own rules: a code for the program and a Swedish sentence for the controller
 * (where, what is wrong, what to do). Anything else thrown is a defect.
 */
export type BokslutErrorCode = "not-an-amount" | "cannot-compute" | "bad-argument" | "bad-data" | "workbook" | "cancelled";

export class BokslutError extends Error {
  override readonly name = "BokslutError";
  constructor(
    readonly code: BokslutErrorCode,
    message: string,
    /** Path inside the data, or cell, when there is one: "tables[1].columns[0].label", "Driftbudget!D14". */
    readonly where: string | null = null,
  ) {
    super(message);
  }
}
