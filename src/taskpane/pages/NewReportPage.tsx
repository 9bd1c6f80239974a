import * as React from "react";
import { ChoiceGroup, TextField } from "office-ui-fabric-react";
import type { IChoiceGroupOption } from "office-ui-fabric-react";
import { Choice } from "../components/Choice";
import { FilePicker } from "../components/FilePicker";
import { Page } from "../components/Page";
import { PrimaryAction } from "../components/PrimaryAction";
import { SignExample } from "../components/SignExample";
import { usePane } from "../context";
import { emptyForm, formProblems, groupsOf, metaFromForm, problemOrder, reportKinds, signConventions, units, verksamheterOf } from "../new-report";
import type { NewReportForm, ProblemField } from "../new-report";
import { sv } from "../strings.sv";

const formId = "new-report";
const fieldId = (field: ProblemField): string => `${formId}-${field}`;

const signOptions: IChoiceGroupOption[] = signConventions.map((key) => ({
  key,
  text: sv.form.signs[key],
  onRenderLabel: (option) => (
    <span id={option?.labelId} className="choice-label">
      {sv.form.signs[key]} <span className="quiet">{sv.form.signHelp[key]}</span>
    </span>
  ),
}));

/** The form for a new report. What is wrong is said at its field when the form is sent, and the first such field takes the focus. */
export function NewReportPage(): JSX.Element {
  const { state, run, services } = usePane();
  const [form, setForm] = React.useState<NewReportForm>(() => emptyForm(new Date()));
  const [sent, setSent] = React.useState(false);
  const problems = sent ? formProblems(form) : {};
  const change = (part: Partial<NewReportForm>): void => setForm({ ...form, ...part });

  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    setSent(true);
    const wrong = formProblems(form);
    const first = problemOrder.find((field) => wrong[field] !== undefined);
    if (first !== undefined) {
      document.getElementById(fieldId(first))?.focus();
      return;
    }
    void run({
      label: sv.form.creating,
      failed: sv.form.creatingFailed,
      then: "home",
      run: () => services.commands.newReport(metaFromForm(form), { sign: form.sign, ownWord: form.ownWord.trim(), verksamheter: verksamheterOf(form.verksamheter), groups: groupsOf(form.verksamheter) }),
    });
  };

  const current = state.status?.report ?? null;
  const hint = current === null ? sv.form.hint : sv.form.replaces(current.title);
  return (
    <Page heading={sv.report.newName} action={<PrimaryAction hint={hint} label={sv.form.submit} form={formId} />}>
      <form id={formId} noValidate onSubmit={submit} className="form">
        <TextField
          id={fieldId("organisation")}
          label={sv.form.organisation}
          placeholder={sv.form.organisationPlaceholder}
          required
          value={form.organisation}
          errorMessage={problems.organisation}
          onChange={(_event, value) => change({ organisation: value ?? "" })}
        />
        <Choice
          label={sv.form.kind}
          selectedKey={form.kind}
          options={reportKinds.map((key) => ({ key, text: sv.form.kinds[key] }))}
          onChange={(_event, _option, index) => change({ kind: reportKinds[index ?? 0] ?? form.kind })}
        />
        <TextField
          id={fieldId("year")}
          className="form-year"
          label={form.kind === "budget" ? sv.form.budgetYear : sv.form.year}
          inputMode="numeric"
          required
          value={form.year}
          errorMessage={problems.year}
          onChange={(_event, value) => change({ year: value ?? "" })}
        />
        <Choice
          label={sv.form.unit}
          selectedKey={form.unit}
          options={units.map((key) => ({ key, text: sv.form.units[key] }))}
          onChange={(_event, _option, index) => change({ unit: units[index ?? 0] ?? form.unit })}
        />
        <div>
          <ChoiceGroup
            label={sv.form.sign}
            selectedKey={form.sign}
            options={signOptions}
            onChange={(_event, option) => change({ sign: signConventions.find((sign) => sign === option?.key) ?? form.sign })}
          />
          <SignExample sign={form.sign} />
        </div>
        <TextField
          label={sv.form.verksamheter}
          description={sv.form.verksamheterHelp}
          multiline
          rows={3}
          autoAdjustHeight
          resizable={false}
          value={form.verksamheter}
          onChange={(_event, value) => change({ verksamheter: value ?? "" })}
        />
        <TextField
          id={fieldId("ownWord")}
          label={sv.form.ownWord}
          description={sv.form.ownWordHelp}
          required
          value={form.ownWord}
          errorMessage={problems.ownWord}
          onChange={(_event, value) => change({ ownWord: value ?? "" })}
        />
        <TextField label={sv.form.diaryNumber} value={form.diaryNumber} onChange={(_event, value) => change({ diaryNumber: value ?? "" })} />
        <TextField label={sv.form.handler} value={form.handler} onChange={(_event, value) => change({ handler: value ?? "" })} />
        <TextField
          id={fieldId("date")}
          label={sv.form.date}
          description={sv.form.dateHelp}
          placeholder={sv.form.datePlaceholder}
          value={form.date}
          errorMessage={problems.date}
          onChange={(_event, value) => change({ date: value ?? "" })}
        />
      </form>
      <h2>{sv.form.fileHeading}</h2>
      <FilePicker />
    </Page>
  );
}
