import * as React from "react";
import { ENCODING_NAMES, type Encoding } from "../../importers/decode";
import { MEASURES, type Ledger, type LedgerSigns, type Measure } from "../../importers/ledger";
import { headingsOf, periodsInTable, suggestSheetChoice, type FileChoice, type ImportedFile, type TextOptions } from "../../importers/read-file";
import { dimensionsOfSie, periodsOfSie, type SieChoice } from "../../importers/sie/to-ledger";
import { isMeasure, ROLE_NAMES, type Across, type ColumnRole } from "../../importers/table/columns";
import { columnLetters } from "../../importers/table/grid";
import { findHeader, type Header } from "../../importers/table/headings";
import type { NumberFormat } from "../../importers/table/numbers";
import type { TableChoice } from "../../importers/table/to-ledger";
import { measureNames, svImport } from "../strings-import.sv";
import { Select, type SelectOption } from "./Select";
import type { ImportWork } from "./use-import";

const text = svImport.choices;
const MOST_COLUMNS_SHOWN = 60;

function options<K extends string>(names: Readonly<Record<K, string>>): readonly SelectOption[] {
  return (Object.keys(names) as K[]).map((key) => ({ key, text: names[key] }));
}

/** YYYYMM of every month from the first to the last. */
function months(from: string, to: string): readonly string[] {
  const list: string[] = [];
  for (let year = Number(from.slice(0, 4)), month = Number(from.slice(4)); list.length < 60; month += 1) {
    if (month > 12) {
      month = 1;
      year += 1;
    }
    const period = `${year}${String(month).padStart(2, "0")}`;
    if (period > to) break;
    list.push(period);
  }
  return list;
}

function Periods(props: { readonly periods: readonly string[]; readonly from: string; readonly to: string; readonly onChange: (from: string, to: string) => void }): JSX.Element {
  const list = [...new Set([...props.periods, props.from, props.to])].sort().map((period) => ({ key: period, text: `${period.slice(0, 4)}-${period.slice(4)}` }));
  return (
    <div className="import-pair">
      <Select label={text.from} value={props.from} options={list} onChange={(from) => props.onChange(from, from > props.to ? from : props.to)} />
      <Select label={text.to} value={props.to} options={list} onChange={(to) => props.onChange(to < props.from ? to : props.from, to)} />
    </div>
  );
}

function TextChoices(props: { readonly reading: TextOptions; readonly pasted: boolean; readonly onRead: (options: TextOptions) => void }): JSX.Element {
  const found = { key: "", text: text.found };
  const { encoding, delimiter } = props.reading;
  const again = (change: { readonly encoding?: Encoding | undefined; readonly delimiter?: string | undefined }): void => {
    const next = { encoding, delimiter, ...change };
    props.onRead({ ...(next.encoding === undefined ? {} : { encoding: next.encoding }), ...(next.delimiter === undefined ? {} : { delimiter: next.delimiter }) });
  };
  return (
    <div className="import-pair">
      {props.pasted ? null : (
        <Select label={text.encoding} value={encoding ?? ""} options={[found, ...options(ENCODING_NAMES)]} onChange={(key) => again({ encoding: (Object.keys(ENCODING_NAMES) as Encoding[]).find((one) => one === key) })} />
      )}
      <Select label={text.delimiter} value={delimiter ?? ""} options={[found, ...options(text.delimiters)]} onChange={(key) => again({ delimiter: key === "" ? undefined : key })} />
    </div>
  );
}

type TableFile = ImportedFile & { readonly kind: "table" };

/** The periods of a table that has any. */
function TablePeriods(props: { readonly file: TableFile; readonly choice: TableChoice; readonly onChange: (choice: TableChoice) => void }): JSX.Element | null {
  const { choice, onChange } = props;
  const periods = periodsInTable(props.file.grid, choice);
  const [first, last] = [periods[0] ?? "", periods[periods.length - 1] ?? ""];
  return periods.length < 2 ? null : <Periods periods={periods} from={choice.periods?.from ?? first} to={choice.periods?.to ?? last} onChange={(from, to) => onChange({ ...choice, periods: { from, to } })} />;
}

