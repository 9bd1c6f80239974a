import * as React from "react";
import { TextField } from "office-ui-fabric-react";
import type { ReportMeta } from "../../reports/report-data.types";
import { Choice } from "../components/Choice";
import { Page } from "../components/Page";
import { PrimaryAction } from "../components/PrimaryAction";
import { usePane } from "../context";
import { isDate, units } from "../new-report";
import { svTables } from "../strings-tables.sv";
import { sv } from "../strings.sv";
import { useTableRun } from "../tables/use-table-run";

const formId = "edit-report";

/** The fields as typed; the keys are the report's own. */
type Typed = Readonly<Record<"organisation" | "title" | "period" | "diary_number" | "handlaggare" | "datum", string>> & Pick<ReportMeta, "unit">;

function typedOf(meta: ReportMeta): Typed {
  return {
    organisation: meta.organisation, title: meta.title, period: meta.period, unit: meta.unit,
    diary_number: meta.diary_number ?? "", handlaggare: meta.handlaggare ?? "", datum: meta.datum ?? "",
  };
}

function metaOf(typed: Typed, meta: ReportMeta): ReportMeta {
  const clean = (text: string): string => text.trim();
  const [number, who, day] = [clean(typed.diary_number), clean(typed.handlaggare), clean(typed.datum)];
  return {
    report_type: meta.report_type, year: meta.year, from: meta.from, to: meta.to, organisation: clean(typed.organisation), title: clean(typed.title), period: clean(typed.period), unit: typed.unit,
    diary_number: number === "" ? null : number, ...(who === "" ? {} : { handlaggare: who }), ...(day === "" ? {} : { datum: day }),
  };
}

/** Ändra rapportens uppgifter: the report's own data and its unit, after it has been made. */
export function EditReportPage(): JSX.Element {
  const { state } = usePane();
  const { run, tables } = useTableRun();
  const meta = state.status?.report ?? null;
  const [changed, setChanged] = React.useState<Partial<Typed>>({});
  const [sent, setSent] = React.useState(false);
  if (meta === null || tables === null) {
    return (
      <Page heading={svTables.editReport} action={<PrimaryAction hint={svTables.noReport} label={null} />}>
        {null}
      </Page>
    );
  }
  const was = typedOf(meta);
  const typed: Typed = { ...was, ...changed };
  const change = (part: Partial<Typed>): void => setChanged({ ...changed, ...part });
  const organisationTo = (organisation: string): void => {
    // A title that names the organisation follows, until it is written by hand.
    const follows = changed.title === undefined || changed.title === was.title.split(was.organisation).join(typed.organisation);
    change({ organisation, ...(follows && was.organisation !== "" ? { title: was.title.split(was.organisation).join(organisation) } : {}) });
  };
  const problems = {
    organisation: typed.organisation.trim() === "" ? sv.form.problems.organisation : undefined,
    title: typed.title.trim() === "" ? svTables.reportTitleProblem : undefined,
    datum: typed.datum.trim() === "" || isDate(typed.datum.trim()) ? undefined : sv.form.problems.date,
  };
  const same = JSON.stringify(typedOf(metaOf(typed, meta))) === JSON.stringify(was);
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    setSent(true);
    const first = (["organisation", "title", "datum"] as const).find((field) => problems[field] !== undefined);
    if (first !== undefined) {
      document.getElementById(`${formId}-${first}`)?.focus();
      return;
    }
    void run({ label: svTables.savingReport, failed: svTables.savingReportFailed, run: () => tables.changeReport(metaOf(typed, meta)) }).then((done) => {
      if (!done) return;
      setChanged({});
      setSent(false);
    });
  };
  const text = (field: Exclude<keyof Typed, "unit">, label: string, more: Partial<React.ComponentProps<typeof TextField>> = {}): JSX.Element => (
    <TextField
      id={`${formId}-${field}`}
      label={label}
      value={typed[field]}
      onChange={(_event, value) => change({ [field]: value ?? "" })}
      {...more}
    />
  );
  return (
    <Page heading={svTables.editReport} action={<PrimaryAction hint={same ? svTables.nothingChanged : svTables.hintReport} label={svTables.saveReport} form={formId} disabled={same} />}>
      <form id={formId} noValidate onSubmit={submit} className="form">
        {text("organisation", sv.form.organisation, { required: true, errorMessage: sent ? problems.organisation : undefined, onChange: (_event, value) => organisationTo(value ?? "") })}
        {text("title", svTables.reportTitle, { required: true, errorMessage: sent ? problems.title : undefined })}
        {text("diary_number", sv.form.diaryNumber)}
        {text("handlaggare", sv.form.handler)}
        {text("datum", sv.form.date, { description: sv.form.dateHelp, placeholder: sv.form.datePlaceholder, errorMessage: sent ? problems.datum : undefined })}
        {text("period", svTables.periodName, { description: svTables.periodNameHelp })}
        <div>
          <Choice label={sv.form.unit} selectedKey={typed.unit} options={units.map((key) => ({ key, text: sv.form.units[key] }))} onChange={(_event, _option, index) => change({ unit: units[index ?? 0] ?? typed.unit })} />
          {typed.unit === was.unit ? null : <p className="quiet">{svTables.unitHelp(sv.unit[was.unit])}</p>}
        </div>
      </form>
    </Page>
  );
}
