/** Figures that the report's data gives for derived cells, against what the table's own input figures give and against the given figures beside them. */
import { Decimal } from "../../domain/decimal";
import type { OutlineRow } from "../../reports/outline";
import type { ColumnData } from "../../reports/report-data.types";
import { cellsOf, findingAt, type CheckContext } from "../context";
import { isDerivedCell, type Expected, type Operand } from "../expected";
import type { Finding, Severity } from "../finding";
import { cellKey, type CellReading, type CheckedTable } from "../table-reading";
import { figureText, placeText } from "../text";
import { isShare, withinRounding } from "../tolerance";

interface Verdict {
  readonly severity: Severity;
  readonly expected: Decimal;
  readonly terms: number;
  /** Whether a figure behind the cell has been changed since the report was opened: then what the report gave is older than the table. */
  readonly changed: boolean;
}

/** fel: no rounding explains it. agrees: printed as computed. unknown: nothing to compare. */
type State = "fel" | "agrees" | "unknown";

class PrintedFigures {
  private readonly states = new Map<string, State>();

  constructor(private readonly context: CheckContext) {}

  private cell(table: CheckedTable, row: OutlineRow, column: ColumnData): CellReading | undefined {
    return table.cells.get(cellKey(row.key, column.key));
  }

  /** By the table's input figures: the difference, and whether rounding of the terms covers it. */
  private verdict(table: CheckedTable, row: OutlineRow, column: ColumnData, cell: CellReading): Verdict | null {
    if (cell.printed === null) {
      return null;
    }
    const own = this.context.expected.of(table, row, column);
    const value = own.value ?? (typeof cell.value === "number" && cell.formula !== null ? Decimal.of(cell.value) : null);
    if (value === null) {
      return null;
    }
    const decimals = this.context.decimals(table);
    const printed = Decimal.of(cell.printed);
    const expected = value.rounded(decimals);
    const within = withinRounding(printed, { ...own, value }, decimals, table.data.sign === null);
    const fits = within && this.fitsNeighbours(table, row, column, printed, decimals);
    if (isShare(column)) {
      return fits ? null : { severity: own.changed ? "varning" : "fel", expected: value.rounded(Math.max(3, printed.decimals())), terms: own.terms, changed: own.changed };
    }
    // Sums that foot on paper are rounded by choice: only what rounding cannot give is told of.
    if (fits && table.data.footing === true) {
      return null;
    }
    return printed.compare(expected) === 0 && fits ? null : { severity: fits ? "avrundning" : own.changed ? "varning" : "fel", expected, terms: own.terms, changed: own.changed };
  }

  /** What the given figure should be by each relation, counted on the given figures that it is made of, where those are right themselves. */
  private *byNeighbours(table: CheckedTable, row: OutlineRow, column: ColumnData): Generator<Expected> {
    let sound = true;
    const operand: Operand = (source, other, from): Expected => {
      const cell = this.cell(source, other, from);
      const figure = isDerivedCell(other, from) ? (cell?.printed ?? null) : typeof cell?.value === "number" ? cell.value : null;
      if (isDerivedCell(other, from) && (figure === null || cell === undefined || this.state(source, other, from, cell) === "fel")) {
        sound = false;
      }
      return { value: figure === null ? null : Decimal.of(figure), terms: figure === null ? 0 : 1, changed: false };
    };
    for (const relation of this.context.expected.relations(table, row, column, operand)) {
      if (sound && relation.value !== null) {
        yield relation;
      }
      sound = true;
    }
  }

  /** Whether the given figure fits the given figures that it is made of: few terms, so a small error shows. */
  private fitsNeighbours(table: CheckedTable, row: OutlineRow, column: ColumnData, printed: Decimal, decimals: number): boolean {
    for (const relation of this.byNeighbours(table, row, column)) {
      if (!withinRounding(printed, relation, decimals, table.data.sign === null)) {
        return false;
      }
    }
    return true;
  }

