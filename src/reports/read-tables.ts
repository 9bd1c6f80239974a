/** Readers of the tables of a report. Members that the format does not know are kept as they stand. */
import {
  badData, isMissing, join, readBoolean, readInteger, readItems, readList, readName, readObject, readOneOf, readOptionalText, readText, shown,
  type JsonObject,
} from "./json-reader";
import { readAmount } from "./read-amount";
import type { ColumnData, ColumnFormula, FundFigure, RowData, SectionData, SignConvention, TableData } from "./report-data.types";

const SIGNS: Readonly<Record<string, SignConvention>> = {
  intakter_negativa: "intakter_negativa", a: "intakter_negativa",
  intakter_positiva: "intakter_positiva", b: "intakter_positiva",
  kostnader_negativa: "kostnader_negativa", c: "kostnader_negativa",
};

const FUND_FIGURES: readonly FundFigure[] = ["year_limit", "ceiling", "change", "closing", "returned"];

/** Problems that do not stop the reading, one Swedish sentence each. */
export type Warn = (path: string, sentence: string) => void;

function readSign(value: unknown, path: string): SignConvention | null {
  if (isMissing(value)) return null;
  const sign = typeof value === "string" ? SIGNS[value.trim().toLowerCase()] : undefined;
  if (sign === undefined) {
    throw badData(path, `teckenkonventionen ska vara ”intakter_negativa”, ”intakter_positiva”, ”kostnader_negativa” eller null, men där står ${shown(value)}.`);
  }
  return sign;
}

function readPair(value: unknown, path: string): readonly [string, string] {
  const keys = readItems(value, path, readName);
  const [first, second] = keys;
  if (first === undefined || second === undefined || keys.length !== 2) throw badData(path, "två kolumnnycklar väntas här.");
  return [first, second];
}

/** A column formula, or null (with a warning) when its type is unknown: the column is then an input column. */
function readFormula(value: unknown, path: string, warn: Warn): ColumnFormula | null {
  if (isMissing(value)) return null;
  const raw = readObject(value, path);
  const of = join(path, "of");
  switch (raw["type"]) {
    case "deviation":
    case "difference":
    case "deviation_percent":
    case "difference_percent":
      return { type: raw["type"], of: readPair(raw["of"], of) };
    case "sum": {
      const keys = readItems(raw["of"], of, readName);
      if (keys.length === 0) throw badData(of, "minst en kolumnnyckel väntas här.");
      return { type: "sum", of: keys };
    }
    case "fund": {
      const keys = readItems(raw["of"], of, readName);
      if (keys.length !== 3 && keys.length !== 4) throw badData(of, "kolumnnycklarna för ingående fond, resultat och omslutning väntas här, och för given förändring om den finns.");
      return { type: "fund", what: readOneOf(raw["what"], join(path, "what"), FUND_FIGURES), of: keys };
    }
    case "share":
      return { type: "share", of: readName(raw["of"], of), months: readInteger(raw["months"], join(path, "months"), 1, 12) };
    default:
      warn(join(path, "type"), `kolumnens formel ${shown(raw["type"])} är okänd. Kolumnen läggs ut som inmatningskolumn.`);
      return null;
  }
}

function readColumn(value: unknown, path: string, warn: Warn): ColumnData {
  const { formula: rawFormula, ...raw } = readObject(value, path);
  const formula = readFormula(rawFormula, join(path, "formula"), warn);
  const key = readName(raw["key"], join(path, "key"));
  if (key.startsWith("$")) throw badData(join(path, "key"), "en kolumnnyckel får inte börja med $.");
  return {
    ...raw,
    key,
    label: readText(raw["label"], join(path, "label")),
    kind: isMissing(raw["kind"]) ? "" : readText(raw["kind"], join(path, "kind")),
    ...(formula === null ? {} : { formula }),
    ...(isMissing(raw["not_for"]) ? {} : { not_for: readItems(raw["not_for"], join(path, "not_for"), readName) }),
  } as ColumnData;
}

function readLabels(value: unknown, path: string): readonly string[] {
  return typeof value === "string" ? [value] : readItems(value, path, readText);
}

