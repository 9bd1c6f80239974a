/** What the formulas of the follow-up sheets give with the cells as they stand, where the rules say it exactly: statuses, bedömningar and counts. Pure. */
import { Decimal } from "../../domain/decimal";
import { proposeGoalStatus } from "../../domain/goal";
import type { IndicatorStatus } from "../../domain/indicator-status";
import { HEADING_ROW, LEVELS, levelColumns, settingKey, shownIndicator, STATUS_COLUMNS, STATUS_WORDS, VALUE_COLUMN, type FollowUp, type FollowUpItem, type GoalSheetId, type Part } from "../../reports/goals";
import { isErrorText } from "../kontroll/cell-state";
import type { ReadSheet } from "./read-sheets";
import type { FindCell } from "./render-sheet";

type Shown = number | string | null;

/** What the cells' formulas give; undefined where only the formula itself can say. */
export class FormulaValues {
  private readonly indicators: ReadonlyMap<string, FollowUpItem>;
  private readonly levels: ReadonlyMap<string, number>;

  constructor(private readonly sheets: ReadonlyMap<GoalSheetId, ReadSheet>, followUp: FollowUp, private readonly find: FindCell) {
    this.indicators = new Map(followUp.indicators.map((item) => [item.key, item]));
    this.levels = new Map(followUp.goals.map((goal) => [goal.key, goal.level]));
  }

  private shown(sheet: GoalSheetId, row: string, column: string): Shown {
    const place = this.find({ sheet, row, column });
    return place === null ? null : (this.sheets.get(sheet)?.value(place) ?? null);
  }

  private text(sheet: GoalSheetId, row: string, column: string): string {
    return String(this.shown(sheet, row, column) ?? "");
  }

  /** The user's word for one of the city's. */
  private word(status: string): string | undefined {
    const at = STATUS_WORDS.findIndex((word) => word === status);
    const word = at < 0 ? "" : this.text("oversikt", HEADING_ROW, STATUS_COLUMNS[at] ?? "");
    return word === "" ? undefined : word;
  }

  /** The city's word for one of the user's. */
  private standard(word: string): IndicatorStatus | undefined {
    return STATUS_WORDS.find((status) => this.word(status)?.toLowerCase() === word.toLowerCase());
  }

  private indicator(row: string, column: string): number | string | undefined {
    if (column === "status") return this.text("indikatorer", row, "status_ord") === "" ? "" : this.standard(this.text("indikatorer", row, "status_ord"));
    const item = this.indicators.get(row);
    const tolerance = this.shown("indikatorer", settingKey("tolerans"), VALUE_COLUMN);
    if (column !== "status_ord" || item === undefined || typeof tolerance !== "number") return undefined;
    const [plain, forecast] = [false, true].map((judged) => shownIndicator(item, judged, Decimal.of(tolerance)).status);
    return plain === undefined || plain !== forecast || plain.startsWith("#") ? undefined : plain === "" ? "" : this.word(plain);
  }

  private goal(row: string, column: string): number | string | undefined {
    const level = this.levels.get(row) ?? 0;
    if (column === levelColumns(level).status) return this.text("mal", row, "niva") === LEVELS[level - 1] ? this.text("mal", row, "galler") : "";
    switch (column) {
      case "forslag": return this.standard(this.text("mal", row, "forslag_ord"));
      case "galler_ord": return this.word(this.text("mal", row, "galler"));
      case "galler": {
        const own = this.text("mal", row, "egen");
        return own === "" ? this.text("mal", row, "forslag") : (this.standard(own) ?? STATUS_WORDS.find((status) => status.toLowerCase() === own.toLowerCase()) ?? "Ingen bedömning");
      }
      default: return undefined;
    }
  }

  /** What the cells of a formula's blocks show; undefined when one shows an error. */
  private inBlocks(parts: readonly Part[]): readonly Shown[] | undefined {
    const values = parts.flatMap((part): readonly Shown[] => {
      if (typeof part === "string" || !("from" in part) || part.from.row === HEADING_ROW) return [];
      const [from, to, read] = [this.find(part.from), this.find(part.to), this.sheets.get(part.from.sheet)];
      if (from === null || to === null || read === undefined) return [];
      return Array.from({ length: to.row - from.row + 1 }, (_, index) => read.value({ ...from, row: from.row + index }));
    });
    return values.some((value) => typeof value === "string" && isErrorText(value)) ? undefined : values;
  }

  /** What a goal's proposal is, from the statuses in the blocks of its formula. */
  private proposal(parts: readonly Part[]): string | undefined {
    const statuses = this.inBlocks(parts);
    return statuses === undefined ? undefined : this.word(proposeGoalStatus(statuses.filter((status): status is IndicatorStatus => STATUS_WORDS.some((word) => word === status))));
  }

  private overview(row: string, column: string, parts: readonly Part[]): number | undefined {
    const status = STATUS_WORDS[STATUS_COLUMNS.findIndex((name) => name === column)];
    const [block] = parts.filter((part) => typeof part !== "string" && "from" in part);
    const values = block === undefined ? undefined : this.inBlocks([block]);
    if (values === undefined || (status === undefined && column !== "antal")) return undefined;
    if (row.startsWith("summa:")) return values.reduce<number>((sum, value) => sum + (typeof value === "number" ? value : 0), 0);
    if (column === "antal") {
      return STATUS_COLUMNS.reduce((sum, name) => sum + Number(this.shown("oversikt", row, name) ?? 0), 0);
    }
    // The block of goals reaches from their heading, or the first of them, to the next one.
    const counted = row.startsWith("mål:") ? values.slice(parts.some((part) => typeof part === "string" && part.startsWith(",1)")) ? 0 : 1, -1) : values;
    return /^(?:mål|indikator):/.test(row) ? counted.filter((value) => value === status).length : undefined;
  }

  of(sheet: GoalSheetId, row: string, column: string, parts: readonly Part[]): number | string | undefined {
    if (sheet === "indikatorer") return this.indicator(row, column);
    if (sheet === "oversikt") return this.overview(row, column, parts);
    return sheet === "mal" ? (column === "forslag_ord" ? this.proposal(parts) : this.goal(row, column)) : undefined;
  }
}
