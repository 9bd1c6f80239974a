import * as React from "react";
import { Checkbox, DefaultButton, TextField } from "office-ui-fabric-react";
import { usePane } from "../context";
import { svNarrative } from "../strings-narrative.sv";
import type { NarrativeCommands, NarrativeSettingsNow } from "./narrative-commands";
import { choicesOf, formOf, problemsOf, type SettingsForm } from "./settings-form";

/** How the text is written: the organisation's words, what is small, what is named. Shown when it is asked for. */
export function SettingsSection(props: { readonly commands: NarrativeCommands }): JSX.Element {
  const { run } = usePane();
  const { commands } = props;
  const words = svNarrative.settings;
  const [now, setNow] = React.useState<NarrativeSettingsNow | null>(null);
  const [form, setForm] = React.useState<SettingsForm | null>(null);
  const problems = form === null ? {} : problemsOf(form);

  const open = (): void => {
    void run({
      label: words.reading, failed: words.unreadable,
      run: async () => {
        const read = await commands.settings();
        setNow(read);
        setForm(formOf(read.choices));
        return { message: words.opened, sheets: [], warnings: [] };
      },
    });
  };
  const save = (): void => {
    if (form === null || Object.keys(problems).length > 0) return;
    void run({ label: words.saving, failed: words.failed, run: () => commands.saveSettings(choicesOf(form)) });
  };
  const field = (name: Exclude<keyof SettingsForm, "causes">, description?: string, placeholder?: string): JSX.Element | null =>
    form === null ? null : (
      <TextField
        label={name === "smallAmount" ? words.fields.smallAmount(now?.unit ?? "mnkr") : words.fields[name]}
        value={form[name]}
        autoFocus={name === "name"}
        {...(description === undefined ? {} : { description })}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(name in problems ? { errorMessage: problems[name as keyof typeof problems] ?? "" } : {})}
        onChange={(_event, value) => setForm({ ...form, [name]: value ?? "" })}
      />
    );

  return (
    <section>
      <h2>{words.heading}</h2>
      {form === null || now === null ? (
        <DefaultButton text={words.open} onClick={open} />
      ) : (
        <div className="form">
          {field("name", words.help.name, now.guessed.name)}
          {field("word", words.help.word, now.guessed.word)}
          {field("decides", undefined, now.guessed.decides)}
          {field("smallAmount", words.help.smallAmount)}
          {field("named")}
          {field("fundCeiling", words.help.fundCeiling)}
          <Checkbox label={words.fields.causes} checked={form.causes} onChange={(_event, checked) => setForm({ ...form, causes: checked === true })} />
          <DefaultButton text={words.save} disabled={Object.keys(problems).length > 0} onClick={save} />
        </div>
      )}
    </section>
  );
}
