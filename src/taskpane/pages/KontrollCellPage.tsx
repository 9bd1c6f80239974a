import * as React from "react";
import { Link } from "office-ui-fabric-react";
import type { CellExplanation } from "../../excel/commands/kontroll-cell";
import { Page } from "../components/Page";
import { PrimaryAction } from "../components/PrimaryAction";
import { messageOfError, usePane } from "../context";
import { swedishFormula } from "../functions/formula-display";
import { TraceRows } from "../import/TraceRows";
import { figureText } from "../kontroll/figures";
import { useControlActions } from "../kontroll/use-control-actions";
import { svKontroll } from "../strings-kontroll.sv";
import "../kontroll/kontroll.css";

const sv = svKontroll.cell;

function Explanation(props: { readonly found: CellExplanation }): JSX.Element {
  const { found } = props;
  const { goToCell } = useControlActions();
  const { table } = found;
  return (
    <>
      <h2>{svKontroll.place(found.sheet, found.address)}</h2>
      {table === null ? <p>{found.place === "label" ? sv.label : sv.notInTable}</p> : (
        <>
          <dl className="facts">
            <div><dt>{sv.table}</dt><dd>{table.caption}</dd></div>
            <div><dt>{sv.row}</dt><dd>{table.row}</dd></div>
            <div><dt>{sv.column}</dt><dd>{table.column}</dd></div>
            <div><dt>{sv.value}</dt><dd>{table.value === null ? sv.empty : figureText(table.value)}</dd></div>
          </dl>
          <h2>{sv.rule}</h2>
          <p>{table.rule}</p>
          {table.trace === null ? null : (
            <>
              <h2>{sv.imported}</h2>
              <p>{sv.importedFrom(table.trace.file, table.trace.time)}{table.changedSince ? ` ${sv.changedSince(figureText(table.trace.value))}` : ""}</p>
              <TraceRows trace={table.trace} />
            </>
          )}
          {table.sources.length === 0 ? null : (
            <>
              <h2>{sv.sources}</h2>
              <ul>
                {table.sources.map((source) => (
                  <li key={`${source.sheet} ${source.address}`} className="cell-source">
                    <Link onClick={() => goToCell(source)}>{source.label}</Link> <span className="cell-figure">{source.unread === true ? "" : source.value === null ? sv.empty : figureText(source.value)}</span>
                    {source.file === null ? null : <span className="quiet cell-file">{sv.sourceFrom(source.file)}</span>}
                  </li>
                ))}
              </ul>
              {table.moreSources > 0 ? <p className="quiet">{sv.more(table.moreSources)}</p> : null}
            </>
          )}
          {table.formula === null ? null : (
            <>
              <h2>{sv.formula}</h2>
              <code className="function-call">{swedishFormula(table.formula)}</code>
            </>
          )}
          <h2>{sv.sentences}</h2>
          {found.sentences.length === 0 ? <p>{sv.noSentences}</p> : (
            <ul>
              {found.sentences.map((sentence) => (
                <li key={sentence.address} className="cell-sentence">
                  <Link onClick={() => goToCell(sentence)}>{svKontroll.place(sentence.sheet, sentence.address)}</Link>
                  <br />
                  {sentence.text}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      {table === null && found.findings.length === 0 ? null : <h2>{sv.findings}</h2>}
      {table === null && found.findings.length === 0 ? null : found.findings.length === 0 ? <p>{sv.noFindings}</p> : found.findings.map(({ finding, key }) => <p key={key}>{finding.explanation}</p>)}
    </>
  );
}

/** How long the selection must rest before its cell is read, in milliseconds, and how many times its own length a slow reading waits for the next. */
const REST = 350;
const SLOW = 2;

/** The selected cell explained: again when another one is selected, never while a command runs. */
function useExplained(): { readonly found: CellExplanation | null; readonly reading: boolean; readonly explain: () => void } {
  const { services, state, tell } = usePane();
  const { kontroll } = services;
  const [found, setFound] = React.useState<CellExplanation | null>(null);
  const [reading, setReading] = React.useState(false);
  const busy = React.useRef(false);
  busy.current = state.busy !== null;
  const turn = React.useRef(0);
  const rest = React.useRef(REST);

  const read = React.useCallback(async (asked: boolean): Promise<void> => {
    if (kontroll === undefined) return;
    turn.current += 1;
    const own = turn.current;
    const started = Date.now();
    if (asked) setReading(true);
    try {
      const explained = await kontroll.explainSelection();
      if (own === turn.current) setFound(explained);
    } catch (error) {
      // Nobody has asked for what the selection brings: the cell before stays until the next can be read.
      if (asked) tell(messageOfError(sv.failed, error));
    }
    rest.current = Math.max(REST, (Date.now() - started) * SLOW);
    if (own === turn.current) setReading(false);
  }, [kontroll, tell]);

  React.useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (busy.current) soon();
        else void read(false);
      }, rest.current);
    };
    const stop = kontroll?.onSelectionChanged?.(soon);
    if (stop !== undefined) soon();
    return () => {
      turn.current += 1;
      clearTimeout(timer);
      stop?.();
    };
  }, [kontroll, read]);

  return { found, reading, explain: () => void read(true) };
}

/** Explains the cell that is selected in the workbook: what an auditor asks for. */
export function KontrollCellPage(): JSX.Element {
  const { found, reading, explain } = useExplained();
  return (
    <Page heading={sv.name} action={<PrimaryAction hint={reading ? sv.explaining : sv.actionHint} label={sv.explain} disabled={reading} onClick={explain} />}>
      {found === null ? <p>{sv.hint}</p> : <Explanation found={found} />}
    </Page>
  );
}
