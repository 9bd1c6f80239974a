/** A mapping ⇄ the rows of the sheet Mappning. Pure. */
import { BokslutError } from "../../domain/errors";
import type { Mapping, MappingRule, RuleKind } from "../../importers/mapping";
import { compilePattern } from "../../importers/patterns";

export const MAPPING_HEADINGS = ["Objekt", "Konto", "Verksamhet", "Slag", "Anmärkning"] as const;
/** Verksamhet of rows that are left out of the report on purpose. */
export const LEFT_OUT = "Utelämnas";

const KIND_NAMES: Readonly<Record<Exclude<RuleKind, "varav">, string>> = { kostnader: "Kostnader", intakter: "Intäkter", netto: "Netto", summa: "Summa" };

/** "Varav: hyra", "Kostnader", or "" for by account. */
export function kindText(rule: Pick<MappingRule, "kind" | "row">): string {
  if (rule.kind === null) return "";
  return rule.kind === "varav" ? `Varav: ${rule.row ?? ""}`.trim() : KIND_NAMES[rule.kind];
}

/** The kind that a cell of the column Slag says; undefined when it says none that is known. */
export function kindOfCell(text: string): { readonly kind: RuleKind | null; readonly row?: string } | undefined {
  const plain = text.trim();
  if (plain === "" || /^(?:efter|enligt) konto$/i.test(plain)) return { kind: null };
  const varav = /^varav(?:\s*:)?/i.exec(plain);
  if (varav !== null) return { kind: "varav", row: plain.slice(varav[0].length).trim() };
  const found = (Object.keys(KIND_NAMES) as (keyof typeof KIND_NAMES)[]).find((kind) => KIND_NAMES[kind].toLowerCase() === plain.toLowerCase() || kind === plain.toLowerCase());
  return found === undefined ? undefined : { kind: found };
}

export function mappingRows(mapping: Mapping): readonly (readonly string[])[] {
  return mapping.rules.map((rule) => [rule.object, rule.account, rule.verksamhet ?? LEFT_OUT, kindText(rule), rule.note ?? ""]);
}

/**
 * Reads rows of the sheet; `place` names a cell by its row (counted from 0 among the given) and column. Rows without verksamhet are not yet rules.
 * Throws bad-argument with the cell's address for a kind or a pattern that cannot be read.
 */
export function mappingFromRows(rows: readonly (readonly unknown[])[], place: (row: number, column: number) => string): Mapping {
  const rules: MappingRule[] = [];
  rows.forEach((row, index) => {
    const [object = "", account = "", verksamhet = "", slag = "", note = ""] = row.map((cell) => String(cell ?? "").trim());
    if (verksamhet === "") return;
    const kind = kindOfCell(slag);
    if (kind === undefined) {
      throw new BokslutError("bad-argument", `Cell ${place(index, 3)} har slaget ”${slag}”. Skriv Kostnader, Intäkter, Netto, Summa eller ”Varav: radens namn”, eller lämna cellen tom så avgör kontot.`, place(index, 3));
    }
    [object, account].forEach((pattern, column) => {
      try {
        compilePattern(pattern, column === 0 ? "objekt" : "konto");
      } catch (error) {
        if (!(error instanceof BokslutError)) throw error;
        throw new BokslutError(error.code, `Cell ${place(index, column)}: ${error.message}`, place(index, column));
      }
    });
    const leftOut = verksamhet.toLowerCase() === LEFT_OUT.toLowerCase();
    rules.push({ object, account, verksamhet: leftOut ? null : verksamhet, ...kind, ...(note === "" ? {} : { note }) });
  });
  return { rules };
}
