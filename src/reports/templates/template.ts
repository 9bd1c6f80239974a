/** A template is data: columns, groups of rows and looks. The same builder lays out every template. */
import type { ColumnFormula } from "../report-data.types";

/** A column; its label may hold {år}, {år-1}, {år+1}, {år+2}, {år+3}, {period} and {månader}. */
export interface ColumnTemplate {
  readonly key: string;
  readonly label: string;
  readonly kind: string;
  /** `months: "period"` is the number of months of the report's period. */
  readonly formula?: Exclude<ColumnFormula, { type: "share" }> | { readonly type: "share"; readonly of: string; readonly months: "period" };
  readonly notFor?: readonly string[];
}

export interface RowTemplate {
  /** Left out: the name of the verksamhet. */
  readonly label?: string;
  readonly kind: string;
  readonly derived?: boolean;
}

/**
 * A group of sections or rows. `each: "section"`: one section per verksamhet with these rows. `each: "row"`: one section in which the rows without label
 * are repeated for each verksamhet. `each: "none"`: one section as it stands. `sumOf` "all" names every section made by an earlier group with `each: "section"`,
 * "everything" every section above, a list the sections with those labels.
 */
export interface GroupTemplate {
  readonly each: "section" | "row" | "none";
  /** Section label; left out: the verksamhet's name (each "section") or no label. */
  readonly label?: string;
  readonly rows: readonly RowTemplate[];
  readonly sumOf?: "all" | "everything" | readonly string[];
}

/** The columns that a template has in a report of a kind. */
export function columnsFor(template: Template, reportType: string): readonly ColumnTemplate[] {
  const kind = reportType.trim().toLowerCase();
  return Object.entries(template.columnsFor ?? {}).find(([beginning]) => kind.startsWith(beginning))?.[1] ?? template.columns;
}

export interface Template {
  readonly id: string;
  /** Name in the pane and on the sheet tab, at most 31 characters. */
  readonly title: string;
  /** One sentence: what the table shows and when it is used. */
  readonly description: string;
  readonly columns: readonly ColumnTemplate[];
  /** Columns that reports of a kind have instead, by the beginning of meta.report_type. */
  readonly columnsFor?: Readonly<Record<string, readonly ColumnTemplate[]>>;
  readonly groups: readonly GroupTemplate[];
  readonly landscape: boolean;
  /** True for tables without amounts (no sign convention). */
  readonly counts?: boolean;
  /** Report kinds that the template belongs to, as in meta.report_type; used for a new report's first tables. */
  readonly reports: readonly string[];
}
