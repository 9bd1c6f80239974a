import * as React from "react";
import { DefaultButton, Link, TextField } from "office-ui-fabric-react";
import { encodingText } from "../../importers/decode";
import { readPasted, type ImportedFile, type TextOptions } from "../../importers/read-file";
import type { ImportProblem } from "../../importers/problem";
import { usePane } from "../context";
import { svImport } from "../strings-import.sv";
import { readWithProgress } from "./read-with-progress";

const text = svImport.source;
const MOST_PROBLEMS = 30;

export interface Source {
  readonly name: string;
  readonly bytes: Uint8Array | null;
  readonly pasted: string | null;
}

function factsOf(file: ImportedFile): readonly string[] {
  if (file.kind === "table") return file.grid.facts;
  const { file: sie } = file;
  const skipped = [...sie.skipped.values()].reduce((sum, count) => sum + count, 0);
  return [
    text.sieFacts(sie.type ?? "4", sie.company ?? "", sie.lines), encodingText(sie.encoding),
    ...(sie.checksum === "saknas" ? [] : [text.checksum(sie.checksum)]), ...(skipped === 0 ? [] : [text.skipped(skipped)]),
  ];
}

/** What was found out about the file, and what could not be taken as it stands. */
export function FileFacts(props: { readonly file: ImportedFile; readonly problems: readonly ImportProblem[] }): JSX.Element {
  const { problems } = props;
  const errors = problems.filter((problem) => problem.severity === "fel").length;
  return (
    <>
      <p className="import-file">{props.file.name}</p>
      <ul className="quiet" aria-label={text.facts}>
        {factsOf(props.file).map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {problems.length === 0 ? null : (
        <details className="import-details" open={errors > 0}>
          <summary>{text.problems(problems.length)}</summary>
          <ul>
            {problems.slice(0, MOST_PROBLEMS).map((problem, index) => (
              <li key={index} className={problem.severity === "fel" ? "import-fault" : ""}>
                {problem.message}
              </li>
            ))}
            {problems.length > MOST_PROBLEMS ? <li>{text.moreProblems(problems.length - MOST_PROBLEMS)}</li> : null}
          </ul>
        </details>
      )}
    </>
  );
}

/** Reads the source again with other options, or for the first time. */
export function useReader(setFile: (file: ImportedFile) => void): (source: Source, options: TextOptions) => Promise<boolean> {
  const { run } = usePane();
  return (source, options) =>
    run({
      label: text.reading,
      failed: text.readingFailed,
      unit: text.percent,
      stopSoon: true,
      run: async (progress) => {
        const file = source.bytes === null ? readPasted(source.pasted ?? "", source.name, options.delimiter) : await readWithProgress(source.name, source.bytes, options, progress);
        setFile(file);
        return { message: text.read(source.name), sheets: [], warnings: [] };
      },
    });
}

/** Choosing a file or pasting a block of cells. */
export function SourceStep(props: { readonly chosen: boolean; readonly onSource: (source: Source) => void }): JSX.Element {
  const { state } = usePane();
  const field = React.useRef<HTMLInputElement>(null);
  const [pasting, setPasting] = React.useState(false);
  const [pasted, setPasted] = React.useState("");
  const busy = state.busy !== null;
  const onFile = (event: React.ChangeEvent<HTMLInputElement>): void => {
    const input = event.currentTarget;
    const file = input.files?.[0];
    if (file === undefined) return;
    setPasting(false);
    void file.arrayBuffer().then((buffer) => {
      props.onSource({ name: file.name, bytes: new Uint8Array(buffer), pasted: null });
      input.value = "";
    });
  };
  return (
    <>
      <input ref={field} type="file" accept=".xlsx,.xlsm,.csv,.txt,.tsv,.se,.si,.sie" aria-label={text.label} hidden onChange={onFile} />
      <div className="pane-buttons import-source">
        <DefaultButton text={props.chosen ? text.chooseAnother : text.choose} disabled={busy} allowDisabledFocus onClick={() => field.current?.click()} />
        {pasting ? null : <Link onClick={() => setPasting(true)}>{text.pasteLink}</Link>}
      </div>
      {pasting ? (
        <>
          <TextField label={text.pasteLabel} autoFocus multiline rows={5} value={pasted} onChange={(_event, value) => setPasted(value ?? "")} />
          <div className="pane-buttons import-source">
            <DefaultButton text={text.pasteRead} disabled={busy || pasted.trim() === ""} allowDisabledFocus onClick={() => props.onSource({ name: text.pasteName, bytes: null, pasted })} />
          </div>
        </>
      ) : null}
    </>
  );
}
