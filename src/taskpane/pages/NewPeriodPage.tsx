import * as React from "react";
import { ChoiceGroup, TextField } from "office-ui-fabric-react";
import type { ReportMeta } from "../../reports/report-data.types";
import { nextYear, secondTertial } from "../../reports/table-edit";
import { Page } from "../components/Page";
import { PrimaryAction } from "../components/PrimaryAction";
import { messageOfError, usePane } from "../context";
import { svTables } from "../strings-tables.sv";
import { useTableRun } from "../tables/use-table-run";
import "../tables/tables.css";

/** What the workbook holds that a new period does not know; null while it is read. Read again when another period is chosen. */
function useLeftAlone(target: ReportMeta | null): readonly string[] | null {
  const { tell, services } = usePane();
  const tables = services.commands.tables ?? null;
  const [found, setFound] = React.useState<{ readonly year: number; readonly to: string | null; readonly sentences: readonly string[] } | null>(null);
  const [year, to] = [target?.year ?? 0, target?.to ?? null];
  const latest = React.useRef(target);
  latest.current = target;
  React.useEffect(() => {
    if (tables === null || latest.current === null) return undefined;
    let left = false;
    tables.previewRoll(latest.current).then(
      (sentences) => {
        if (!left) setFound({ year, to, sentences });
      },
      (error: unknown) => {
        if (!left) tell(messageOfError(svTables.previewFailed, error));
      },
    );
    return () => {
      left = true;
    };
  }, [year, to, tables, tell]);
  return found !== null && found.year === year && found.to === to ? found.sentences : null;
}

/** Ny period: what will happen is said before it is done. */
export function NewPeriodPage(): JSX.Element {
  const { state } = usePane();
  const { run, tables } = useTableRun();
  const meta = state.status?.report ?? null;
  const second = meta === null ? null : secondTertial(meta);
  const [wanted, setWanted] = React.useState<"tertial" | "year" | null>(null);
  const [diaryNumber, setDiaryNumber] = React.useState("");
  const choice = wanted ?? (second === null ? "year" : "tertial");
  const target = meta === null ? null : choice === "tertial" && second !== null ? second : nextYear(meta);
  const leftAlone = useLeftAlone(target);
  if (meta === null || target === null || tables === null) {
    return (
      <Page heading={svTables.newPeriod} action={<PrimaryAction hint={svTables.noReport} label={null} />}>
        {null}
      </Page>
    );
  }
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
      <h2>{svTables.leftAlone}</h2>
      {leftAlone === null ? <p>{svTables.readingOwn}</p> : null}
      {leftAlone !== null && leftAlone.length === 0 ? <p>{svTables.nothingOwn}</p> : null}
      {(leftAlone ?? []).map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p>{svTables.saveFirst}</p>
    </Page>
  );
}
