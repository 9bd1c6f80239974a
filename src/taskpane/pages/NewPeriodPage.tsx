import * as React from "react";
import { ChoiceGroup, TextField } from "office-ui-fabric-react";
import { nextYear, secondTertial } from "../../reports/table-edit";
import { Page } from "../components/Page";
import { PrimaryAction } from "../components/PrimaryAction";
import { usePane } from "../context";
import { svTables } from "../strings-tables.sv";
import { useTableRun } from "../tables/use-table-run";
import "../tables/tables.css";

/** Ny period: what will happen is said before it is done. */
export function NewPeriodPage(): JSX.Element {
  const { state } = usePane();
  const { run, tables } = useTableRun();
  const meta = state.status?.report ?? null;
  const second = meta === null ? null : secondTertial(meta);
  const [wanted, setWanted] = React.useState<"tertial" | "year" | null>(null);
  const [diaryNumber, setDiaryNumber] = React.useState("");
  if (meta === null || tables === null) {
    return (
      <Page heading={svTables.newPeriod} action={<PrimaryAction hint={svTables.noReport} label={null} />}>
        {null}
      </Page>
    );
  }
  const choice = wanted ?? (second === null ? "year" : "tertial");
  const target = choice === "tertial" && second !== null ? second : nextYear(meta);
  const lines = target.year === meta.year ? svTables.tertialLines : svTables.yearLines;
  const laidOut = (state.status?.tables ?? []).filter((table) => table.sheet !== null).length;
  const roll = (): void => {
    const number = diaryNumber.trim();
    void run({ label: svTables.rolling, failed: svTables.rollingFailed, run: () => tables.rollForward({ ...target, diary_number: number === "" ? null : number }) });
  };
  return (
    <Page heading={svTables.newPeriod} action={<PrimaryAction hint={svTables.hintRoll(laidOut)} label={svTables.roll} onClick={roll} />}>
      <div className="form">
        <ChoiceGroup
          label={svTables.period}
          selectedKey={choice}
          options={[
            ...(second === null ? [] : [{ key: "tertial", text: svTables.secondTertial(second.title) }]),
            { key: "year", text: svTables.nextYear(nextYear(meta).title) },
          ]}
          onChange={(_event, option) => setWanted(option?.key === "tertial" ? "tertial" : "year")}
        />
        <TextField label={svTables.diaryNumber} value={diaryNumber} onChange={(_event, value) => setDiaryNumber(value ?? "")} />
      </div>
      <h2>{svTables.willHappen}</h2>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p>{svTables.saveFirst}</p>
    </Page>
  );
}