/** The roles with another one for a column: what names a row stands once, figures may stand in several columns. */
function withRole(roles: readonly ColumnRole[], count: number, column: number, key: string): readonly ColumnRole[] {
  const chosen = (Object.keys(ROLE_NAMES) as ColumnRole[]).find((role) => role === key) ?? "annat";
  return Array.from({ length: count }, (_, at): ColumnRole => (at === column ? chosen : roles[at] === chosen && !isMeasure(chosen) ? "annat" : (roles[at] ?? "annat")));
}

function TableChoices(props: { readonly work: ImportWork; readonly file: TableFile; readonly choice: TableChoice; readonly format: NumberFormat | null; readonly onChange: (choice: TableChoice) => void }): JSX.Element | null {
  const { file, choice, onChange, work } = props;
  const sheet = file.grid.sheets[choice.sheet];
  if (sheet === undefined) return null;
  const headings = headingsOf(sheet, choice);
  const rowText = (row: number): string => (sheet.rows[row] ?? []).filter((cell) => cell !== null).join(" | ").slice(0, 50);
  const withHeader = (header: Header | null, at = choice.sheet): TableChoice => {
    const { unit, signs, format } = choice;
    return { ...suggestSheetChoice(file.grid, at, header, work.kept, work.period), unit, signs, ...(format === undefined ? {} : { format }) };
  };
  const onSheet = (at: number): void => {
    const own = file.grid.sheets[at];
    onChange(withHeader(own === undefined ? null : findHeader(own), at));
  };
  const several = choice.roles.some((role, column) => isMeasure(role) && choice.roles.indexOf(role) !== column);
  return (
    <>
      {file.grid.sheets.length < 2 ? null : (
        <Select label={text.sheet} value={String(choice.sheet)} options={file.grid.sheets.map((one, index) => ({ key: String(index), text: one.name ?? String(index + 1) }))} onChange={(key) => onSheet(Number(key))} />
      )}
      <Select
        label={text.headerRow}
        value={choice.headerRow === null ? "" : String(choice.headerRow)}
        options={[{ key: "", text: text.noHeader }, ...sheet.rows.slice(0, 40).map((_row, row) => ({ key: String(row), text: text.headerOption(row + 1, rowText(row)) }))]}
        onChange={(key) => onChange(withHeader(key === "" ? null : { row: Number(key), rows: 1 }))}
      />
      {choice.headerRow === null || choice.headerRow === 0 ? null : (
        <Select
          label={text.headerRows}
          value={String(choice.headerRows ?? 1)}
          options={[1, 2, 3].filter((rows) => rows <= (choice.headerRow ?? 0) + 1).map((rows) => ({ key: String(rows), text: String(rows) }))}
          onChange={(key) => onChange(withHeader({ row: choice.headerRow ?? 0, rows: Number(key) }))}
        />
      )}
      <fieldset className="import-columns">
        <legend>{text.columns}</legend>
        {headings.slice(0, MOST_COLUMNS_SHOWN).map((heading, column) => (
          <Select
            key={column}
            label={text.column(columnLetters(column), heading)}
            value={choice.roles[column] ?? "annat"}
            options={options(ROLE_NAMES)}
            onChange={(key) => onChange({ ...choice, roles: withRole(choice.roles, headings.length, column, key) })}
          />
        ))}
      </fieldset>
      {several ? <Select label={text.across} value={choice.across ?? "summa"} options={options<Across>(text.acrossNames)} onChange={(key) => onChange({ ...choice, across: key === "perioder" || key === "objekt" ? key : "summa" })} /> : null}
      <Select label={text.unit} value={choice.unit} options={options<Ledger["unit"]>(text.units)} onChange={(key) => onChange({ ...choice, unit: key === "mnkr" || key === "tkr" ? key : "kr" })} />
      <Select label={text.signs} value={choice.signs} options={options<LedgerSigns>(text.signNames)} onChange={(key) => onChange({ ...choice, signs: key === "intakter_positiva" || key === "kostnader_negativa" ? key : "debet" })} />
      {file.text ? <Select label={text.format} value={choice.format ?? props.format ?? "komma"} options={options(text.formats)} onChange={(key) => onChange({ ...choice, format: key === "punkt" ? "punkt" : "komma" })} /> : null}
    </>
  );
}