  /** A given figure that the table gives none for: something that it is counted from is missing. */
  private withoutBasis(table: CheckedTable, row: OutlineRow, column: ColumnData, cell: CellReading): Finding | null {
    if (cell.printed === null || cell.formula === null || cell.value !== null || cell.error !== null || this.context.expected.of(table, row, column).value !== null) {
      return null;
    }
    return findingAt(table, row, column, cell, {
      check: "tryckt", severity: "varning", actual: cell.printed,
      explanation: `${placeText(row, column)}: rapporten anger ${figureText(cell.printed, this.context.decimals(table))}, men tabellen ger ingen siffra, eftersom ett belopp som den räknas på saknas. Fyll i det, 0 om det är noll.`,
    });
  }

  /** A given figure that the table bears out, but that the figures beside it as given do not add up to: rounding that a reader with a calculator finds. */
  private drift(table: CheckedTable, row: OutlineRow, column: ColumnData, cell: CellReading): Finding | null {
    if (cell.printed === null || table.data.footing === true || isShare(column) || this.state(table, row, column, cell) !== "agrees") {
      return null;
    }
    const decimals = this.context.decimals(table);
    const printed = Decimal.of(cell.printed);
    for (const { value, terms } of this.byNeighbours(table, row, column)) {
      const expected = value?.rounded(decimals) ?? printed;
      if (expected.compare(printed) !== 0) {
        return findingAt(table, row, column, cell, {
          check: "tryckt", severity: "avrundning", expected, actual: cell.printed,
          explanation: `${placeText(row, column)}: rapporten anger ${figureText(printed, decimals)}, men ${terms === 1 ? "beloppet" : `de ${terms} beloppen`} som siffran bygger på ger ${figureText(expected, decimals)} så som rapporten anger dem. Skillnaden ryms i avrundningen.`,
        });
      }
    }
    return null;
  }

  private state(table: CheckedTable, row: OutlineRow, column: ColumnData, cell: CellReading): State {
    const key = `${table.data.id} ${cellKey(row.key, column.key)}`;
    const known = this.states.get(key);
    if (known !== undefined) {
      return known;
    }
    this.states.set(key, "unknown");
    const found = cell.printed === null ? "unknown" : this.verdict(table, row, column, cell)?.severity === "fel" ? "fel" : "agrees";
    this.states.set(key, found);
    return found;
  }

  findings(table: CheckedTable): Finding[] {
    if (!table.grid.some((cells) => cells.some((cell) => cell !== undefined && cell.printed !== null))) {
      return [];
    }
    const decimals = this.context.decimals(table);
    return [...cellsOf(table)].flatMap(({ row, column, cell }) => {
      const verdict = this.verdict(table, row, column, cell);
      if (verdict === null || cell.printed === null) {
        return this.withoutBasis(table, row, column, cell) ?? this.drift(table, row, column, cell) ?? [];
      }
      const { severity, expected, terms, changed } = verdict;
      const shown = `${placeText(row, column)}: rapporten anger ${figureText(cell.printed, decimals)}, tabellen ger ${figureText(expected, decimals)}.`;
      const explained = terms === 1 ? "Skillnaden ryms i avrundningen av det belopp som siffran bygger på." : `Skillnaden ryms i avrundningen av de ${terms} belopp som siffran bygger på.`;
      const wrong = changed
        ? "Belopp som siffran bygger på är ändrade sedan rapporten öppnades. Använd tabellens siffra."
        : "Skillnaden är större än avrundning kan ge. Använd tabellens siffra, eller rätta de belopp som den räknas på.";
      return [findingAt(table, row, column, cell, { check: "tryckt", severity, expected, actual: cell.printed, explanation: `${shown} ${severity === "avrundning" ? explained : wrong}` })];
    });
  }
}

/** fel where the difference is larger than rounding of the terms can give, else avrundning; nothing where they agree as shown. */
export function checkPrinted(context: CheckContext): Finding[] {
  const printed = new PrintedFigures(context);
  return context.tables.flatMap((table) => printed.findings(table));
}
