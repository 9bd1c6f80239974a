/** Tables whose rows have been sorted: found by their labels, or not told apart at all. */
import type { Finding } from "../finding";
import type { TableReading } from "../table-reading";

export function checkOrder(tables: readonly TableReading[]): Finding[] {
  return tables.flatMap((table): Finding[] => {
    if (table.order === undefined || table.order === null) return [];
    const mixed = table.order === "mixed";
    return [{
      check: "rader-sorterade", severity: mixed ? "fel" : "varning", sheet: table.sheet, address: "", cell: null, expected: null, actual: table.order, difference: null, remedy: null,
      explanation: mixed
        ? `Raderna i tabellen ”${table.data.caption}” har bytt plats (sorterats), och flera har samma namn: Bokslut kan inte veta vilken som är vilken, och resten av tabellen är inte kontrollerad. Ångra sorteringen (Ctrl+Z), eller flytta tillbaka raderna.`
        : `Raderna i tabellen ”${table.data.caption}” har bytt plats (sorterats). Bokslut hittar dem på deras namn, men meningarna i berättelsen läser de gamla cellerna: skriv berättelsen på nytt, eller ångra sorteringen.`,
    }];
  });
}
