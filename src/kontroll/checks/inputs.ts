/** Input cells: text where a figure should be, error values, and rows that no sum knows. */
import { parseAmount } from "../../domain/amount";
import { BokslutError } from "../../domain/errors";
import { cellsOf, findingAt, type CheckContext } from "../context";
import { isDerivedCell } from "../expected";
import type { Finding } from "../finding";
import { placeText } from "../text";

const TEXT_KINDS = new Set(["text", "datum"]);

function numberIn(text: string): number | null {
  try {
    return parseAmount(text)?.value.toNumber() ?? null;
  } catch (error) {
    if (error instanceof BokslutError) {
      return null;
    }
    throw error;
  }
}

export function checkInputs(context: CheckContext): Finding[] {
  const findings: Finding[] = [];
  for (const table of context.tables) {
    for (const { row, column, cell } of cellsOf(table)) {
      if (isDerivedCell(row, column) || TEXT_KINDS.has(column.kind)) {
        continue;
      }
      if (cell.error !== null) {
        findings.push(findingAt(table, row, column, cell, { check: "felvarde", severity: "fel", actual: cell.error, explanation: `${placeText(row, column)}: cellen visar ${cell.error}. Skriv ett belopp eller lämna cellen tom.` }));
      } else if (typeof cell.value === "string" && cell.value.trim() !== "" && cell.value.trim() !== "-") {
        const value = numberIn(cell.value);
        findings.push(findingAt(table, row, column, cell, {
          check: "text-i-siffercell", severity: "fel", actual: cell.value, remedy: value === null ? null : { type: "use-number", value },
          explanation: `${placeText(row, column)}: cellen innehåller texten ”${cell.value.slice(0, 60)}”, som summorna inte räknar med. Skriv ett belopp eller lämna cellen tom.`,
        }));
      }
    }
    for (const unknown of table.unknownRows) {
      const label = unknown.label === "" ? "utan namn" : `”${unknown.label.slice(0, 80)}”`;
      const counted = unknown.counted ? "Summorna räknar med den, men Bokslut kan inte kontrollera den." : "Den ingår inte i summorna.";
      findings.push({
        check: "rad-utanfor-summa", severity: unknown.figures > 0 && !unknown.counted ? "varning" : "upplysning", sheet: table.sheet, address: unknown.address, cell: null, expected: null, actual: null, difference: null,
        explanation: `Raden ${label} är infogad i tabellen ”${table.data.caption}”. ${counted} Lägg till den som verksamhet i fönstret, eller ta bort raden.`,
        remedy: null,
      });
    }
  }
  return findings;
}
