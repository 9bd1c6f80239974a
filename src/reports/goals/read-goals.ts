/** The goal hierarchy of report data: inriktningsmål → mål för verksamhetsområdet → nämndmål, or a flat list. */
import { badData, isMissing, join, readList, readObject, readOptionalText, type JsonObject } from "../json-reader";

export interface GoalData {
  readonly nr: string;
  readonly text: string;
  /** The controller's own bedömning, as written; "" when none is given. */
  readonly status: string;
  readonly motivation: string;
  readonly expected: string;
  readonly analysis: string;
  readonly children: readonly GoalData[];
}

const CHILDREN = ["mal_for_verksamhetsomradet", "namndmal", "delmal", "mal"] as const;

function firstText(raw: JsonObject, path: string, keys: readonly string[]): string {
  for (const key of keys) {
    const value = raw[key];
    const text = typeof value === "number" ? String(value) : readOptionalText(value, join(path, key));
    if (text !== null && text.trim() !== "") return text.trim();
  }
  return "";
}

function withoutNumber(printed: string, nr: string): string {
  return nr !== "" && printed.startsWith(nr) ? printed.slice(nr.length).replace(/^[.\s]+/, "") : printed;
}

function readGoal(value: unknown, path: string): GoalData {
  const raw = readObject(value, path);
  const nr = firstText(raw, path, ["nr", "nummer"]);
  const text = firstText(raw, path, ["text", "namn"]) || withoutNumber(firstText(raw, path, ["printed"]), nr);
  if (text === "" && nr === "") throw badData(join(path, "text"), "målets text saknas. Fyll i den.");
  return {
    nr, text,
    status: firstText(raw, path, ["status", "bedomning"]),
    motivation: firstText(raw, path, ["motivering", "motivation"]),
    expected: firstText(raw, path, ["forvantat_resultat"]),
    analysis: firstText(raw, path, ["analys", "kommentar"]),
    children: CHILDREN.flatMap((key) => (isMissing(raw[key]) ? [] : readGoals(raw[key], join(path, key)))),
  };
}

/**
 * Reads `mal`. Texts may be missing; a number is taken as its text.
 * @throws BokslutError "bad-data" with the path of what is no goal.
 */
export function readGoals(value: unknown, path: string): readonly GoalData[] {
  return readList(value, path).map((item, index) => readGoal(item, join(path, index)));
}
