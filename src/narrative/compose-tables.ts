/** Small tables: ombudgeteringar, omslutningsförändringar, budgetjusteringar, budgetbrygga, balansräkning, counts and varav rows. */
import type { CellRef, ModelRow, TableModel } from "../reports/table-model";
import { formOf, notNull, paragraph, rowName, type Context } from "./context";
import { columnLike } from "./column-like";
import { pieces } from "./chunks";
import { cellOrSum, derived } from "./derived";
import type { Paragraph } from "./paragraph";
import { columnWords, SECTIONS } from "./phrases.sv";
import { adjustmentItem, adjustmentTotal, balanceChange, balanceChangeOnly, balanceLevel, balanceLevels, bridge, countChange, countFigure, countList, moreItems, ofTotal, turnoverItem, turnoverList, withParts, type AdjustmentKind } from "./phrases-tables.sv";
import { hasCell, labelOf } from "./table-view";
import { capital, enumeration, literal, signed, Values } from "./template";

const ITEMS_AT_MOST = 12;

const ref = (model: TableModel, row: ModelRow, column: string): CellRef => ({ table: model.id, row: row.key, column });
const rowsWith = (model: TableModel, column: string): ModelRow[] => model.rows.filter((row) => row.cells.length > 0 && hasCell({ model }, row.key, column));

const KINDS: readonly (readonly [RegExp, AdjustmentKind, string])[] = [
  [/^ombudgetering/, "rebudget", SECTIONS.rebudget],
  [/^omslutning/, "turnover", SECTIONS.turnover],
  [/^budgetjustering/, "adjustments", SECTIONS.adjustments],
];

/** The kind of adjustments that a table lists; null for other tables. */
export const adjustmentKind = (model: TableModel): AdjustmentKind | null => KINDS.find(([pattern]) => pattern.test(model.template))?.[1] ?? null;

/** The amount column and the total of a table of adjustments: its sum row, else the sum of its items. */
export function adjustmentFigures(model: TableModel): { readonly column: string; readonly items: readonly ModelRow[]; readonly total: ReturnType<typeof cellOrSum> } | null {
  const column = columnLike(model, /kostnad/) ?? columnLike(model, /belopp/);
  if (column === null) return null;
  const rows = rowsWith(model, column);
  const items = rows.filter((row) => row.look !== "sum" && row.look !== "varav");
  const sum = [...rows].reverse().find((row) => row.look === "sum");
  return { column, items, total: sum ? ref(model, sum, column) : cellOrSum(items.map((row) => ref(model, row, column))) };
}

function adjustments(context: Context, model: TableModel, kind: AdjustmentKind, section: string): (Paragraph | null)[] {
  const figures = adjustmentFigures(model);
  if (!figures || figures.items.length === 0 || !figures.total) return [];
  const { column, items, total } = figures;
  const form = model.unit ?? context.report.meta.unit;
  const who = capital(context.settings.organisation.word);
  return pieces(items, ITEMS_AT_MOST, () => 200).map((chunk, i) => {
    const values = new Values();
    const key = `${kind === "rebudget" ? "ombudgetering" : kind === "turnover" ? "omslutning" : "budgetjustering"}:${model.id}${i === 0 ? "" : `:${i + 1}`}`;
    const item = (row: ModelRow): string => {
      const slot = values.slot(ref(model, row, column), form);
      const name = rowName(values, model, row);
      return kind === "turnover" ? turnoverItem(name, slot) : adjustmentItem(name, slot);
    };
    if (kind === "turnover") return paragraph(key, section, turnoverList(who, enumeration(chunk.map(item))), values);
    const sum = values.slot(total, form);
    const list = enumeration(chunk.map(item));
    const [only] = items;
    const onlyName = items.length === 1 && only ? rowName(values, model, only) : null;
    const text = i === 0 ? `${adjustmentTotal(kind, who, sum, context.period.year + 1)}${ofTotal(kind, sum, list, onlyName)}.` : moreItems(list);
    return paragraph(key, section, text, values);
  });
}

function bridgeParagraph(model: TableModel): Paragraph | null {
  const budgets = model.columns.filter((c) => c.kind === "budget");
  const [first, last] = [budgets[0], budgets[budgets.length - 1]];
  const row = [...model.rows].reverse().find((r) => r.look === "sum") ?? [...model.rows].reverse().find((r) => r.cells.length > 0);
  if (!first || !last || first === last || !row) return null;
  const values = new Values();
  const form = formOf(model);
  const steps = model.columns.filter((c) => c.kind === "justering" && hasCell({ model }, row.key, c.key));
  const text = bridge(
    [columnWords(first.label), values.slot(ref(model, row, first.key), form)],
    steps.map((c) => [columnWords(c.label), values.slot(ref(model, row, c.key), form)] as const),
    [columnWords(last.label), values.slot(ref(model, row, last.key), form)],
  );
  return paragraph(`budgetbrygga:${model.id}`, SECTIONS.adjustments, text, values);
}

