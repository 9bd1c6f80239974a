import * as React from "react";
import { DefaultButton, Link, Spinner, TextField } from "office-ui-fabric-react";
import type { TableUnitsStatus } from "../../excel/commands/table-edit";
import type { TableEdit } from "../../reports/table-edit";
import { Choice } from "../components/Choice";
import { Bar } from "../components/Bar";
import { Page } from "../components/Page";
import { PrimaryAction } from "../components/PrimaryAction";
import { messageOfError, usePane } from "../context";
import { useReturnedFocus } from "../focus";
import { svTables } from "../strings-tables.sv";
import { TableOptions } from "../tables/TableOptions";
import { UnitList } from "../tables/UnitList";
import { useTableRun } from "../tables/use-table-run";
import "../tables/tables.css";

const formId = "table-units";

/** The verksamheter of a laid-out table: each change is made in the workbook at once, and can be taken back. */
export function TableUnitsPage(): JSX.Element {
  const { state, tell } = usePane();
  const [units, setUnits] = React.useState<TableUnitsStatus | null>(null);
  const [failed, setFailed] = React.useState(false);
  const [turn, setTurn] = React.useState(0);
  const { run, tables } = useTableRun(() => setTurn((now) => now + 1));
  const laidOut = (state.status?.tables ?? []).filter((table) => table.sheet !== null);
  const [wanted, setWanted] = React.useState<string | null>(null);
  const id = laidOut.find((table) => table.id === wanted)?.id ?? laidOut[0]?.id ?? null;
  const [name, setName] = React.useState("");
  const [after, setAfter] = React.useState<string | null>(null);
  const [renaming, setRenaming] = React.useState<{ readonly name: string; readonly to: string } | null>(null);
  const [title, setTitle] = React.useState("");
  useReturnedFocus(renaming !== null, () => document.querySelector<HTMLElement>(".unit-chosen .unit-name"));

  React.useEffect(() => {
    if (tables === null || id === null) return undefined;
    let left = false;
    tables.units(id).then(
      (found) => {
        if (left) return;
        setUnits(found);
        setFailed(false);
      },
      (error: unknown) => {
        if (left) return;
        setUnits(null);
        setFailed(true);
        tell(messageOfError(svTables.changingFailed, error));
      },
    );
    return () => {
      left = true;
    };
  }, [id, turn, tables, tell]);

  if (tables === null || id === null) {
    return (
      <Page heading={svTables.units} action={<PrimaryAction hint={svTables.noTables} label={null} />}>
        {null}
      </Page>
    );
  }
  const edit = (one: TableEdit): Promise<boolean> => run({ label: svTables.changing, failed: svTables.changingFailed, run: () => tables.edit(id, [one]) });
  const current = units?.id === id ? units : null;
  const names = current?.names ?? [];
  const add = (event: React.FormEvent): void => {
    event.preventDefault();
    void edit({ type: "add", name, after: after !== null && names.includes(after) ? after : null }).then((done) => {
      if (done) setName("");
    });
  };
  const move = (index: number, to: number): void => {
    const moved = names[index];
    if (moved === undefined || current === null) return;
    const rest = names.filter((_, at) => at !== index);
    setUnits({ ...current, names: [...rest.slice(0, to), moved, ...rest.slice(to)] });
    void edit({ type: "move", name: moved, before: rest[to] ?? null }).then((done) => {
      if (!done) setTurn((now) => now + 1);
    });
  };
  return (
    <Page heading={svTables.units} action={<PrimaryAction hint={svTables.hintUnits} label={svTables.add} form={formId} disabled={name.trim() === "" || names.length === 0} />}>
      <Choice label={svTables.table} selectedKey={id} options={laidOut.map((table) => ({ key: table.id, text: table.caption }))} onChange={(_event, option) => setWanted(String(option?.key ?? id))} />
      {current === null ? failed ? <Link onClick={() => setTurn(turn + 1)}>{svTables.readAgain}</Link> : <Spinner label={svTables.reading} labelPosition="right" className="pane-spinner" /> : null}
      {current === null || current.unknownRows.length === 0 ? null : (
        <Bar
          kind="warning"
          label={svTables.unknownLandmark}
          words={svTables.unknown(current.unknownRows.map((row) => svTables.unknownRow(row.label, row.row)).join(", "))}
          more={<Link onClick={() => void run({ label: svTables.changing, failed: svTables.changingFailed, run: () => tables.adoptRows(id) })}>{svTables.adopt}</Link>}
        />
      )}
      {current === null || names.length > 0 ? null : <p>{svTables.noUnits}</p>}
      <UnitList
        label={svTables.unitsLabel}
        names={names}
        disabled={state.busy !== null}
        onMove={move}
        onRemove={(index) => void edit({ type: "remove", name: names[index] ?? "" })}
        onRename={(index) => setRenaming({ name: names[index] ?? "", to: names[index] ?? "" })}
      />
      {renaming === null ? null : (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            void edit({ type: "rename", name: renaming.name, to: renaming.to }).then((done) => {
              if (done) setRenaming(null);
            });
          }}
        >
          <TextField label={svTables.newName(renaming.name)} autoFocus value={renaming.to} onChange={(_event, value) => setRenaming({ ...renaming, to: value ?? "" })} />
          <div className="pane-buttons">
            <DefaultButton type="submit" text={svTables.save} disabled={state.busy !== null} allowDisabledFocus />
            <DefaultButton text={svTables.cancel} onClick={() => setRenaming(null)} />
          </div>
        </form>
      )}
      <form id={formId} className="form" onSubmit={add}>
        <TextField label={svTables.addName} value={name} onChange={(_event, value) => setName(value ?? "")} />
        {names.length === 0 ? null : <Choice label={svTables.addAfter} selectedKey={after !== null && names.includes(after) ? after : names[names.length - 1]} options={names.map((one) => ({ key: one, text: one }))} onChange={(_event, option) => setAfter(String(option?.key ?? ""))} />}
      </form>
      {current === null ? null : (
        <>
          <h2>{svTables.optionsInUse}</h2>
          <TableOptions
            choices={current}
            disabled={state.busy !== null}
            onChange={({ dataBars, footing }) => void run({ label: svTables.changingOptions, failed: svTables.changingOptionsFailed, run: () => tables.changeOptions([{ id, dataBars, footing }]) })}
          />
        </>
      )}
      <form
        className="form table-more"
        onSubmit={(event) => {
          event.preventDefault();
          void run({ label: svTables.savingTemplate, failed: svTables.savingTemplateFailed, run: () => tables.saveAsTemplate(id, title) });
        }}
      >
        <TextField label={svTables.templateTitle} maxLength={31} value={title} onChange={(_event, value) => setTitle(value ?? "")} />
        <DefaultButton type="submit" text={svTables.saveTemplate} disabled={title.trim() === "" || state.busy !== null} allowDisabledFocus />
      </form>
    </Page>
  );
}