function SieChoices(props: { readonly file: ImportedFile & { readonly kind: "sie" }; readonly choice: SieChoice; readonly onChange: (choice: SieChoice) => void }): JSX.Element {
  const { file, choice, onChange } = props;
  const dimensions = React.useMemo(() => dimensionsOfSie(file.file), [file]);
  const year = periodsOfSie(file.file);
  return (
    <>
      <Select
        label={text.dimension}
        value={choice.dimension ?? ""}
        options={[...dimensions.map((one) => ({ key: one.number, text: text.dimensionOption(one.name, one.objects) })), { key: "", text: text.noDimension }]}
        onChange={(key) => onChange({ ...choice, dimension: key === "" ? null : key })}
      />
      {year === null ? null : <Periods periods={months(year.from, year.to)} from={choice.from} to={choice.to} onChange={(from, to) => onChange({ ...choice, from, to })} />}
      <Select label={text.fileYear} value={choice.lastYear === true ? "last" : "this"} options={options(text.fileYears)} onChange={(key) => onChange({ ...choice, lastYear: key === "last" })} />
    </>
  );
}

/** Which columns of the report the figures go into. */
function ReportColumns(props: { readonly work: ImportWork }): JSX.Element {
  const list = [{ key: "", text: text.notFilled }, ...options<Measure>(measureNames)];
  return (
    <details className="import-details">
      <summary>{text.tableColumns}</summary>
      {props.work.columns.map((column) => (
        <Select
          key={`${column.table} ${column.column}`}
          label={`${column.caption}: ${column.label}`}
          value={column.measure ?? ""}
          options={list}
          onChange={(key) => props.work.setColumn(column.table, column.column, MEASURES.find((measure) => measure === key) ?? null)}
        />
      ))}
    </details>
  );
}

/** What the columns hold, in a line: "Konto: B. Budget: C–D." */
function columnsText(choice: TableChoice): string {
  const roles = (Object.keys(ROLE_NAMES) as ColumnRole[]).filter((role) => role !== "annat" && choice.roles.includes(role));
  return roles.map((role) => {
    const letters = choice.roles.flatMap((one, column) => (one === role ? [columnLetters(column)] : []));
    return text.columnsRead(ROLE_NAMES[role], letters.length > 3 ? `${letters[0] ?? ""}\u2013${letters[letters.length - 1] ?? ""}` : letters.join(", "));
  }).join(", ");
}

/** How the file is read: in a line, and changeable. Open from the start when something must be chosen. */
export function ChoicesStep(props: { readonly work: ImportWork; readonly reading: TextOptions; readonly pasted: boolean; readonly onRead: (options: TextOptions) => void }): JSX.Element | null {
  const { file, choice, reading, setChoice } = props.work;
  if (file === null || choice === null) return null;
  const change = (next: FileChoice): void => setChoice(next);
  const left = reading?.leftOut ?? null;
  const leftOut = left === null ? "" : text.leftOut(left.sums, left.blank, left.otherPeriods, left.unread);
  const table = file.kind === "table" && choice.kind === "table" ? { file, choice: choice.choice } : null;
  const onTable = (next: TableChoice): void => change({ kind: "table", choice: next });
  const read = table === null ? "" : text.readAs(columnsText(table.choice), text.units[table.choice.unit], text.signNames[table.choice.signs]);
  return (
    <>
      <h2>{text.heading}</h2>
      {reading === null ? null : <p className="quiet">{[text.rows(reading.ledger.rows.length), leftOut].filter((part) => part !== "").join(", ")}</p>}
      {read === "" ? null : <p className="quiet">{read}</p>}
      {file.kind === "sie" && choice.kind === "sie" ? <SieChoices file={file} choice={choice.choice} onChange={(next) => change({ kind: "sie", choice: next })} /> : null}
      {table === null ? null : (
        <>
          <TablePeriods {...table} onChange={onTable} />
          <details className="import-details" open={reading === null || reading.ledger.rows.length === 0}>
            <summary>{text.change}</summary>
            {table.file.text ? <TextChoices reading={props.reading} pasted={props.pasted} onRead={props.onRead} /> : null}
            <TableChoices work={props.work} {...table} format={reading?.format ?? null} onChange={onTable} />
          </details>
        </>
      )}
      <ReportColumns work={props.work} />
    </>
  );
}
