/** The narrative's settings, and what is guessed from the report when a setting is not given. */
import type { ReportMeta } from "../reports/report-data.types";
import type { CellLookup } from "./derived";
import type { FollowUpView } from "./follow-up-view";
import { literal } from "./template";

export interface OrganisationWords {
  /** As the first sentence names it, in the middle of a sentence: "stadsledningskontoret", "servicenämnden". */
  readonly name: string;
  /** The word for itself in the rest of the text: "kontoret", "nämnden", "förvaltningen". */
  readonly word: string;
  /** Who decides, in the middle of a sentence: "kommunstyrelsen", "servicenämnden". */
  readonly decides: string;
}

export interface NarrativeSettings {
  /** The organisation's own words; what is left out is guessed from meta.organisation. */
  readonly organisation?: Partial<OrganisationWords>;
  /** Deviations below this amount (report unit) are gathered in one sentence. Given, it wins over `smallShare`. */
  readonly smallAmount?: number;
  /** The same as a share of the table's gross budget. Default 0.002. */
  readonly smallShare?: number;
  /** How many verksamheter the summary names. Default 3. */
  readonly named?: number;
  /** Marked places for causes ("Överskottet beror på [skriv orsaken]."). Default true. */
  readonly causes?: boolean;
  /** Ceiling of the resultatfond as a share of turnover; null leaves the sentence out. Default 0.1. */
  readonly fundCeiling?: number | null;
  /** Keys of paragraphs that must stay paragraphs of their own, since the controller has written in them. */
  readonly keep?: readonly string[];
  /** The follow-up sheets that stand in the workbook; left out: goals, indicators and activities are not told of. */
  readonly followUp?: readonly FollowUpView[];
  /** Present values of cells, when the tables are already in a workbook; without it the report data ranks the deviations. */
  readonly lookup?: CellLookup;
}

export interface ResolvedSettings {
  readonly organisation: OrganisationWords;
  readonly smallAmount: number | null;
  readonly smallShare: number;
  readonly named: number;
  readonly causes: boolean;
  readonly fundCeiling: number | null;
  readonly keep: ReadonlySet<string>;
  readonly followUp: readonly FollowUpView[];
  readonly lookup: CellLookup | null;
}

const OWN_WORDS: readonly (readonly [RegExp, string])[] = [
  [/kontoret$/i, "kontoret"],
  [/förvaltningen$/i, "förvaltningen"],
  [/nämnden$/i, "nämnden"],
  [/nämnd$/i, "nämnden"],
  [/styrelsen$/i, "styrelsen"],
  [/kansli(et)?$/i, "kansliet"],
  [/avdelningen$/i, "avdelningen"],
  [/enheten$/i, "enheten"],
  [/(^|\s)AB$|bolaget$/i, "bolaget"],
];

/** Common nouns lose their capital in the middle of a sentence; a name of several words or with other capitals keeps it. */
const inSentence = (name: string): string =>
  /^[A-ZÅÄÖ][a-zåäöé-]+(nämnden|styrelsen|kontoret|förvaltningen|kansliet)$/.test(name) ? name.charAt(0).toLocaleLowerCase("sv") + name.slice(1) : name;

/** A nämnd's name such as "Skarpnäcks stadsdelsnämnd" is no common noun and stands as it is. */
const wordFor = (name: string): string => OWN_WORDS.find(([ending]) => ending.test(name))?.[1] ?? inSentence(name);

/**
 * The organisation's words guessed from "Nämnd: förvaltning och kansli, Kommun". A styrelse is spoken of by its office,
 * a nämnd by itself. Example: "Kommunstyrelsen: stadsledningskontoret, Stockholms stad" gives name stadsledningskontoret, word kontoret.
 */
export function guessOrganisation(organisation: string): OrganisationWords {
  const comma = organisation.lastIndexOf(",");
  const last = comma < 0 ? "" : organisation.slice(comma);
  const withoutMunicipality = (!last.includes(":") && /\b(?:stad|kommun|region)\b/i.test(last) ? organisation.slice(0, comma) : organisation).trim();
  const colon = withoutMunicipality.indexOf(":");
  const board = (colon < 0 ? withoutMunicipality : withoutMunicipality.slice(0, colon)).trim();
  const office = colon < 0 ? "" : (withoutMunicipality.slice(colon + 1).split(/,|\soch\s/)[0] ?? "").trim();
  const chosen = office !== "" && /styrelsen?$/i.test(board) ? office : board;
  const fallback = chosen === "" ? "nämnden" : chosen;
  return { name: inSentence(fallback), word: wordFor(fallback), decides: inSentence(board === "" ? "nämnden" : board) };
}

/** What holds where nothing is chosen. */
export const STANDARD = { smallShare: 0.002, named: 3, fundCeiling: 0.1 } as const;

/** Settings with their defaults. */
export function resolveSettings(settings: NarrativeSettings, meta: ReportMeta): ResolvedSettings {
  const guess = guessOrganisation(meta.organisation);
  const name = settings.organisation?.name ?? guess.name;
  return {
    organisation: {
      name: literal(name),
      word: literal(settings.organisation?.word ?? (settings.organisation?.name === undefined ? guess.word : wordFor(name))),
      decides: literal(settings.organisation?.decides ?? guess.decides),
    },
    smallAmount: settings.smallAmount ?? null,
    smallShare: settings.smallShare ?? STANDARD.smallShare,
    named: settings.named ?? STANDARD.named,
    causes: settings.causes ?? true,
    fundCeiling: settings.fundCeiling === undefined ? STANDARD.fundCeiling : settings.fundCeiling,
    keep: new Set(settings.keep ?? []),
    followUp: settings.followUp ?? [],
    lookup: settings.lookup ?? null,
  };
}

const MONTHS = ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"];

/** The reported period in words. */
export interface PeriodWords {
  /** False when the report covers part of a year. */
  readonly wholeYear: boolean;
  /** "2011", or "till och med augusti 2006". */
  readonly until: string;
  readonly year: number;
}

/** Reads the period from the dates; without dates a report is of the whole year unless its kind says tertial, delår or månad. */
export function periodWords(meta: ReportMeta): PeriodWords {
  const end = /^(\d{4})-(\d{2})/.exec(meta.to ?? "");
  const start = /^(\d{4})-(\d{2})/.exec(meta.from ?? "");
  const partial = end && start ? end[1] === start[1] && !(start[2] === "01" && end[2] === "12") : /tertial|delår|månad|kvartal/i.test(meta.report_type);
  if (!partial) return { wholeYear: true, until: String(meta.year), year: meta.year };
  const month = end ? MONTHS[Number(end[2]) - 1] : undefined;
  return { wholeYear: false, until: month ? `till och med ${month} ${end?.[1] ?? meta.year}` : "för perioden", year: meta.year };
}
