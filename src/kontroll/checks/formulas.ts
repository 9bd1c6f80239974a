/** Derived cells whose formula is gone, changed or fails. */
import { Decimal } from "../../domain/decimal";
import { cellsOf, findingAt, type CheckContext } from "../context";
import { isDerivedCell } from "../expected";
import type { Finding } from "../finding";
import { figureText, placeText } from "../text";
import { isShare } from "../tolerance";

/** Formulas compare without spaces, dollar signs, quotes around sheet names and the stored prefix of own functions. */
export function sameFormula(a: string, b: string): boolean {
  if (a === b) {
    return true;
  }
  const plain = (formula: string): string => formula.replace(/_xldudf_/gi, "").replace(/[\s$']/g, "").toUpperCase();
  return plain(a) === plain(b);
}

/** A value in the place of a formula is fel when it differs from what the formula would give, else varning: it will not follow the next change. */
export function checkFormulas(context: CheckContext): Finding[] {
  const findings: Finding[] = [];
  for (const table of context.tables) {
    const decimals = context.decimals(table);
    for (const { row, column, cell } of cellsOf(table)) {
      const { expectedFormula } = cell;
      if (expectedFormula === null || (cell.error === null && cell.formula === expectedFormula) || !isDerivedCell(row, column)) {
        continue;
      }
      const place = placeText(row, column);
      const remedy = { type: "restore-formula", formula: expectedFormula } as const;
      const { value: expected, ruled } = context.expected.of(table, row, column);
      if (cell.error !== null && isShare(column) && cell.formula !== null && sameFormula(cell.formula, expectedFormula) && context.expected.of(table, row, column).base?.size.sign() === 0) {
        findings.push(findingAt(table, row, column, cell, {
          check: "procent-saknas", severity: "upplysning", actual: cell.error,
          explanation: `${place}: det belopp som procenttalet räknas på är 0, så det finns inget procenttal. Visa avvikelsen som belopp i texten.`,
        }));
      } else if (cell.error !== null) {
        findings.push(findingAt(table, row, column, cell, {
          check: "felvarde", severity: "fel", expected, actual: cell.error, remedy: cell.formula === null || !sameFormula(cell.formula, expectedFormula) ? remedy : null,
          explanation: `${place}: cellen visar ${cell.error}. Rätta de celler som den räknas på, eller sätt tillbaka formeln.`,
        }));
      } else if (cell.formula === null) {
        const differs = expected === null ? cell.value !== null || ruled === true : typeof cell.value !== "number" || Decimal.of(cell.value).rounded(decimals).compare(expected.rounded(decimals)) !== 0;
        const stands = cell.value === null ? "cellen är tom" : `där står ${typeof cell.value === "number" ? figureText(cell.value, decimals) : `”${cell.value.slice(0, 60)}”`}`;
        findings.push(findingAt(table, row, column, cell, {
          check: "formel-ersatt", severity: differs ? "fel" : "varning", expected, actual: cell.value, remedy,
          explanation: `${place}: formeln är ersatt, ${stands}${expected === null ? "" : ` och formeln ger ${figureText(expected, decimals)}`}. Sätt tillbaka formeln så att cellen följer tabellen.`,
        }));
      } else if (!sameFormula(cell.formula, expectedFormula)) {
        const value = typeof cell.value === "number" ? Decimal.of(cell.value) : null;
        const differs = expected !== null && (value === null || value.rounded(decimals).compare(expected.rounded(decimals)) !== 0);
        findings.push(findingAt(table, row, column, cell, {
          check: "formel-andrad", severity: differs ? "fel" : "varning", expected, actual: cell.value, remedy,
          explanation: `${place}: formeln är ändrad${differs && expected !== null ? ` och ger ${value === null ? "ingen siffra" : figureText(value, decimals)} där Boksluts formel ger ${figureText(expected, decimals)}` : ", men ger samma värde som Boksluts formel"}. Behåll den bara om du vet varför.`,
        }));
      }
    }
  }
  return findings;
}
