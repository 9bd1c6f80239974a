/** The follow-up sheets: goals, indicators and activities that are unreadable, unjudged, unexplained or contradict themselves. */
import { isNoFigure } from "../../domain/amount";
import { BokslutError } from "../../domain/errors";
import { parseStatus } from "../../domain/goal";
import { figureOf } from "../../domain/indicator-figure";
import { judgeIndicator, STANDARD_TOLERANCE } from "../../domain/indicator-status";
import { understandTarget } from "../../domain/indicator-target";
import type { Finding, Severity } from "../finding";

/** A cell of a follow-up row as it stands. */
export interface FollowUpCell {
  readonly address: string;
  /** null for an empty cell. */
  readonly value: number | string | null;
  /** "#VALUE!" and the like; null when the cell shows a value. */
  readonly error: string | null;
}

export interface FollowUpRowReading {
  readonly kind: "indikator" | "mal" | "aktivitet";
  readonly sheet: string;
  /** Key of its anchor. */
  readonly key: string;
  readonly label: string;
  /** By column key, as the sheets' models name them. */
  readonly cells: ReadonlyMap<string, FollowUpCell>;
}

export interface FollowUpCheckInput {
  readonly rows: readonly FollowUpRowReading[];
  /** The day that activities are held against, as it stands over the table; null when there is no such sheet. */
  readonly day: (FollowUpCell & { readonly sheet: string }) | null;
  /** The words that stand for the four bedömningar; none when there is no such sheet. */
  readonly words: readonly (FollowUpCell & { readonly sheet: string })[];
}

function valueOf(row: FollowUpRowReading, column: string): number | string | null {
  return row.cells.get(column)?.value ?? null;
}

function textOf(row: FollowUpRowReading, column: string): string {
  return String(valueOf(row, column) ?? "").trim();
}

const TABLE: Readonly<Record<FollowUpRowReading["kind"], string>> = { indikator: "indikatorer", mal: "mal", aktivitet: "aktiviteter" };
/** What a judgement of a row rests on. */
const BASIS = ["utfall", "prognos_helar", "utfall_foregaende_ar", "arsmal", "kf_arsmal", "status", "forslag", "egen", "start", "slut", "avvikelse"] as const;

function finding(row: FollowUpRowReading, column: string, check: string, severity: Severity, explanation: string): Finding {
  const cell = row.cells.get(column);
  return {
    check, severity, sheet: row.sheet, address: cell?.address ?? "", cell: { table: `uppfoljning:${TABLE[row.kind]}`, row: row.key, column }, expected: null, actual: cell?.value ?? cell?.error ?? null,
    difference: null, explanation: `${shorten(row.label)}: ${explanation}`, remedy: null, basis: BASIS.map((name) => valueOf(row, name)),
  };
}

function shorten(text: string): string {
  return text.length > 90 ? `${text.slice(0, 88)} …` : text;
}

/** The Swedish sentence of what cannot be read; null when all can. */
function refusal(read: () => unknown): string | null {
  try {
    read();
    return null;
  } catch (error) {
    if (error instanceof BokslutError) return error.message;
    throw error;
  }
}

function unreadable(row: FollowUpRowReading): readonly Finding[] {
  const figures = ["utfall", "prognos_helar", "utfall_foregaende_ar", "utfall_man", "utfall_kvinnor"] as const;
  const words = { utfall: "Utfallet", prognos_helar: "Prognosen", utfall_foregaende_ar: "Föregående års utfall", utfall_man: "Mäns utfall", utfall_kvinnor: "Kvinnors utfall" } as const;
  const found = figures.flatMap((column) => {
    const reason = refusal(() => figureOf(valueOf(row, column), words[column]));
    return reason === null ? [] : [finding(row, column, "indikator-varde", "fel", reason)];
  });
  const targets = (["arsmal", "kf_arsmal"] as const).flatMap((column) => {
    const reason = refusal(() => understandTarget(valueOf(row, column)));
    return reason === null ? [] : [finding(row, column, "indikator-varde", "fel", reason)];
  });
  const people = typeof valueOf(row, "antal") === "string" ? [finding(row, "antal", "indikator-varde", "fel", `antalet personer, ”${textOf(row, "antal")}”, är inget tal. Skriv bara siffror, eller lämna cellen tom.`)] : [];
  return [...found, ...targets, ...people];
}

/** A year that a comparing target names and that is not the one it is compared with; null when there is none. */
function otherYear(target: string, year: number | null): string | null {
  const named = /\b20\d\d\b/.exec(target)?.[0] ?? null;
  return named === null || year === null || Number(named) === year - 1 ? null : named;
}

