/** What a measurement found, as data: `npm run bench` ends with all of them in one table, their budgets beside them. */

export interface Figure {
  readonly what: string;
  readonly measured: number;
  /** "ms", "kB", "gånger" … */
  readonly unit: string;
  /** At most so much; left out where nothing is promised. */
  readonly budget?: number;
}

/** Takes a figure down. */
export type Note = (figure: Figure) => void;

export interface Measured extends Figure {
  readonly bench: string;
}

const number = (value: number): string => value.toLocaleString("sv-SE", { maximumFractionDigits: value < 10 ? 2 : value < 1_000 ? 1 : 0 });

/** The cells of a figure's line. */
function cells({ bench, what, measured, unit, budget }: Measured): readonly string[] {
  return [bench, what, number(measured), unit, budget === undefined ? "–" : number(budget), budget === undefined ? "–" : measured <= budget ? "inom" : "ÖVER"];
}

const HEAD: readonly string[] = ["mätning", "vad", "uppmätt", "enhet", "budget", "utfall"];

/** The table as lines for the screen. */
export function tableLines(figures: readonly Measured[]): readonly string[] {
  const rows = [HEAD, ...figures.map(cells)];
  const widths = HEAD.map((_head, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows.map((row) => row.map((cell, column) => (column === 2 || column === 4 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join("  ").trimEnd());
}

/** The table as markdown. */
export function tableMarkdown(figures: readonly Measured[]): string {
  const line = (row: readonly string[]): string => `| ${row.join(" | ")} |`;
  return [line(HEAD), line(["---", "---", "---:", "---", "---:", "---"]), ...figures.map((figure) => line(cells(figure)))].join("\n");
}
