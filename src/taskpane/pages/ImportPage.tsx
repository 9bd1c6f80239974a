import * as React from "react";
import { Spinner } from "office-ui-fabric-react";
import type { TextOptions } from "../../importers/read-file";
import { Page } from "../components/Page";
import { PrimaryAction } from "../components/PrimaryAction";
import { usePane } from "../context";
import { CheckStep, PreviewStep } from "../import/CheckStep";
import { ChoicesStep } from "../import/ChoicesStep";
import { MappingStep } from "../import/MappingStep";
import { FileFacts, SourceStep, useReader, type Source } from "../import/SourceStep";
import { TraceStep } from "../import/TraceStep";
import { useImport, type ImportWork } from "../import/use-import";
import { sv } from "../strings.sv";
import { svImport } from "../strings-import.sv";
import "../import/import.css";

const text = svImport.action;

/** What the button will do, said before it is pressed, and whether it can. */
function actionOf(work: ImportWork): { readonly hint: string; readonly disabled: boolean } {
  const { plan, state, fault } = work;
  if (plan === null) {
    const last = state?.last ?? null;
    return { hint: fault ?? (last === null ? text.chooseFirst : `${text.chooseFirst} ${text.lastWas(last.file, last.time, last.cells)}`), disabled: true };
  }
  if (!plan.complete) return { hint: svImport.check.broken, disabled: true };
  if (plan.cells.length === 0) return { hint: text.nothing, disabled: true };
  const changed = plan.cells.filter((cell) => cell.changed).length;
  return { hint: text.hint(changed, plan.cells.length - changed), disabled: false };
}

function Foot(props: { readonly work: ImportWork }): JSX.Element {
  const { run, services } = usePane();
  const { work } = props;
  const { plan, reading, state } = work;
  const { hint, disabled } = actionOf(work);
  const { imports } = services;
  const bring = (): void => {
    if (imports === undefined || plan === null || reading === null) return;
    void run({
      label: text.running, failed: text.failed, unit: text.unit,
      run: () => imports.importFigures({ plan, ledger: reading.ledger, mapping: work.mapping, settings: work.settings, now: new Date() }),
    });
  };
  const undo = (): void => {
    if (imports !== undefined) void run({ label: text.undoing, failed: text.undoFailed, run: () => imports.undoImport(new Date()) });
  };
  return <PrimaryAction hint={hint} label={text.label} disabled={disabled} onClick={bring} {...(state?.last === null || state === null ? {} : { secondary: { label: text.undo, onClick: undo } })} />;
}

/** Hämta siffror: from a ledger's file to the cells of the tables, seen through before anything is written. */
export function ImportPage(): JSX.Element {
  const { state: pane } = usePane();
  const work = useImport();
  const [source, setSource] = React.useState<Source | null>(null);
  const [options, setOptions] = React.useState<TextOptions>({});
  const read = useReader(work.setFile);
  const ready = (pane.status?.tables ?? []).some((table) => table.sheet !== null);
  if (!ready) {
    return (
      <Page heading={svImport.name} action={<PrimaryAction hint={pane.status?.report === null ? sv.tables.noReport : svImport.needsTables} label={null} />}>
        {null}
      </Page>
    );
  }
  const readWith = (from: Source, wanted: TextOptions): void => {
    setSource(from);
    setOptions(wanted);
    void read(from, wanted);
  };
  const { file, reading, plan, fault } = work;
  return (
    <Page heading={svImport.name} action={<Foot work={work} />}>
      <p>{svImport.intro}</p>
      {work.state === null ? <Spinner label={sv.reading} labelPosition="right" className="pane-spinner" /> : (
        <>
          <h2>{svImport.source.heading}</h2>
          <SourceStep chosen={file !== null} onSource={(from) => readWith(from, {})} />
          {file === null ? null : <FileFacts file={file} problems={reading?.ledger.problems ?? (file.kind === "table" ? file.grid.problems : file.file.problems)} />}
          <ChoicesStep work={work} reading={options} pasted={source?.bytes === null} onRead={(wanted) => { if (source !== null) readWith(source, wanted); }} />
          {fault === null ? null : <p role="alert" className="import-fault">{fault}</p>}
          <MappingStep work={work} />
          {plan === null || reading === null ? null : <CheckStep plan={plan} unit={reading.ledger.unit} />}
          {plan === null ? null : <PreviewStep plan={plan} />}
          <TraceStep />
        </>
      )}
    </Page>
  );
}
