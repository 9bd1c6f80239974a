/** Which rows a derived row is made of: the table of row kinds in docs/reports/radslag.md, as data for the formula builder. */
import { cellListFor, resolveCells, type RowRef } from "./cell-names";
import { sectionsNamed, type Outline, type OutlineRow, type OutlineSection } from "./outline";
import type { Nature } from "./row-kinds";

/**
 * sum: `plus` less `minus`; `pair` when it is a netto of costs and incomes rather than a run of like rows.
 * fund: a row of the resultatfond. none: cannot be derived, with the reason as a Swedish sentence.
 */
export type Relation =
  | { readonly type: "sum"; readonly plus: readonly RowRef[]; readonly minus: readonly RowRef[]; readonly pair: boolean }
  | { readonly type: "fund"; readonly what: "out" | "change" | "after" }
  | { readonly type: "none"; readonly reason: string };

export interface RelationFinder {
  relation(row: OutlineRow): Relation;
  /** Rows that together hold each figure of a nature once: sums where there are sums, else the rows themselves; `section` first, else the table. */
  cover(nature: Nature, row: OutlineRow): readonly OutlineRow[];
  readonly outline: Outline;
  /** What was guessed or could not be found, as [row, sentence]. */
  problems(): readonly (readonly [OutlineRow, string])[];
}

const none = (reason: string): Relation => ({ type: "none", reason });

function last<T>(list: readonly T[]): T | undefined {
  return list[list.length - 1];
}

function isTotal(row: OutlineRow): boolean {
  return row.sum || (row.data.derived === true && (row.data.sum_of ?? row.section.data.sum_of) !== undefined);
}

function isLeaf(row: OutlineRow): boolean {
  return !row.sum && !row.varav;
}

function like(row: OutlineRow, target: OutlineRow): boolean {
  return row.base === target.base || (row.nature !== "ovrigt" && row.nature === target.nature);
}