function indicatorFindings(row: FollowUpRowReading, year: number | null): readonly Finding[] {
  const broken = unreadable(row);
  if (broken.length > 0) return broken;
  const status = row.cells.get("status");
  if (status !== undefined && status.error !== null) return [finding(row, "status_ord", "felvarde", "fel", `cellen visar ${status.error}. Kontrollera utfallet, årsmålet, riktningen och toleransen.`)];
  const forecast = valueOf(row, "prognos_helar");
  const outcome = figureOf(typeof forecast === "number" || (forecast !== null && !isNoFigure(String(forecast))) ? forecast : valueOf(row, "utfall"));
  const judgement = judgeIndicator({
    outcome, target: understandTarget(valueOf(row, "arsmal")), cityTarget: understandTarget(valueOf(row, "kf_arsmal")), previous: figureOf(valueOf(row, "utfall_foregaende_ar")), direction: null, tolerance: STANDARD_TOLERANCE,
  });
  switch (judgement.reason) {
    case "unclear-target":
      return [finding(row, judgement.basis === "city" ? "kf_arsmal" : "arsmal", "indikator-mal", "varning", "årsmålet går inte att tolka som tal, gräns, intervall eller riktning, så indikatorn bedöms inte. Skriv målet i en form som kan bedömas, eller kommentera.")];
    case "other-unit":
      return [finding(row, "arsmal", "indikator-enhet", "varning", "utfallet och årsmålet har olika enheter och jämförs inte. Skriv dem i samma enhet.")];
    case "previous-other-unit":
      return [finding(row, "utfall_foregaende_ar", "indikator-enhet", "varning", "utfallet och föregående års utfall har olika enheter och jämförs inte. Skriv dem i samma enhet.")];
    case "no-previous":
      return [finding(row, "arsmal", "indikator-mal", "varning", "målet jämför med föregående år, men föregående års utfall saknas. Fyll i det.")];
    case "unclear-change":
      return [finding(row, "arsmal", "indikator-mal", "varning", "målet kan betyda procent eller procentenheter. Skriv vilket.")];
    default: {
      const column = judgement.basis === "city" ? "kf_arsmal" : "arsmal";
      const other = judgement.target.kind === "change" && textOf(row, "kommentar") === "" ? otherYear(textOf(row, column), year) : null;
      if (other !== null) return [finding(row, column, "indikator-mal", "varning", `målet nämner ${other}, men utfallet jämförs med kolumnen Föregående år. Skriv målet som ett tal (till exempel ”minst” och utfallet ${other}), eller kommentera att kolumnen visar ${other}.`)];
      return textOf(row, "status") === "Uppfylls inte" && textOf(row, "kommentar") === "" ? [finding(row, "kommentar", "indikator-kommentar", "varning", "målet uppfylls inte och kommentar saknas. Skriv varför, och vad som görs åt det.")] : [];
    }
  }
}

function guessedDirections(rows: readonly FollowUpRowReading[]): readonly Finding[] {
  const guessed = rows.filter((row) => row.kind === "indikator" && /\(gissning\)/i.test(textOf(row, "riktning")));
  const [first] = guessed;
  if (first === undefined) return [];
  const count = guessed.length === 1 ? "en indikator har gissad riktning" : `${guessed.length} indikatorer, den här först, har gissad riktning`;
  return [finding(first, "riktning", "indikator-riktning", "upplysning", `${count}. Bekräfta eller ändra i kolumnen Riktning.`)];
}

/** The bedömning in the city's words, from the column that reads the controller's own. */
function judgementFindings(row: FollowUpRowReading, words: readonly string[]): readonly Finding[] {
  const own = textOf(row, "egen");
  if (own === "") return [];
  const unknown = words.includes(own) ? null : refusal(() => parseStatus(own));
  if (unknown !== null) return [finding(row, "egen", "mal-bedomning", "fel", words.length === 0 ? unknown : `”${own}” är ingen bedömning. Välj i listan: ${words.join(", ")}.`)];
  const [proposal, judged] = [textOf(row, "forslag"), textOf(row, "galler")];
  const differs = proposal !== "" && proposal !== "Ingen bedömning" && judged !== "" && proposal !== judged;
  return differs && textOf(row, "motivering") === ""
    ? [finding(row, "motivering", "mal-motivering", "varning", `bedömningen är ${own}, men indikatorer och delmål ger förslaget ${textOf(row, "forslag_ord")}. Skriv varför i kolumnen Motivering, eller ändra bedömningen.`)]
    : [];
}

