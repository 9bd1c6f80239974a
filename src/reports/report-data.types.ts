/**
 * The report data format: what a controller types or imports (leaf figures), and optionally the derived figures as printed.
 * It is the add-in's exchange format; `report-data.ts` reads unknown JSON into it and names the path of what is wrong.
 */

/** Amount unit of a report's figures. Figures are stored in this unit, never converted on the way in. */
export type Unit = "mnkr" | "tkr" | "kr";

/** Sign convention of a table: A intäkter negativa, B intäkter positiva, C kostnader negativa; null for counts. */
export type SignConvention = "intakter_negativa" | "intakter_positiva" | "kostnader_negativa";

export interface ReportMeta {
  readonly title: string;
  readonly organisation: string;
  readonly report_type: string;
  readonly unit: Unit;
  readonly diary_number: string | null;
  readonly period: string;
  readonly year: number;
  /** ISO dates of the reported period. */
  readonly from: string | null;
  readonly to: string | null;
  /** Who answers for the report. */
  readonly handlaggare?: string;
  /** ISO date of the report itself. */
  readonly datum?: string;
}

/** What a column of a resultatfond table holds, in the order it is worked out. `change` is plus for what is set aside and minus for a withdrawal. */
export type FundFigure = "year_limit" | "ceiling" | "change" | "closing" | "returned";

/**
 * How a column is computed in cells. `deviation` by sign convention and row kind, `difference` first minus second, `share` of another column × months/12,
 * `sum` of other columns, `fund` a figure of the resultatfond of [opening, result, turnover, given change (may be left out)]; the percent forms are shares of the absolute value of the budget (deviation) or of the second column (difference).
 */
export type ColumnFormula =
  | { readonly type: "deviation_percent" | "difference_percent"; readonly of: readonly [string, string] }
  | { readonly type: "sum"; readonly of: readonly string[] }
  | { readonly type: "fund"; readonly what: FundFigure; readonly of: readonly string[] }
  | { readonly type: "deviation"; readonly of: readonly [string, string] }
  | { readonly type: "difference"; readonly of: readonly [string, string] }
  | { readonly type: "share"; readonly of: string; readonly months: number };

export interface ColumnData {
  readonly key: string;
  readonly label: string;
  /** budget, utfall, prognos, plan, avvikelse, bokslut_foregaende … open: an unknown kind is an input column. */
  readonly kind: string;
  readonly formula?: ColumnFormula;
  /** Row kinds for which the column's cells stay empty. */
  readonly not_for?: readonly string[];
}

export interface RowData {
  readonly label: string;
  /** kostnader, intakter, netto, summa_kostnader, summa_intakter, summa_netto, resultat_fore, resultatfond_in … open. */
  readonly kind: string;
  readonly values: Readonly<Record<string, number | null>>;
  /** Cells of text columns (kind text or datum). */
  readonly texts?: Readonly<Record<string, string>>;
  readonly derived?: boolean;
  /** As for the section, when a row's own sum differs from the section's. */
  readonly sum_of?: readonly string[];
  readonly sum_of_cells?: unknown;
  readonly sum_rows_exclude?: readonly string[];
}

export interface SectionData {
  readonly label: string | null;
  readonly rows: readonly RowData[];
  /** Labels of the sections that this section's sums add. */
  readonly sum_of?: readonly string[];
  /** Cells that a sum adds, by name (see docs/reports). */
  readonly sum_of_cells?: unknown;
  /** Labels of rows that the section's sum leaves out. */
  readonly sum_rows_exclude?: readonly string[];
}

export interface TableData {
  readonly id: string;
  readonly template: string;
  readonly caption: string;
  readonly sign: SignConvention | null;
  readonly columns: readonly ColumnData[];
  readonly sections: readonly SectionData[];
  /** True: sums, nettos and deviations count on the figures as shown, so that they foot on paper. */
  readonly footing?: boolean;
  /** True: bars in the columns of avvikelse. */
  readonly data_bars?: boolean;
}

export interface ResultatenhetData {
  readonly namn: string;
  readonly ingaende_fond: number | null;
  readonly arets_resultat: number | null;
  /** Base of the limits (omslutning) and what it is: bruttoomslutning, budget … */
  readonly bas: number | null;
  readonly bas_avser: string | null;
  /** A given change: withdrawal with plus, avsättning with minus. */
  readonly uttag?: number | null;
  readonly budgeterat_resultat?: number | null;
}

export interface AmountItemData {
  readonly item: string;
  readonly kostnad: number | null;
  readonly intakt?: number | null;
  readonly motivering: string | null;
}

export interface IndicatorData {
  readonly owner: string | null;
  readonly goal: string | null;
  readonly goal_level: string | null;
  readonly name: string;
  readonly layout: string | null;
  readonly comment: string | null;
  /** Strings exactly as printed, by column: utfall, utfall_man, utfall_kvinnor, utfall_foregaende_ar, prognos_helar, arsmal, kf_arsmal, period. */
  readonly raw: Readonly<Record<string, string>>;
}

export interface ActivityData {
  readonly owner: string | null;
  readonly goal: string | null;
  readonly goal_level: string | null;
  readonly name: string;
  readonly start: string | null;
  readonly slut: string | null;
  readonly avvikelse: string | null;
  readonly comment: string | null;
}

export interface BalanceItemData {
  readonly item: string;
  readonly amount: number | null;
  readonly unit: string;
  readonly change: boolean;
  readonly signed?: number | null;
  readonly part_of?: string | null;
}

export interface ReportData {
  readonly meta: ReportMeta;
  readonly tables: readonly TableData[];
  readonly resultatenheter: readonly ResultatenhetData[];
  readonly ombudgeteringar: readonly AmountItemData[];
  readonly omslutningsforandringar: readonly AmountItemData[];
  readonly budgetjusteringar: readonly AmountItemData[];
  readonly indikatorer: readonly IndicatorData[];
  readonly aktiviteter: readonly ActivityData[];
  readonly balans: readonly BalanceItemData[];
  /** The goal hierarchy, kept as read (see docs/reports). */
  readonly mal: readonly unknown[];
  /** Everything the reader does not know, kept untouched so that nothing is lost on the way through. */
  readonly extra: Readonly<Record<string, unknown>>;
}