/** Finds the relations of a table's derived rows. `tables` are the outlines of all the report's tables by id, for cells named in another table. */
export function relationsOf(outline: Outline, tables: ReadonlyMap<string, Outline>): RelationFinder {
  const { sign } = outline.table;
  const found = new Map<OutlineRow, Relation>();
  const busy = new Set<OutlineRow>();
  const problems: [OutlineRow, string][] = [];

  const refs = (rows: readonly OutlineRow[]): readonly RowRef[] => rows.map((row) => ({ table: null, row, column: null }));
  const sum = (rows: readonly OutlineRow[]): Relation => ({ type: "sum", plus: refs(rows), minus: [], pair: false });
  /** netto of costs and incomes by the sign convention: A and C add, B takes incomes less costs. */
  const pair = (costs: readonly OutlineRow[], incomes: readonly OutlineRow[]): Relation =>
    sign === "intakter_positiva" ? { type: "sum", plus: refs(incomes), minus: refs(costs), pair: true } : { type: "sum", plus: refs([...costs, ...incomes]), minus: [], pair: true };

  const ofNature = (rows: readonly OutlineRow[], nature: Nature): readonly OutlineRow[] => rows.filter((row) => row.nature === nature && isLeaf(row));

  function excluded(row: OutlineRow, target: OutlineRow): boolean {
    const labels = target.data.sum_rows_exclude ?? target.section.data.sum_rows_exclude ?? [];
    return labels.includes(row.data.label) || (row.section !== target.section && row.section.data.label !== null && labels.includes(row.section.data.label));
  }

  function leafSet(row: OutlineRow): ReadonlySet<OutlineRow> {
    const relation = row.data.derived === true ? relationOf(row) : none("");
    if (relation.type !== "sum") return new Set([row]);
    const leaves = new Set<OutlineRow>();
    for (const ref of [...relation.plus, ...relation.minus]) if (ref.table === null) leafSet(ref.row).forEach((leaf) => leaves.add(leaf));
    return leaves;
  }

  function coverOf(nature: Nature, candidates: readonly OutlineRow[]): readonly OutlineRow[] {
    const sums = candidates.filter((row) => row.nature === nature && isTotal(row));
    if (sums.length === 0) return ofNature(candidates, nature);
    const taken: OutlineRow[] = [];
    const covered = new Set<OutlineRow>();
    for (const row of [...sums].reverse()) {
      const leaves = leafSet(row);
      if ([...leaves].some((leaf) => covered.has(leaf))) continue;
      leaves.forEach((leaf) => covered.add(leaf));
      taken.unshift(row);
    }
    return taken;
  }

  function cover(nature: Nature, row: OutlineRow): readonly OutlineRow[] {
    const own = coverOf(nature, row.section.rows.filter((other) => other.index < row.index));
    if (own.length > 0) return own;
    const above = coverOf(nature, outline.rows.filter((other) => other.index < row.index));
    return above.length > 0 ? above : coverOf(nature, outline.rows.filter((other) => other !== row));
  }

  /** The row or rows that stand for a named section in a sum. */
  function sectionTotal(section: OutlineSection, target: OutlineRow): readonly OutlineRow[] {
    const rows = section.rows.filter((row) => row !== target && !row.varav);
    const alike = rows.filter((row) => like(row, target));
    const total = last(alike.filter(isTotal));
    if (total !== undefined) return [total];
    if (alike.length > 0 || target.base !== "") return alike;
    const nets = rows.filter((row) => row.nature === "netto");
    return nets.length > 0 ? nets : rows.filter(isLeaf);
  }

  function namedSections(labels: readonly string[], target: OutlineRow): readonly OutlineSection[] {
    const seen = new Set<OutlineSection>();
    const counts = new Map<string, number>();
    for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
    for (const label of labels) {
      const sections = sectionsNamed(outline, label).filter((section) => section !== target.section);
      const next = sections.find((section) => !seen.has(section));
      const mentions = counts.get(label) ?? 0;
      if (mentions === 1) sections.forEach((section) => seen.add(section));
      else if (next !== undefined) seen.add(next);
      if (mentions === 1 && sections.length > 1) problems.push([target, `flera avsnitt heter ”${label}”. Alla räknas in i summan.`]);
    }
    return [...seen];
  }

  function totalsInSection(target: OutlineRow): Relation | null {
    const others = target.section.rows.filter((row) => row !== target && isTotal(row));
    const costs = last(others.filter((row) => row.nature === "kostnad"));
    const incomes = last(others.filter((row) => row.nature === "intakt"));
    return costs !== undefined && incomes !== undefined ? pair([costs], [incomes]) : null;
  }

  function sumOfSections(labels: readonly string[], target: OutlineRow): Relation {
    const sections = namedSections(labels, target);
    const totals = sections.map((section) => sectionTotal(section, target).filter((row) => !excluded(row, target)));
    const rows = totals.flat();
    if (target.nature !== "netto") return rows.length === 0 ? none(`inga rader av slaget ”${target.data.kind}” finns i de avsnitt som summan namnger.`) : sum(rows);
    if (rows.length > 0 && totals.every((total) => total.length > 0)) return sum(rows);
    const own = totalsInSection(target);
    if (own !== null) return own;
    const lacking = sections.filter((_, index) => totals[index]?.length === 0);
    const costs = lacking.flatMap((section) => coverOf("kostnad", section.rows));
    const incomes = lacking.flatMap((section) => coverOf("intakt", section.rows));
    const net = pair(costs, incomes);
    if (net.type !== "sum" || rows.length + costs.length + incomes.length === 0) return none("de avsnitt som summan namnger har inga rader att summera.");
    return { ...net, plus: [...refs(rows), ...net.plus] };
  }

  function netto(target: OutlineRow): Relation {
    const above = target.section.rows.filter((row) => row.index < target.index);
    const previous = above.map((row) => row.nature === "netto" && !row.varav).lastIndexOf(true);
    for (const rows of [above.slice(previous + 1), above, target.section.rows]) {
      const costs = ofNature(rows, "kostnad");
      const incomes = ofNature(rows, "intakt");
      if (costs.length + incomes.length > 0) return pair(costs, incomes);
    }
    const costs = cover("kostnad", target);
    const incomes = cover("intakt", target);
    return costs.length + incomes.length > 0 ? pair(costs, incomes) : none("avsnittet har inga kostnader eller intäkter att räkna ett netto av.");
  }

  function summaInSection(target: OutlineRow): Relation {
    const counts = (row: OutlineRow): boolean => row !== target && isLeaf(row) && !excluded(row, target);
    const inSection = target.section.rows.filter(counts);
    const above = inSection.filter((row) => row.index < target.index);
    if (target.base === "") {
      const following: OutlineRow[] = [];
      for (const row of target.section.rows.filter((other) => other.index > target.index)) {
        if (!row.varav) break;
        following.push(row);
      }
      if (following.length > 0) return sum(following);
      const rows = above.length > 0 ? above : inSection;
      const nets = rows.filter((row) => row.nature === "netto");
      return rows.length === 0 ? none("avsnittet har inga rader att summera.") : sum(nets.length > 0 ? nets : rows);
    }
    const alikeAbove = above.filter((row) => like(row, target));
    const alike = alikeAbove.length > 0 ? alikeAbove : inSection.filter((row) => like(row, target));
    if (alike.length > 0) return sum(alike);
    if (target.nature === "netto") return totalsInSection(target) ?? netto(target);
    const wide = cover(target.nature, target).filter((row) => !excluded(row, target));
    if (wide.length === 0) return none(`det finns inga rader av slaget ”${target.base}” att summera.`);
    problems.push([target, "summan namnger inga avsnitt och avsnittet har inga egna rader av slaget: alla sådana rader ovanför räknas in."]);
    return sum(wide);
  }

  function find(row: OutlineRow): Relation {
    const spec = row.data.sum_of_cells ?? row.section.data.sum_of_cells;
    const list = cellListFor(spec, row);
    if (list !== null && list.length > 0) {
      const cells = resolveCells(list, outline, row, tables);
      cells.problems.forEach((problem) => problems.push([row, problem]));
      const alone = row.data.sum_of_cells !== undefined || !Array.isArray(spec) || row.section.rows.filter((other) => other.data.derived === true).length === 1;
      const own = alone ? cells.refs : cells.refs.filter((ref) => ref.row.nature === row.nature);
      if (own.length > 0) return { type: "sum", plus: own, minus: [], pair: false };
      if (alone) return none("inga av cellerna som summan namnger finns.");
    }
    switch (row.base) {
      case "resultat_fore": {
        const costs = cover("kostnad", row);
        const incomes = cover("intakt", row);
        return costs.length + incomes.length > 0 ? pair(costs, incomes) : none("tabellen har inga kostnader eller intäkter att räkna resultatet av.");
      }
      case "resultatfond_ut":
        return { type: "fund", what: "out" };
      case "resultatfond_forandring":
        return { type: "fund", what: "change" };
      case "resultat_efter":
        return { type: "fund", what: "after" };
    }
    if (row.varav) return none("en varav-rad ingår redan i raden ovanför och räknas inte ut.");
    const labels = row.data.sum_of ?? row.section.data.sum_of;
    const ownCosts = row.nature === "netto" && !row.sum && ofNature(row.section.rows, "kostnad").length + ofNature(row.section.rows, "intakt").length > 0;
    if (labels !== undefined && labels.length > 0 && !ownCosts) return sumOfSections(labels, row);
    if (row.sum) return summaInSection(row);
    if (row.nature === "netto") return totalsInSection(row) ?? netto(row);
    if (row.nature === "resultat") return pair(cover("kostnad", row), cover("intakt", row));
    return none(`Bokslut vet inte hur en rad av slaget ”${row.data.kind}” räknas ut.`);
  }

  function relationOf(row: OutlineRow): Relation {
    const known = found.get(row);
    if (known !== undefined) return known;
    if (busy.has(row)) return none("summan ingår i sig själv.");
    busy.add(row);
    const relation = find(row);
    busy.delete(row);
    found.set(row, relation);
    return relation;
  }

  return { relation: relationOf, cover, outline, problems: () => problems };
}
