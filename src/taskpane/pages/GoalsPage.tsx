import * as React from "react";
import { Checkbox, DefaultButton, Link, Spinner } from "office-ui-fabric-react";
import { Page } from "../components/Page";
import { PrimaryAction } from "../components/PrimaryAction";
import { messageOfError, usePane } from "../context";
import { FollowUpForm } from "../goals/FollowUpForm";
import { editId, FollowUpList } from "../goals/FollowUpList";
import type { FollowUpCommands, FollowUpItem, FollowUpKind, FollowUpStatus } from "../goals/follow-up-commands";
import { useFollowUp } from "../goals/use-follow-up";
import { useReturnedFocus } from "../focus";
import { svHelp } from "../strings-help.sv";
import { sv } from "../strings.sv";
import { svGoals } from "../strings-goals.sv";

interface Editing {
  readonly kind: FollowUpKind;
  readonly item: FollowUpItem | null;
}

const kinds: readonly FollowUpKind[] = ["mal", "indikatorer", "aktiviteter"];

const addId = (kind: FollowUpKind): string => `follow-up-add-${kind}`;

/** The form, and how what it gives is saved. */
function Edit(props: { readonly editing: Editing; readonly status: FollowUpStatus | null; readonly commands: FollowUpCommands; readonly onDone: () => void }): JSX.Element {
  const { run } = usePane();
  const { editing, commands, onDone } = props;
  const save = (fields: Readonly<Record<string, string>>, goal: string): void => {
    const { item, kind } = editing;
    const work = item === null ? () => commands.add({ kind, goal, fields }) : () => commands.edit(kind, item.key, fields);
    void run({ label: svGoals.form.saving, failed: svGoals.form.failed, run: work }).then((saved) => {
      if (saved) onDone();
    });
  };
  const { status } = props;
  const present = Object.keys(status?.items.find(({ kind }) => kind === editing.kind)?.fields ?? {});
  return <FollowUpForm kind={editing.kind} item={editing.item} goals={status?.goals ?? []} words={status?.words ?? []} present={present} onSave={save} onCancel={onDone} />;
}

function Written(props: { readonly status: FollowUpStatus; readonly commands: FollowUpCommands; readonly onEdit: (editing: Editing) => void }): JSX.Element {
  const { services, tell, run } = usePane();
  const { status, commands } = props;
  const show = (item: { readonly sheet: string; readonly address: string }): void => {
    services.commands.goTo(item.sheet, item.address).catch((error: unknown) => tell(messageOfError(sv.message.goToFailed(item.sheet), error, svHelp.report.goTo)));
  };
  return (
    <>
      <FollowUpList items={status.items} onGoTo={show} onEdit={(item) => props.onEdit({ kind: item.kind, item })} />
      {status.settings.length === 0 ? null : (
        <>
          <h2>{svGoals.settingsHeading}</h2>
          <p className="quiet">{svGoals.settingsHelp}</p>
          <ul className="follow-up" aria-label={svGoals.settingsHeading}>
            {status.settings.map((setting) => (
              <li key={setting.key} className="follow-up-line">
                <Link className="follow-up-name" onClick={() => show(setting)}>
                  {svGoals.setting[setting.key](setting.value)}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {!status.hasGender ? null : (
        <div className="form">
          <Checkbox
            label={svGoals.gender}
            checked={status.genderDifference}
            ariaDescribedBy="follow-up-gender"
            onChange={(_event, checked) => void run({ label: svGoals.genderWriting, failed: svGoals.writingFailed, run: () => commands.write({ genderDifference: checked === true }) })}
          />
          <p id="follow-up-gender" className="quiet">
            {svGoals.genderHelp}
          </p>
        </div>
      )}
    </>
  );
}

/** Goals, indicators and activities: what they need, the way to each, forms to change and add them, and the button that writes the sheets. */
export function GoalsPage(): JSX.Element {
  const { state, services, run } = usePane();
  const { status, failed, reload } = useFollowUp();
  const [editing, setEditing] = React.useState<Editing | null>(null);
  const commands = services.commands.followUp;
  const opener = React.useRef("");
  useReturnedFocus(editing !== null, () => document.getElementById(opener.current));
  const edit = (next: Editing): void => {
    opener.current = next.item === null ? addId(next.kind) : editId(next.item);
    setEditing(next);
  };
  if (commands === undefined || state.status === null || state.status.report === null) {
    return (
      <Page heading={svGoals.name} action={null}>
        <p>{svGoals.noReport}</p>
      </Page>
    );
  }
  if (editing !== null) return <Edit editing={editing} status={status} commands={commands} onDone={() => setEditing(null)} />;
  if (failed !== null || status === null) {
    return (
      <Page heading={svGoals.name} action={null}>
        {failed === null ? <Spinner label={svGoals.loading} labelPosition="right" className="pane-spinner" /> : (
          <p>
            {svGoals.unreadable} {failed} <Link onClick={reload}>{svGoals.readAgain}</Link>
          </p>
        )}
      </Page>
    );
  }
  const written = status.sheets.length > 0;
  const write = (): void =>
    void run({ label: svGoals.writing, failed: svGoals.writingFailed, unit: svGoals.unit, run: () => commands.write({}) });
  const action = <PrimaryAction hint={written ? svGoals.hintAgain : svGoals.hintNew} label={svGoals.write} disabled={!written && status.inReport === 0} onClick={write} />;
  return (
    <Page heading={svGoals.name} action={action}>
      <p>{written || status.inReport > 0 ? svGoals.what : svGoals.nothing}</p>
      {written ? <Written status={status} commands={commands} onEdit={edit} /> : null}
      <h2>{svGoals.addHeading}</h2>
      <div className="pane-buttons">
        {kinds.map((kind) => (
          <DefaultButton key={kind} id={addId(kind)} text={svGoals.add[kind]} disabled={state.busy !== null} allowDisabledFocus onClick={() => edit({ kind, item: null })} />
        ))}
      </div>
    </Page>
  );
}
