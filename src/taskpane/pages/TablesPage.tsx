import * as React from "react";
import { Checkbox, Icon, Link } from "office-ui-fabric-react";
import { useActions } from "../actions";
import { Page } from "../components/Page";
import { PrimaryAction } from "../components/PrimaryAction";
import { usePane } from "../context";
import type { TableStatus } from "../services";
import { StepLink } from "../components/StepLink";
import { canBeLaidOut } from "../status-words";
import { svTables } from "../strings-tables.sv";
import { sv } from "../strings.sv";
import { chosenOptions, noChoices, TableOptions } from "../tables/TableOptions";

/** Where the table stands, with the sheet's name as the way there. */
function TableState(props: { readonly table: TableStatus; readonly onGoTo: (sheet: string) => void }): JSX.Element {
  const { table } = props;
  const { sheet } = table;
  if (sheet === null) return <span>{canBeLaidOut(table) ? sv.tables.notOut : sv.tables.noTemplate}</span>;
  return (
    <span>
      {sv.tables.onSheet}{" "}
      <Link className="table-link" aria-label={sv.tables.goTo(sheet)} onClick={() => props.onGoTo(sheet)}>
        {sheet}
      </Link>
      {sv.tables.afterSheet(sv.status.emptyCells(table.emptyInputs))}
      {table.order === undefined ? null : <span className="table-order">{svTables.order[table.order]}</span>}
    </span>
  );
}

interface TableLineProps {
  readonly table: TableStatus;
  readonly chosen: boolean;
  readonly onChoose: (chosen: boolean) => void;
  readonly onGoTo: (sheet: string) => void;
}

function TableLine(props: TableLineProps): JSX.Element {
  const { table } = props;
  const { sheet } = table;
  const stateId = `table-state-${table.id}`;
  return (
    <li className="table-line">
      {sheet === null ? (
        <Checkbox
          label={table.caption}
          checked={props.chosen}
          disabled={!canBeLaidOut(table)}
          ariaDescribedBy={stateId}
          onChange={(_event, checked) => props.onChoose(checked === true)}
        />
      ) : (
        <div className="table-caption">
          <Icon iconName="Completed" className="table-done" aria-hidden />
          <span>{table.caption}</span>
        </div>
      )}
      <div id={stateId} className="table-state">
        {table.templateTitle === null || table.templateTitle === sheet ? null : <span>{table.templateTitle}</span>}
        <TableState table={table} onGoTo={props.onGoTo} />
      </div>
    </li>
  );
}

/** The ways to new tables, to the verksamheter of a table and to the next period. */
function MoreAboutTables(): JSX.Element | null {
  const { state, navigate, services } = usePane();
  if (services.commands.tables === undefined || (state.status?.report ?? null) === null) return null;
  return (
    <>
      <h2>{svTables.more}</h2>
      <ul className="steps">
        <li>
          <StepLink name={svTables.newTable} state={svTables.newTableState} onOpen={() => navigate("newTable")} />
        </li>
        <li>
          <StepLink name={svTables.units} state={svTables.unitsState} onOpen={() => navigate("tableUnits")} />
        </li>
        <li>
          <StepLink name={svTables.newPeriod} state={svTables.newPeriodState} onOpen={() => navigate("newPeriod")} />
        </li>
      </ul>
    </>
  );
}

/** The report's tables: what each is, where it stands, and which ones to lay out. All that are left are chosen from the start. */
export function TablesPage(): JSX.Element {
  const { state, goTo } = usePane();
  const { layOut } = useActions();
  const tables = state.status?.tables ?? [];
  const [choices, setChoices] = React.useState<Readonly<Record<string, boolean>>>({});
  const [options, setOptions] = React.useState(noChoices);
  const left = tables.filter((table) => canBeLaidOut(table) && table.sheet === null);
  const isChosen = (table: TableStatus): boolean => left.includes(table) && (choices[table.id] ?? true);
  const chosen = left.filter(isChosen);

  if (tables.length === 0) {
    return (
      <Page heading={sv.tables.name} action={<PrimaryAction hint={state.status?.report === null ? sv.tables.noReport : sv.tables.none} label={null} />}>
        <MoreAboutTables />
      </Page>
    );
  }
  const hint = left.length > 0 ? sv.tables.hint(chosen.length) : tables.some(canBeLaidOut) ? sv.tables.nothingLeft : sv.tables.nonePossible;
  return (
    <Page
      heading={sv.tables.name}
      action={
        <PrimaryAction
          hint={hint}
          label={sv.tables.layOut}
          disabled={chosen.length === 0}
          onClick={() => void layOut(chosen.map((table) => table.id), chosenOptions(options))}
        />
      }
    >
      {left.length === 0 ? null : <p>{sv.tables.choose}</p>}
      <ul className="table-list" aria-label={sv.tables.listLabel}>
        {tables.map((table) => (
          <TableLine
            key={table.id}
            table={table}
            chosen={isChosen(table)}
            onChoose={(value) => setChoices({ ...choices, [table.id]: value })}
            onGoTo={goTo}
          />
        ))}
      </ul>
      {left.length === 0 ? null : <TableOptions choices={options} onChange={setOptions} />}
      <MoreAboutTables />
    </Page>
  );
}
