import * as React from "react";
import { ChoiceGroup, TextField } from "office-ui-fabric-react";
import { BokslutError } from "../../domain/errors";
import { previewTable } from "../../excel/commands/table-preview";
import { canGroup, templates } from "../../reports";
import type { ReportData } from "../../reports/report-data.types";
import { ownTemplates } from "../../reports/table-edit";
import { Choice } from "../components/Choice";
import { Page } from "../components/Page";
import { PrimaryAction } from "../components/PrimaryAction";
import { usePane } from "../context";
import { groupsOf, repeatedNames, unitLines, verksamheterOf } from "../new-report";
import { isFilledCell } from "../services";
import { svTables } from "../strings-tables.sv";
import { chosenOptions, noChoices, TableOptions } from "../tables/TableOptions";
import { TablePreview } from "../tables/TablePreview";
import { UnitList } from "../tables/UnitList";
import { useTableRun } from "../tables/use-table-run";
import "../tables/tables.css";

type Place = "new sheet" | "selection";

/** Ny tabell: template, verksamheter and place, with the table as it will be. */
export function NewTablePage(): JSX.Element {
  const { state } = usePane();
  const { run, tables } = useTableRun();
  const [report, setReport] = React.useState<ReportData | null>(null);
  const [template, setTemplate] = React.useState(templates[0]?.id ?? "");
  const [text, setText] = React.useState("");
  const [caption, setCaption] = React.useState("");
  const [place, setPlace] = React.useState<Place>("new sheet");
  const [choices, setChoices] = React.useState(noChoices);
  const title = state.status?.report?.title ?? "";
  const busy = state.busy !== null;

  React.useEffect(() => {
    let left = false;
    void tables?.readReport().then((found) => {
      if (!left) setReport(found);
    });
    return () => {
      left = true;
    };
  }, [tables, title, busy]);

  const names = verksamheterOf(text);
  const groups = groupsOf(text);
  const lines = [...new Set(unitLines(text))];
  const repeated = repeatedNames(text);
  const own = report === null ? [] : ownTemplates(report);
  const options = [...templates.map((one) => ({ key: one.id, text: one.title, title: one.description })), ...own.map((one) => ({ key: one.id, text: svTables.ownTemplate(one.title) }))];
  const chosen = [...templates, ...own].find((one) => one.id === template);
  const preview = React.useMemo(() => {
    if (report === null) return null;
    try {
      return previewTable(report, { template, verksamheter: verksamheterOf(text), groups: groupsOf(text), caption });
    } catch (error) {
      if (error instanceof BokslutError) return error.message;
      throw error;
    }
  }, [report, template, text, caption]);

  if (tables === null || title === "") {
    return (
      <Page heading={svTables.newTable} action={<PrimaryAction hint={svTables.noReport} label={null} />}>
        {null}
      </Page>
    );
  }
  const layOut = (overwrite: boolean): void => {
    void run({
      label: svTables.laying, failed: svTables.layingFailed, unit: svTables.sheetUnit,
      run: () => tables.addTable({ template, verksamheter: names, groups, caption, place, overwrite, ...chosenOptions(choices) }),
      onRefused: (error) =>
        place === "selection" && !overwrite && isFilledCell(error) && error.where?.includes("!") === true
          ? { kind: "warning", text: error.message, details: [], actions: [{ kind: "button", label: svTables.overwrite, run: () => layOut(true) }] }
          : null,
    });
  };
  const layOutAll = (): void => {
    void run({ label: svTables.laying, failed: svTables.layingFailed, unit: svTables.sheetUnit, run: () => tables.addReportTables({ verksamheter: names, groups, ...chosenOptions(choices) }) });
  };
  const reorder = (index: number, to: number): void => {
    const next = [...lines];
    const [moved] = next.splice(index, 1);
    if (moved !== undefined) next.splice(to, 0, moved);
    setText(next.join("\n"));
  };
  return (
    <Page
      heading={svTables.newTable}
      action={<PrimaryAction hint={place === "selection" ? svTables.hintSelection : svTables.hintSheet} label={svTables.layOut} disabled={preview === null || typeof preview === "string"} onClick={() => layOut(false)} secondary={{ label: svTables.layOutAll, onClick: layOutAll }} />}
    >
      <div className="form">
        <Choice label={svTables.template} selectedKey={template} options={options} onChange={(_event, option) => setTemplate(String(option?.key ?? template))} />
        {chosen === undefined ? null : <p className="quiet">{chosen.description}</p>}
        <TextField label={svTables.names} description={svTables.namesHelp} multiline rows={3} autoAdjustHeight resizable={false} value={text} onChange={(_event, value) => setText(value ?? "")} />
        {repeated.length === 0 ? null : <p className="quiet" role="status">{svTables.repeated(repeated.join(", "))}</p>}
        {groups.length === 0 || chosen === undefined || canGroup(chosen) ? null : <p className="quiet" role="status">{svTables.noGroups}</p>}
        {names.length < 2 ? null : <UnitList label={svTables.namesOrder} names={lines} onMove={reorder} onRemove={(index) => setText(lines.filter((_, at) => at !== index).join("\n"))} />}
        <TextField label={svTables.caption} value={caption} onChange={(_event, value) => setCaption(value ?? "")} />
        <ChoiceGroup
          label={svTables.place}
          selectedKey={place}
          options={[{ key: "new sheet", text: svTables.newSheet }, { key: "selection", text: svTables.selection }]}
          onChange={(_event, option) => setPlace(option?.key === "selection" ? "selection" : "new sheet")}
        />
      </div>
      <TableOptions choices={choices} onChange={setChoices} />
      <h2>{svTables.preview}</h2>
      {typeof preview === "string" ? <p role="alert">{preview}</p> : preview === null ? null : <TablePreview model={preview} />}
    </Page>
  );
}
