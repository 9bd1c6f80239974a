/** A new table as its template and options describe it: as data, and as it will look. Pure. */
import { BokslutError } from "../../domain/errors";
import { buildTable, groupSum, tableFromTemplate, templateById, type UnitGroup } from "../../reports";
import type { ReportData, SignConvention, TableData } from "../../reports/report-data.types";
import { ownTemplates } from "../../reports/table-edit";
import type { TableModel } from "../../reports/table-model";
import type { Template } from "../../reports/templates/template";

export interface NewTableOptions {
  /** Id of the template. */
  readonly template: string;
  /** Names of the verksamheter in order; repeated names are refused. */
  readonly verksamheter: readonly string[];
  /** Groups of them, each summed on its own; a name stands in at most one. */
  readonly groups?: readonly UnitGroup[];
  /** Left out: the template's title and the unit. */
  readonly caption?: string;
  /** Left out: the convention of the report's first table. */
  readonly sign?: SignConvention;
  /** Bars in the columns of avvikelse. */
  readonly dataBars?: boolean;
  /** Sums that foot on paper: they count on the figures as shown. */
  readonly footing?: boolean;
  readonly place: "new sheet" | "selection";
  /** True when the user has agreed to write over the filled cells at the selection. */
  readonly overwrite?: boolean;
}

function templateOf(report: ReportData, id: string): Template {
  const template = templateById(id) ?? ownTemplates(report).find((one) => one.id === id) ?? null;
  if (template === null) throw new BokslutError("bad-argument", `Det finns ingen mall som heter ”${id}”. Välj en mall i listan.`, id);
  return template;
}

const tidy = (name: string): string => name.trim().replace(/\s+/g, " ");

function checkedNames(names: readonly string[]): readonly string[] {
  const clean = names.map(tidy).filter((name) => name !== "");
  const seen = new Set<string>();
  for (const name of clean) {
    const key = name.toLocaleLowerCase("sv");
    if (seen.has(key)) throw new BokslutError("bad-argument", `”${name}” står två gånger bland verksamheterna. Ta bort den ena eller ge den ett eget namn, så att raderna går att skilja åt.`);
    seen.add(key);
  }
  return clean;
}

/** Groups with names, each once, whose names and sums no verksamhet bears. */
function checkedGroups(groups: readonly UnitGroup[], names: readonly string[]): readonly UnitGroup[] {
  const clean = groups.map((group) => ({ name: tidy(group.name), verksamheter: group.verksamheter.map(tidy) })).filter((group) => group.verksamheter.length > 0);
  const taken = new Set(names.map((name) => name.toLocaleLowerCase("sv")));
  for (const { name } of clean) {
    const [own, sum] = [name.toLocaleLowerCase("sv"), groupSum(name).toLocaleLowerCase("sv")];
    if (name === "") throw new BokslutError("bad-argument", "En grupp av verksamheter behöver ett namn. Skriv namnet före kolonet.");
    if (taken.has(own) || taken.has(sum)) throw new BokslutError("bad-argument", `”${name}” är namnet på både en grupp och något annat i tabellen. Ge gruppen ett eget namn, så att raderna går att skilja åt.`);
    taken.add(own).add(sum);
  }
  return clean;
}

function freeId(report: ReportData, wanted: string): string {
  const ids = new Set(report.tables.map((table) => table.id));
  let id = wanted;
  for (let number = 2; ids.has(id); number += 1) id = `${wanted}_${number}`;
  return id;
}

/** The table that the options describe, as data; it is not part of the report yet. */
export function newTable(report: ReportData, options: Omit<NewTableOptions, "place">): TableData {
  const template = templateOf(report, options.template);
  const sign = options.sign ?? report.tables.find((table) => table.sign !== null)?.sign ?? "intakter_negativa";
  const wanted = (options.caption ?? "").trim();
  const own = wanted !== "" ? wanted : template.counts === true ? template.title : `${template.title} (${report.meta.unit})`;
  const known = templateById(template.id) !== null;
  const names = checkedNames(options.verksamheter);
  const made = tableFromTemplate(template, report.meta, { id: freeId(report, known ? template.id : "egen_tabell"), caption: own, sign, verksamheter: names, groups: checkedGroups(options.groups ?? [], names) });
  const table: TableData = { ...made, ...(options.footing === true ? { footing: true } : {}), ...(options.dataBars === true ? { data_bars: true } : {}) };
  return known ? table : { ...table, template: "" };
}

/** What the table will look like, before anything is written. Pure. */
export function previewTable(report: ReportData, options: Omit<NewTableOptions, "place" | "progress" | "overwrite">): TableModel {
  const table = newTable(report, options);
  return buildTable(table, { ...report, tables: [...report.tables, table] }).model;
}
