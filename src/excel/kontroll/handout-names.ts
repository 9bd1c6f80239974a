/** Defined names whose formula calls the add-in, on the way to an utlämningskopia and back. */
import { callsOwnFunction } from "./broken-cells";
import { kept, restored, type StoredName } from "./handout";
import { plainFormula } from "./plain-formula";
import type { CommandSession } from "../session";

export interface LoadedNames {
  /** Those with an equivalent formula of Excel alone. */
  plain(): readonly StoredName[];
  /** Those without. */
  left(): readonly string[];
}

/** Asks for the workbook's names; the answer is read when the next sync has been made. */
export function loadOwnNames(session: CommandSession): LoadedNames {
  const { names } = session.context.workbook;
  names.load("items/name,items/formula");
  const own = (): readonly { readonly name: string; readonly formula: string; readonly plain: string | null }[] => names.items.flatMap((item) => {
    const formula: unknown = item.formula;
    return typeof formula === "string" && callsOwnFunction(formula) ? [{ name: item.name, formula, plain: plainFormula(formula) }] : [];
  });
  return {
    plain: () => own().flatMap(({ name, formula, plain }): StoredName[] => (plain === null ? [] : [[name, kept(formula), plain]])),
    left: () => own().flatMap(({ name, plain }) => (plain === null ? [name] : [])),
  };
}

export function writeNames(session: CommandSession, names: readonly StoredName[]): void {
  for (const [name, , written] of names) session.context.workbook.names.getItem(name).formula = written;
}

/** Queues the names as they were; one that is gone stays so. `standing`: the workbook's names, lower case. */
export function restoreNames(session: CommandSession, names: readonly StoredName[], standing: ReadonlySet<string>): void {
  for (const [name, original] of names) if (standing.has(name.toLowerCase())) session.context.workbook.names.getItem(name).formula = restored(original);
}

export function namesWarning(left: readonly string[]): readonly string[] {
  if (left.length === 0) return [];
  return [`${left.length === 1 ? `Namnet ${left[0]}` : `Namnen ${left.join(", ")}`} räknas av Bokslut och har ingen vanlig formel. Ta bort ${left.length === 1 ? "det" : "dem"} under Formler, Namnhanteraren, i den kopia som du lämnar ut.`];
}
