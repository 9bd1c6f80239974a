/**
 * The overview's list of what needs attention, without gaps, as formulas that follow the sheets. Each row finds the next filled cell of the column Kräver åtgärd
 * below the row that the list's row above it found: MATCH with a wildcard over INDEX(…):cell, which every Excel computes as an ordinary formula.
 */
import type { FollowUp } from "./follow-up";
import { END, HEADING_ROW } from "./shared";
import { formula, type GoalRow, type GoalSheetId, type Part } from "./sheet-model";

/** How many rows the list shows; the rest are counted. With the counts they fill a page. */
const LISTED = 40;
const NAME = 62;

interface Source {
  readonly sheet: GoalSheetId;
  readonly sheetName: string;
  readonly one: string;
  readonly many: string;
  readonly nameColumn: string;
}

const SOURCES: readonly Source[] = [
  { sheet: "indikatorer", sheetName: "Indikatorer", one: "indikator", many: "indikatorer", nameColumn: "namn" },
  { sheet: "mal", sheetName: "Mål", one: "mål", many: "mål", nameColumn: "mal" },
  { sheet: "aktiviteter", sheetName: "Aktiviteter", one: "aktivitet", many: "aktiviteter", nameColumn: "namn" },
];

/** A column with its heading and the line under the table. */
const column = ({ sheet }: Source, key: string): Part => ({ from: { sheet, row: HEADING_ROW, column: key }, to: { sheet, row: END, column: key }, fixed: true });
const endOf = ({ sheet }: Source): Part => ({ cell: { sheet, row: END, column: "atgard" }, fixed: true });
const headingRow = ({ sheet }: Source): readonly Part[] => ["ROW(", { cell: { sheet, row: HEADING_ROW, column: "atgard" }, fixed: true }, ")"];

const countOf = (source: Source): readonly Part[] => ["COUNTIF(INDEX(", column(source, "atgard"), ",2):", endOf(source), ',"?*")'];
const totalOf = (sources: readonly Source[]): readonly Part[] => sources.flatMap((one, index) => (index === 0 ? countOf(one) : ["+", ...countOf(one)]));

/** The k:th thing over all sheets: on the first sheet while it has so many, else further on. */
function bySource(sources: readonly Source[], k: number, value: (source: Source, before: readonly Source[]) => readonly Part[]): readonly Part[] {
  const step = (index: number): readonly Part[] => {
    const here = sources[index];
    if (here === undefined) return ['""'];
    const found = value(here, sources.slice(0, index));
    return index === sources.length - 1 ? found : [`IF(${k}<=`, ...totalOf(sources.slice(0, index + 1)), ",", ...found, ",", ...step(index + 1), ")"];
  };
  return step(0);
}

const rowCell = (k: number): Part => ({ cell: { sheet: "oversikt", row: `lista:${k}`, column: "andel" } });

/** The row on its sheet of the next thing after the one before. */
function nextRow(source: Source, before: readonly Source[], k: number): readonly Part[] {
  const heading = headingRow(source);
  const last: readonly Part[] = k === 1 ? heading : before.length === 0 ? [rowCell(k - 1)] : [`IF(${k - 1}<=`, ...totalOf(before), ",", ...heading, ",", rowCell(k - 1), ")"];
  return [...last, '+MATCH("?*",INDEX(', column(source, "atgard"), ",", ...last, "-", ...heading, "+2):", endOf(source), ",0)"];
}

const onRow = (source: Source, key: string, k: number): readonly Part[] => ["INDEX(", column(source, key), ",", rowCell(k), "-", ...headingRow(source), "+1)"];

function listedRow(sources: readonly Source[], k: number): GoalRow {
  const name = bySource(sources, k, (source) => onRow(source, source.nameColumn, k));
  const action = bySource(sources, k, (source) => [`"${source.sheetName}: "&`, ...onRow(source, "atgard", k)]);
  return {
    key: `lista:${k}`, look: "listed", cells: {
      rubrik: formula(["=IF(", rowCell(k), '="","",LEFT(', ...name, `,${NAME})&IF(LEN(`, ...name, `)>${NAME}," …",""))`], ""),
      antal: formula(["=IF(", rowCell(k), '="","",', ...action, ")"], ""),
      andel: formula([`=IF(${k}>`, ...totalOf(sources), ',"",', ...bySource(sources, k, (source, before) => nextRow(source, before, k)), ")"], ""),
    },
  };
}

/** The heading with the counts, the rows, and how many more there are. */
export function attentionList(followUp: FollowUp): readonly GoalRow[] {
  const counts: Readonly<Partial<Record<GoalSheetId, number>>> = { indikatorer: followUp.indicators.length, mal: followUp.goals.length, aktiviteter: followUp.activities.length };
  const sources = SOURCES.filter(({ sheet }) => (counts[sheet] ?? 0) > 0);
  const possible = sources.reduce((sum, { sheet }) => sum + (counts[sheet] ?? 0), 0);
  if (possible === 0) return [];
  const listed = Math.min(LISTED, possible);
  const total = totalOf(sources);
  const told = sources.flatMap((one, index): Part[] => [...(index === 0 ? [] : ['&", "&']), ...countOf(one), '&" "&IF(', ...countOf(one), `=1,"${one.one}","${one.many}")`]);
  return [
    { key: "rubrik:lista", look: "section", cells: { rubrik: formula(["=IF(", ...total, '=0,"Inget kräver åtgärd","Kräver åtgärd: "&', ...told, ")"], "Kräver åtgärd: 3 indikatorer, 2 mål, 4 aktiviteter") } },
    ...Array.from({ length: listed }, (_, index) => listedRow(sources, index + 1)),
    { key: "lista:fler", look: "listed", cells: { rubrik: formula(["=IF(", ...total, `>${listed},"… och "&(`, ...total, `-${listed})&" till, se kolumnen Kräver åtgärd på bladen","")`], "") } },
  ];
}
