import * as React from "react";
import { TextField } from "office-ui-fabric-react";
import { Choice } from "../components/Choice";
import { Page } from "../components/Page";
import { PrimaryAction } from "../components/PrimaryAction";
import { svGoals } from "../strings-goals.sv";
import type { FollowUpItem, FollowUpKind, FollowUpStatus } from "./follow-up-commands";

const formId = "follow-up-form";
const nameField: Readonly<Record<FollowUpKind, string>> = { mal: "mal", indikatorer: "namn", aktiviteter: "namn" };
const newFields: Readonly<Record<FollowUpKind, readonly string[]>> = {
  mal: ["nr", "mal", "egen", "motivering", "forvantat", "analys"],
  indikatorer: ["namn", "utfall", "utfall_foregaende_ar", "arsmal", "kf_arsmal", "riktning", "kommentar"],
  aktiviteter: ["namn", "start", "slut", "avvikelse", "kommentar"],
};
const long = new Set(["namn", "mal", "motivering", "forvantat", "analys", "kommentar", "avvikelse"]);
/** Columns that only some reports use: asked for in a new row where the sheet has them. */
const optionalFields = ["utfall_man", "utfall_kvinnor", "antal", "prognos_helar"] as const;
const help: Readonly<Record<string, string>> = { utfall: svGoals.form.figureHelp, arsmal: svGoals.form.targetHelp };

interface FormProps {
  readonly kind: FollowUpKind;
  /** The row to change; null for a new one. */
  readonly item: FollowUpItem | null;
  readonly goals: FollowUpStatus["goals"];
  /** The words of the bedömningar; none before the sheets are written. */
  readonly words: readonly string[];
  /** Columns that rows of this kind have on the sheet. */
  readonly present: readonly string[];
  readonly onSave: (fields: Readonly<Record<string, string>>, goal: string) => void;
  readonly onCancel: () => void;
}

interface FieldProps {
  readonly column: string;
  readonly value: string;
  /** What may be chosen; undefined for a text. */
  readonly options: readonly string[] | undefined;
  readonly problem: string | undefined;
  readonly onChange: (value: string) => void;
}

function Field(props: FieldProps): JSX.Element {
  const { column, value, options } = props;
  const label = svGoals.form.fields[column] ?? column;
  if (options !== undefined) {
    const known = value === "" || options.includes(value) ? options : [value, ...options];
    return (
      <Choice
        label={label}
        selectedKey={value}
        options={[{ key: "", text: column === "egen" ? svGoals.form.noChoice : svGoals.form.keepDirection }, ...known.map((key) => ({ key, text: key }))]}
        onChange={(_event, option) => props.onChange(String(option?.key ?? ""))}
      />
    );
  }
  return (
    <TextField
      id={`follow-up-${column}`}
      label={label}
      value={value}
      multiline={long.has(column)}
      autoAdjustHeight={long.has(column)}
      resizable={false}
      {...(help[column] === undefined ? {} : { description: help[column] })}
      errorMessage={props.problem}
      onChange={(_event, next) => props.onChange(next ?? "")}
    />
  );
}

/** The form of one goal, indicator or activity: to change the row's cells, or to put in a new row. Only changed fields are written. */
export function FollowUpForm(props: FormProps): JSX.Element {
  const { kind, item } = props;
  const columns = item === null ? [...newFields[kind], ...optionalFields.filter((column) => props.present.includes(column))] : Object.keys(item.fields);
  const choices: Readonly<Record<string, readonly string[]>> = { egen: props.words.length === 0 ? svGoals.form.judgements : props.words, riktning: svGoals.form.directions };
  const [fields, setFields] = React.useState<Readonly<Record<string, string>>>(() => Object.fromEntries(columns.map((column) => [column, item?.fields[column] ?? ""])));
  const [goal, setGoal] = React.useState("");
  const [tried, setTried] = React.useState(false);
  const name = nameField[kind];
  const missing = (fields[name] ?? "").trim() === "";
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (missing) {
      document.getElementById(`follow-up-${name}`)?.focus();
      return;
    }
    const changed = Object.entries(fields).filter(([column, value]) => item === null || value !== item.fields[column]);
    props.onSave(Object.fromEntries(changed), goal);
  };
  const { form } = svGoals;
  const action = (
    <PrimaryAction
      hint={item === null ? form.addHint : form.editHint(item.sheet)}
      label={item === null ? form.addSave : form.save}
      form={formId}
      secondary={{ label: form.cancel, onClick: props.onCancel }}
    />
  );
  return (
    <Page heading={item === null ? svGoals.add[kind] : svGoals.editLabel(item.label)} action={action}>
      <form id={formId} noValidate onSubmit={submit} className="form">
        {item !== null ? null : (
          <Choice
            label={form.goal}
            selectedKey={goal}
            options={[{ key: "", text: kind === "mal" ? form.topGoal : form.noGoal }, ...props.goals.map(({ key, title }) => ({ key, text: title }))]}
            onChange={(_event, option) => setGoal(String(option?.key ?? ""))}
          />
        )}
        {columns.map((column) => (
          <Field
            key={column}
            column={column}
            value={fields[column] ?? ""}
            options={choices[column]}
            problem={tried && missing && column === name ? form.nameMissing : undefined}
            onChange={(value) => setFields({ ...fields, [column]: value })}
          />
        ))}
      </form>
    </Page>
  );
}