function balance(context: Context, model: TableModel): (Paragraph | null)[] {
  const now = columnLike(model, /^(utfall|bokslut|belopp)/);
  const then = columnLike(model, /foregaende/);
  const form = model.unit ?? context.report.meta.unit;
  const difference = model.columns.find((c) => /forandring|differens/.test(`${c.kind} ${c.key}`) && c.look !== "percent" && !/procent/.test(c.key))?.key ?? null;
  if (now === null) {
    return difference === null ? [] : rowsWith(model, difference).map((row) => {
      const values = new Values();
      const text = balanceChangeOnly(rowName(values, model, row, true), values.slot(ref(model, row, difference), form));
      return paragraph(`balans:${model.id}:${row.key}`, SECTIONS.balance, text, values);
    });
  }
  const rows = rowsWith(model, now);
  const changed = (row: ModelRow): boolean => (difference !== null && hasCell({ model }, row.key, difference)) || (then !== null && hasCell({ model }, row.key, then));
  const [still, still2] = rows.filter((row) => !changed(row));
  const list = new Values();
  const levels = rows.filter((row) => !changed(row)).map((row) => balanceLevel(rowName(list, model, row), list.slot(ref(model, row, now), form)));
  const gathered = still2 === undefined ? null : paragraph(`balans-poster:${model.id}`, SECTIONS.balance, balanceLevels(enumeration(levels)), list);
  const alone = rows.filter((row) => changed(row) || (still2 === undefined && row === still)).map((row) => {
    const values = new Values();
    const name = rowName(values, model, row, true);
    const present = values.slot(ref(model, row, now), form);
    const before = then === null || !hasCell({ model }, row.key, then) ? null : ref(model, row, then);
    const own = difference !== null && hasCell({ model }, row.key, difference) ? ref(model, row, difference) : null;
    const changed = own ?? (before ? derived({ type: "difference", of: [[ref(model, row, now)], [before]] }) : null);
    if (!changed) return paragraph(`balans:${model.id}:${row.key}`, SECTIONS.balance, `${name} uppgår till ${signed(present)}.`, values);
    const share = before ? values.slot(derived({ type: "change", of: [[ref(model, row, now)], [before]] }), "procent") : null;
    const text = balanceChange(name, values.slot(changed, form), share, before ? values.slot(before, form) : null, present);
    return paragraph(`balans:${model.id}:${row.key}`, SECTIONS.balance, text, values);
  });
  return [...alone, gathered];
}

/** Rows of counts, or a row with its varav rows: the last outcome, its change from the first, and the parts. */
function counts(model: TableModel): (Paragraph | null)[] {
  const outcomes = model.columns.filter((c) => c.kind === "utfall" && c.look !== "text");
  const earlier = model.columns.filter((c) => /foregaende/.test(c.kind));
  const last = outcomes[outcomes.length - 1] ?? [...model.columns].reverse().find((c) => c.look !== "text" && c.look !== "date");
  const first = earlier[0] ?? outcomes[0];
  if (!last) return [];
  const form = model.unit ?? "heltal";
  const rows = rowsWith(model, last.key);
  const simple = rows.length > 1 && (first === undefined || first.key === last.key) && rows.every((row) => row.look !== "varav");
  if (simple) {
    return pieces(rows, ITEMS_AT_MOST, () => 120).map((chunk, index) => {
      const values = new Values();
      const list = chunk.map((row) => `${rowName(values, model, row)} ${signed(values.slot(ref(model, row, last.key), form))}`);
      return paragraph(`statistik:${model.id}${index === 0 ? "" : `:${index + 1}`}`, SECTIONS.statistics, countList(literal(model.caption), columnWords(last.label), enumeration(list)), values);
    });
  }
  return rows.flatMap((row, at): (Paragraph | null)[] => {
    if (row.look === "varav") return [];
    const parts: ModelRow[] = [];
    for (const next of rows.slice(at + 1)) {
      if (next.look !== "varav") break;
      parts.push(next);
    }
    const values = new Values();
    const name = `${rowName(values, model, row, true)}${/[:.]$/.test(row.label.trim()) ? "" : ":"}`;
    const now = ref(model, row, last.key);
    const slot = values.slot(now, form);
    const compared = first && first.key !== last.key && hasCell({ model }, row.key, first.key);
    const then = compared ? ref(model, row, first.key) : null;
    const change = then && first ? countChange(values.slot(derived({ type: "difference", of: [[now], [then]] }), form), values.slot(then, form), columnWords(first.label)) : "";
    const list = parts.map((part) => `${values.text(labelOf({ model }, part.key))} ${signed(values.slot(ref(model, part, last.key), form))}`);
    return [paragraph(`statistik:${model.id}:${row.key}`, SECTIONS.statistics, withParts(name, countFigure(slot, columnWords(last.label)), enumeration(list), change), values)];
  });
}

/** Ombudgeteringar, omslutningsförändringar, budgetjusteringar and budgetbrygga, in that order, from the tables that exist. */
export const composeAdjustments = (context: Context): Paragraph[] =>
  [
    ...KINDS.flatMap(([pattern, kind, section]) => context.models.filter((model) => pattern.test(model.template)).flatMap((model) => adjustments(context, model, kind, section))),
    ...context.models.filter((model) => model.template === "budgetbrygga").map(bridgeParagraph),
  ].filter(notNull);

export const composeBalance = (context: Context): Paragraph[] =>
  context.models.filter((model) => /^balans/.test(model.template)).flatMap((model) => balance(context, model)).filter(notNull);

/** Tables without amounts. */
export const composeStatistics = (context: Context): Paragraph[] =>
  context.models.filter((model) => model.sign === null && model.unit === null && adjustmentKind(model) === null && !/^(balans|resultatenhet|indikator|mal|aktivitet)/.test(model.template)).flatMap(counts).filter(notNull);