function readSums(sumOf: unknown, exclude: unknown, path: string): Pick<SectionData, "sum_of" | "sum_rows_exclude"> {
  return {
    ...(isMissing(sumOf) ? {} : { sum_of: readLabels(sumOf, join(path, "sum_of")) }),
    ...(isMissing(exclude) ? {} : { sum_rows_exclude: readLabels(exclude, join(path, "sum_rows_exclude")) }),
  };
}

function readRow(value: unknown, path: string, textKeys: ReadonlySet<string>): RowData {
  const { sum_of: sumOf, sum_rows_exclude: exclude, ...raw } = readObject(value, path);
  const valuesPath = join(path, "values");
  const values: Record<string, number | null> = {};
  const texts: Record<string, string> = {};
  for (const [key, cell] of Object.entries(isMissing(raw["values"]) ? {} : readObject(raw["values"], valuesPath))) {
    if (textKeys.has(key) && typeof cell === "string") texts[key] = cell;
    else values[key] = readAmount(cell, join(valuesPath, key));
  }
  if (!isMissing(raw["texts"])) {
    for (const [key, cell] of Object.entries(readObject(raw["texts"], join(path, "texts")))) texts[key] = readText(cell, join(join(path, "texts"), key));
  }
  return {
    ...raw,
    label: readText(raw["label"], join(path, "label")),
    kind: readName(raw["kind"], join(path, "kind")),
    values,
    ...(Object.keys(texts).length === 0 ? {} : { texts }),
    ...(isMissing(raw["derived"]) ? {} : { derived: readBoolean(raw["derived"], join(path, "derived")) }),
    ...readSums(sumOf, exclude, path),
  } as RowData;
}

function readSection(value: unknown, path: string, textKeys: ReadonlySet<string>): SectionData {
  const { sum_of: sumOf, sum_rows_exclude: exclude, ...raw } = readObject(value, path);
  return {
    ...raw,
    label: readOptionalText(raw["label"], join(path, "label")),
    rows: readItems(raw["rows"], join(path, "rows"), (row, rowPath) => readRow(row, rowPath, textKeys)),
    ...readSums(sumOf, exclude, path),
  } as SectionData;
}

function refuseRepeated(keys: readonly string[], path: string, member: string, what: string): void {
  const seen = new Map<string, number>();
  keys.forEach((key, index) => {
    const first = seen.get(key);
    if (first !== undefined) throw badData(join(join(path, index), member), `${what} ”${key}” finns redan (plats ${first + 1} i listan). Ge den ett eget namn.`);
    seen.set(key, index);
  });
}

function readTable(value: unknown, path: string, warn: Warn): TableData {
  const raw: JsonObject = readObject(value, path);
  const columnsPath = join(path, "columns");
  const columns = readItems(raw["columns"], columnsPath, (column, columnPath) => readColumn(column, columnPath, warn));
  if (columns.length === 0) throw badData(columnsPath, "tabellen har inga kolumner.");
  refuseRepeated(columns.map((column) => column.key), columnsPath, "key", "kolumnnyckeln");
  const textKeys = new Set(columns.filter((column) => column.kind === "text" || column.kind === "datum").map((column) => column.key));
  const id = readName(raw["id"], join(path, "id"));
  return {
    ...raw,
    ...(isMissing(raw["footing"]) ? {} : { footing: readBoolean(raw["footing"], join(path, "footing")) }),
    ...(isMissing(raw["data_bars"]) ? {} : { data_bars: readBoolean(raw["data_bars"], join(path, "data_bars")) }),
    id,
    template: isMissing(raw["template"]) ? "" : readText(raw["template"], join(path, "template")),
    caption: isMissing(raw["caption"]) ? id : readText(raw["caption"], join(path, "caption")),
    sign: readSign(raw["sign"], join(path, "sign")),
    columns,
    sections: readItems(raw["sections"], join(path, "sections"), (section, sectionPath) => readSection(section, sectionPath, textKeys)),
  } as TableData;
}

/** Reads `tables`: ids unique, columns unique in their table. Relations between tables are checked by check-tables.ts. */
export function readTables(value: unknown, path: string, warn: Warn): readonly TableData[] {
  const tables = readList(value, path).map((table, index) => readTable(table, join(path, index), warn));
  refuseRepeated(tables.map((table) => table.id), path, "id", "tabellens id");
  return tables;
}
