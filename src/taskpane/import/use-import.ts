/** The state of the page Hämta siffror: the file, how it is read, the mapping, and the plan that follows from them. */
import * as React from "react";
import { BokslutError } from "../../domain/errors";
import type { ImportState } from "../../excel/commands/import";
import type { ImportSettings } from "../../excel/import/memory-of-imports";
import type { Measure } from "../../importers/ledger";
import type { Mapping } from "../../importers/mapping";
import { importPlan, type ImportPlan } from "../../importers/plan/import-plan";
import { objectsOf, suggestMapping, type LedgerObject } from "../../importers/plan/suggest";
import { cellTargets, chooseColumns, columnId, verksamheterOf, type CellTarget, type ColumnChoice } from "../../importers/plan/targets";
import { headingsOf, readLedger, reportPeriod, suggestChoice, type FileChoice, type ImportedFile, type KeptChoices, type LedgerReading, type ReportPeriod } from "../../importers/read-file";
import { headingKey, type ColumnRole } from "../../importers/table/columns";
import { messageOfError, usePane } from "../context";
import { svImport } from "../strings-import.sv";

export interface ImportWork {
  /** Null until the workbook has been read. */
  readonly state: ImportState | null;
  readonly file: ImportedFile | null;
  readonly choice: FileChoice | null;
  readonly reading: LedgerReading | null;
  readonly columns: readonly ColumnChoice[];
  readonly verksamheter: readonly string[];
  readonly objects: readonly LedgerObject[];
  readonly mapping: Mapping;
  readonly plan: ImportPlan | null;
  /** Why the file cannot be read with these choices, or the mapping not applied. */
  readonly fault: string | null;
  readonly settings: ImportSettings;
  /** The choices of last time, and the report's own period: what new suggestions follow from. */
  readonly kept: KeptChoices;
  readonly period: ReportPeriod;
  /** True when the objects carry neither account nor kind and their verksamhet has only a net. */
  readonly netsFor: (verksamhet: string) => boolean;
  readonly setFile: (file: ImportedFile) => void;
  readonly setChoice: (choice: FileChoice) => void;
  readonly setMapping: (mapping: Mapping) => void;
  readonly setColumn: (table: string, column: string, measure: Measure | null) => void;
}

const NO_ROLES: ReadonlyMap<string, ColumnRole> = new Map();

function keptOf(state: ImportState | null): KeptChoices {
  return state?.settings ?? { roles: NO_ROLES, unit: null, signs: null, dimension: null };
}

/** What decides which objects a file has: another unit or period leaves the mapping as the user made it. */
function objectsFrom(choice: FileChoice): string {
  return JSON.stringify(choice.kind === "sie" ? choice.choice.dimension : [choice.choice.sheet, choice.choice.headerRow, choice.choice.headerRows, choice.choice.roles, choice.choice.across]);
}

function tried<T>(work: () => T): { readonly value: T | null; readonly fault: string | null } {
  try {
    return { value: work(), fault: null };
  } catch (error) {
    if (!(error instanceof BokslutError)) throw error;
    return { value: null, fault: error.message };
  }
}

/** What is remembered for next time of the choices made now. */
function settingsOf(state: ImportState | null, file: ImportedFile | null, choice: FileChoice | null, columns: ReadonlyMap<string, Measure | null>): ImportSettings {
  const kept = keptOf(state);
  const roles = new Map(kept.roles);
  if (file?.kind === "table" && choice?.kind === "table") {
    const sheet = file.grid.sheets[choice.choice.sheet];
    if (sheet !== undefined) headingsOf(sheet, choice.choice).forEach((heading, at) => {
      const role = choice.choice.roles[at];
      if (heading !== "" && role !== undefined) roles.set(headingKey(heading, state?.meta.year ?? null), role);
    });
    return { columns, roles, unit: choice.choice.unit, signs: choice.choice.signs, dimension: kept.dimension };
  }
  return { columns, roles, unit: kept.unit, signs: kept.signs, dimension: choice?.kind === "sie" ? choice.choice.dimension : kept.dimension };
}

/** The state of the page, kept up with the workbook. */
export function useImport(): ImportWork {
  const { state: pane, services, tell } = usePane();
  const { imports } = services;
  const [state, setState] = React.useState<ImportState | null>(null);
  const [{ file, choice }, setRead] = React.useState<{ readonly file: ImportedFile | null; readonly choice: FileChoice | null }>({ file: null, choice: null });
  const [edited, setEdited] = React.useState<Mapping | null>(null);
  const [ownColumns, setOwnColumns] = React.useState<ReadonlyMap<string, Measure | null>>(new Map());
  const onSheet = React.useRef<string>("");

  React.useEffect(() => {
    let left = false;
    if (imports === undefined || pane.status === null || pane.busy !== null) return undefined;
    imports.readState().then(
      (read) => {
        if (left) return;
        const sheet = JSON.stringify(read.mapping);
        if (sheet !== onSheet.current) setEdited(null);
        onSheet.current = sheet;
        setState(read);
      },
      (error: unknown) => {
        if (!left) tell(messageOfError(svImport.action.failed, error));
      },
    );
    return () => {
      left = true;
    };
  }, [imports, pane.status, pane.busy, tell]);

  const keptColumns = React.useMemo(() => new Map([...(state?.settings.columns ?? []), ...ownColumns]), [state, ownColumns]);
  const columns = React.useMemo(() => (state === null ? [] : chooseColumns(state.models, state.meta.year, keptColumns)), [state, keptColumns]);
  const targets = React.useMemo((): readonly CellTarget[] => (state === null ? [] : cellTargets(state.models, columns)), [state, columns]);
  const read = React.useMemo(() => (file === null || choice === null ? { value: null, fault: null } : tried(() => readLedger(file, choice))), [file, choice]);
  const reading = read.value;
  const suggested = React.useMemo(() => (reading === null ? { rules: [] } : suggestMapping(reading.ledger, targets, state?.mapping ?? undefined)), [reading, targets, state]);
  const mapping = edited ?? suggested;
  const objects = React.useMemo(() => (reading === null ? [] : objectsOf(reading.ledger)), [reading]);
  const planned = React.useMemo(
    () => (reading === null || state === null ? { value: null, fault: null } : tried(() => importPlan(reading.ledger, mapping, targets, (target) => state.cell(target.table, target.row, target.column)))),
    [reading, state, mapping, targets],
  );
  const nets = React.useMemo(() => {
    const knowsKind = reading?.ledger.rows.some((row) => row.account !== null || (row.kind ?? null) !== null) ?? true;
    return new Set(knowsKind ? [] : verksamheterOf(targets).filter((name) => targets.every((target) => target.verksamhet !== name || target.kind === "netto")));
  }, [reading, targets]);

  return {
    state, file, choice, reading, columns, objects, mapping, plan: planned.value,
    verksamheter: React.useMemo(() => verksamheterOf(targets), [targets]),
    fault: read.fault ?? planned.fault,
    settings: settingsOf(state, file, choice, keptColumns),
    kept: keptOf(state),
    period: reportPeriod(state?.meta ?? null),
    netsFor: (verksamhet) => nets.has(verksamhet),
    setFile: (next) => {
      setRead({ file: next, choice: suggestChoice(next, keptOf(state), reportPeriod(state?.meta ?? null)) });
      setEdited(null);
    },
    setChoice: (next) => {
      setRead({ file, choice: next });
      if (choice === null || objectsFrom(next) !== objectsFrom(choice)) setEdited(null);
    },
    setMapping: setEdited,
    setColumn: (table, column, measure) => setOwnColumns(new Map([...ownColumns, [columnId(table, column), measure]])),
  };
}
