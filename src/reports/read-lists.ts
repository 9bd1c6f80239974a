/** Readers of the lists beside the tables. Members that the format does not know are kept as they stand. */
import { isMissing, join, readBoolean, readName, readObject, readOptionalDate, readOptionalText, readText } from "./json-reader";
import { readAmount } from "./read-amount";
import type { ActivityData, AmountItemData, BalanceItemData, IndicatorData, ResultatenhetData } from "./report-data.types";

function optional<T>(raw: Readonly<Record<string, unknown>>, path: string, key: string, read: (value: unknown, path: string) => T): Record<string, T> {
  return key in raw ? { [key]: read(raw[key], join(path, key)) } : {};
}

export function readResultatenhet(value: unknown, path: string): ResultatenhetData {
  const raw = readObject(value, path);
  return {
    ...raw,
    namn: readName(raw["namn"], join(path, "namn")),
    ingaende_fond: readAmount(raw["ingaende_fond"], join(path, "ingaende_fond")),
    arets_resultat: readAmount(raw["arets_resultat"], join(path, "arets_resultat")),
    bas: readAmount(raw["bas"], join(path, "bas")),
    bas_avser: readOptionalText(raw["bas_avser"], join(path, "bas_avser")),
    ...optional(raw, path, "uttag", readAmount),
    ...optional(raw, path, "budgeterat_resultat", readAmount),
  } as ResultatenhetData;
}

export function readAmountItem(value: unknown, path: string): AmountItemData {
  const raw = readObject(value, path);
  return {
    ...raw,
    item: readText(raw["item"], join(path, "item")),
    kostnad: readAmount(raw["kostnad"], join(path, "kostnad")),
    motivering: readOptionalText(raw["motivering"], join(path, "motivering")),
    ...optional(raw, path, "intakt", readAmount),
  } as AmountItemData;
}

/** An indicator's strings are kept exactly as printed; a number is taken as its text, null as an empty string. */
export function readIndicator(value: unknown, path: string): IndicatorData {
  const item = readObject(value, path);
  const raw: Record<string, string> = {};
  const rawPath = join(path, "raw");
  for (const [key, text] of Object.entries(isMissing(item["raw"]) ? {} : readObject(item["raw"], rawPath))) {
    raw[key] = isMissing(text) ? "" : typeof text === "number" ? String(text).replace(".", ",") : readText(text, join(rawPath, key));
  }
  return {
    ...item,
    owner: readOptionalText(item["owner"], join(path, "owner")),
    goal: readOptionalText(item["goal"], join(path, "goal")),
    goal_level: readOptionalText(item["goal_level"], join(path, "goal_level")),
    name: readText(item["name"], join(path, "name")),
    layout: readOptionalText(item["layout"], join(path, "layout")),
    comment: readOptionalText(item["comment"], join(path, "comment")),
    raw,
  } as IndicatorData;
}

export function readActivity(value: unknown, path: string): ActivityData {
  const raw = readObject(value, path);
  return {
    ...raw,
    owner: readOptionalText(raw["owner"], join(path, "owner")),
    goal: readOptionalText(raw["goal"], join(path, "goal")),
    goal_level: readOptionalText(raw["goal_level"], join(path, "goal_level")),
    name: readText(raw["name"], join(path, "name")),
    start: readOptionalDate(raw["start"], join(path, "start")),
    slut: readOptionalDate(raw["slut"], join(path, "slut")),
    avvikelse: readOptionalText(raw["avvikelse"], join(path, "avvikelse")),
    comment: readOptionalText(raw["comment"], join(path, "comment")),
  } as ActivityData;
}

export function readBalanceItem(value: unknown, path: string): BalanceItemData {
  const raw = readObject(value, path);
  return {
    ...raw,
    item: readText(raw["item"], join(path, "item")),
    amount: readAmount(raw["amount"], join(path, "amount")),
    unit: isMissing(raw["unit"]) ? "" : readText(raw["unit"], join(path, "unit")),
    change: readBoolean(raw["change"], join(path, "change")),
    ...optional(raw, path, "signed", readAmount),
    ...optional(raw, path, "part_of", readOptionalText),
  } as BalanceItemData;
}
