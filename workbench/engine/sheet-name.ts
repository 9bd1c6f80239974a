import { EngineError } from "./errors";

/** Throws InvalidArgument when Excel would refuse the sheet name, ItemAlreadyExists when another sheet has it (whatever the case). */
export function checkSheetName(name: string, taken: readonly string[]): void {
  const refuse = (why: string): never => {
    throw new EngineError("InvalidArgument", `Bladnamnet ”${name}” går inte att använda: ${why}`);
  };
  if (name.length === 0) refuse("det är tomt.");
  if (name.length > 31) refuse(`det har ${name.length} tecken, högst 31 är tillåtna.`);
  if (/[:\\/?*[\]]/.test(name)) refuse("tecknen : \\ / ? * [ ] är inte tillåtna.");
  if (name.startsWith("'") || name.endsWith("'")) refuse("det får inte börja eller sluta med apostrof.");
  if (name.toLowerCase() === "history") refuse("namnet är reserverat av Excel.");
  const wanted = name.toLocaleLowerCase("sv");
  if (taken.some((other) => other.toLocaleLowerCase("sv") === wanted))
    throw new EngineError("ItemAlreadyExists", `Det finns redan ett blad som heter ”${name}”. Välj ett annat namn.`);
}
