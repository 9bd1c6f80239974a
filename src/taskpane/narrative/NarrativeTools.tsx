import * as React from "react";
import { DefaultButton } from "office-ui-fabric-react";
import { messageOfError, usePane } from "../context";
import { svHelp } from "../strings-help.sv";
import { sv } from "../strings.sv";
import { svNarrative } from "../strings-narrative.sv";
import { BindFigures } from "./BindFigures";
import type { BindRequest, NarrativeCommands, NarrativeParagraph } from "./narrative-commands";
import { ParagraphList } from "./ParagraphList";
import { ReviewText } from "./ReviewText";
import { SettingsSection } from "./SettingsSection";
import { copyFormatted, saveDocx } from "./save-file";

/** What can be done with a written narrative: read its state, mark it klar, bind figures, review texts, carry the report out. */
export function NarrativeTools(props: { readonly commands: NarrativeCommands; readonly written: boolean }): JSX.Element {
  const { state, services, run, tell } = usePane();
  const { commands, written } = props;
  const { status } = state;
  const [paragraphs, setParagraphs] = React.useState<readonly NarrativeParagraph[]>([]);
  React.useEffect(() => {
    let left = false;
    const read = async (): Promise<void> => {
      const now = written ? await commands.readParagraphs() : [];
      if (!left) setParagraphs(now);
    };
    read().catch((error: unknown) => {
      if (!left) tell(messageOfError(svNarrative.paragraphs.unreadable, error));
    });
    return () => {
      left = true;
    };
    // `status` is a new object each time the workbook has been read: the paragraphs are then read again.
  }, [commands, written, status, tell]);

  const goTo = (sheet: string, address: string): void => {
    services.commands.goTo(sheet, address).catch((error: unknown) => tell(messageOfError(sv.message.goToFailed(sheet), error, svHelp.report.goTo)));
  };
  const mark = (keys?: readonly string[]): void => {
    void run({ label: svNarrative.paragraphs.marking, failed: svNarrative.paragraphs.markingFailed, run: () => commands.markDone(keys) });
  };
  const bind = (request: BindRequest): void => {
    void run({ label: svNarrative.bind.binding, failed: svNarrative.bind.failed, run: () => commands.bind(request) });
  };
  const save = (): void => {
    void run({
      label: svNarrative.out.writing, failed: svNarrative.out.wordFailed,
      run: async () => {
        const { name, bytes, openErrors, warning } = await commands.wordDocument();
        saveDocx(name, bytes);
        return { message: svNarrative.out.saved(name), sheets: [], warnings: warning === null ? [] : [warning], openErrors };
      },
    });
  };
  const copy = (): void => {
    void run({
      label: svNarrative.out.copying, failed: svNarrative.out.copyFailed,
      run: async () => {
        const { html, text, openErrors, warning } = await commands.formatted();
        await copyFormatted(html, text);
        return { message: svNarrative.out.copied, sheets: [], warnings: warning === null ? [] : [warning], openErrors };
      },
    });
  };
  return (
    <>
      {written ? <ParagraphList paragraphs={paragraphs} onGoTo={(paragraph) => goTo(paragraph.sheet, paragraph.address)} onMark={mark} /> : null}
      {written ? <BindFigures paragraphs={paragraphs} commands={commands} onBind={bind} /> : null}
      <ReviewText commands={commands} onGoTo={goTo} />
      <SettingsSection commands={commands} />
      <section>
        <h2>{svNarrative.out.heading}</h2>
        <div className="paragraph-buttons">
          <DefaultButton text={svNarrative.out.word} onClick={save} />
          <DefaultButton text={svNarrative.out.copy} onClick={copy} />
        </div>
      </section>
    </>
  );
}