/** The words of the bedömningar, set on the overview: each must be there, and be its own. */
function wordFindings(words: FollowUpCheckInput["words"]): readonly Finding[] {
  return words.flatMap((cell, index): Finding[] => {
    const text = String(cell.value ?? "").trim();
    const same = words.findIndex((other) => String(other.value ?? "").trim().toLowerCase() === text.toLowerCase());
    const wrong = text === "" ? "ordet för en bedömning saknas. Skriv det, eller skriv bladen igen för stadens ord." : same < index ? `ordet ”${text}” står för två bedömningar, så de går inte att skilja åt. Ge dem olika ord.` : null;
    return wrong === null ? [] : [{ check: "mal-bedomning", severity: "fel", sheet: cell.sheet, address: cell.address, cell: null, expected: null, actual: cell.value, difference: null, explanation: `Rubrikraden: ${wrong}`, remedy: null }];
  });
}

function sameNumbers(rows: readonly FollowUpRowReading[]): readonly Finding[] {
  const seen = new Map<string, FollowUpRowReading>();
  return rows.flatMap((row) => {
    const number = textOf(row, "nr");
    if (number === "") return [];
    const first = seen.get(number);
    if (first !== undefined) return [finding(row, "nr", "mal-nummer", "varning", `målet har samma nummer, ${number}, som ”${shorten(first.label)}”. Rätta det ena.`)];
    seen.set(number, row);
    return [];
  });
}

/** Goals that nobody has judged, in a report where others are judged. */
function unjudged(rows: readonly FollowUpRowReading[]): readonly Finding[] {
  if (!rows.some((row) => textOf(row, "egen") !== "")) return [];
  return rows.filter((row) => textOf(row, "egen") === "" && textOf(row, "niva") !== "Inriktningsmål").map((row) => finding(row, "egen", "mal-bedomning", "upplysning", "målet har ingen egen bedömning, så förslaget gäller. Välj en bedömning i listan."));
}

function activityFindings(row: FollowUpRowReading, day: number | null): readonly Finding[] {
  const broken = (["start", "slut"] as const).filter((column) => typeof valueOf(row, column) === "string").map((column) => finding(row, column, "aktivitet-datum", "fel", `”${textOf(row, column)}” är inget datum. Skriv det som 2017-12-31.`));
  if (broken.length > 0) return broken;
  const [start, end] = [valueOf(row, "start"), valueOf(row, "slut")];
  if (typeof start === "number" && typeof end === "number" && end < start) return [finding(row, "slut", "aktivitet-datum", "fel", "slutdatumet är före startdatumet. Rätta ett av dem.")];
  if (textOf(row, "kommentar") !== "") return [];
  if (textOf(row, "avvikelse") !== "") return [finding(row, "kommentar", "aktivitet-avvikelse", "varning", "aktiviteten har en avvikelse men ingen kommentar. Skriv vad den beror på och vad som görs.")];
  return typeof end === "number" && day !== null && end <= day ? [finding(row, "kommentar", "aktivitet-slut", "upplysning", "slutdatumet har passerat och kommentar saknas. Skriv hur det gick.")] : [];
}

function dayFindings({ day, rows }: FollowUpCheckInput): readonly Finding[] {
  if (day === null || typeof day.value === "number" || !rows.some((row) => row.kind === "aktivitet")) return [];
  const what = day.value === null ? "saknar datum" : `är ”${day.value}”, som inget datum är`;
  return [{
    check: "aktivitet-datum", severity: "fel", sheet: day.sheet, address: day.address, cell: null, expected: null, actual: day.value, difference: null,
    explanation: `Läget räknas per ${what}, så aktiviteternas läge kan inte räknas ut. Skriv periodens sista dag, till exempel 2017-12-31.`, remedy: null,
  }];
}

/** Every finding on the follow-up sheets, sheet by sheet in the order of the rows. `year`: the report's; null when it is not known. Pure. */
export function goalFindings(input: FollowUpCheckInput, year: number | null = null): Finding[] {
  const { rows, day } = input;
  const goals = rows.filter((row) => row.kind === "mal");
  const words = input.words.map((cell) => String(cell.value ?? "").trim());
  const perDay = typeof day?.value === "number" ? day.value : null;
  return [
    ...rows.filter((row) => row.kind === "indikator").flatMap((row) => indicatorFindings(row, year)), ...guessedDirections(rows),
    ...goals.flatMap((row) => judgementFindings(row, words)), ...wordFindings(input.words), ...sameNumbers(goals), ...unjudged(goals),
    ...dayFindings(input), ...rows.filter((row) => row.kind === "aktivitet").flatMap((row) => activityFindings(row, perDay)),
  ];
}
