import { parseAmount } from "../domain/amount";
import { BokslutError } from "../domain/errors";
import { badData, isMissing, shown } from "./json-reader";

/**
 * An amount in the report's unit: a number, a Swedish amount text ("−2,7", "1 437,0") without unit, or null where there is no figure
 * (also an empty text or a lone minus). Missing is null, never 0.
 * @throws BokslutError "bad-data" for anything else.
 */
export function readAmount(value: unknown, path: string): number | null {
  if (isMissing(value)) return null;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (typeof value !== "string") throw badData(path, `ett belopp väntas här, men där står ${shown(value)}. Skriv ett tal, eller null om siffran saknas.`);
  try {
    const amount = parseAmount(value);
    if (amount === null) return null;
    if (amount.unit !== null) throw badData(path, `skriv beloppet utan enhet och i rapportens enhet; där står ${shown(value)}.`);
    return amount.value.toNumber();
  } catch (error) {
    if (error instanceof BokslutError && error.code === "not-an-amount") throw badData(path, error.message);
    throw error;
  }
}
