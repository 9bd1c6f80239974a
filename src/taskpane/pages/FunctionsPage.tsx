import * as React from "react";
import { FocusZone, FocusZoneDirection, FocusZoneTabbableElements, Link, SearchBox, Spinner } from "office-ui-fabric-react";
import { FunctionLine } from "../components/FunctionLine";
import { Page } from "../components/Page";
import { PrimaryAction } from "../components/PrimaryAction";
import { usePane } from "../context";
import { searchFunctions } from "../functions/function-info";
import type { FunctionInfo } from "../functions/function-info";
import { swedishFormula } from "../functions/formula-display";
import { isFilledCell } from "../services";
import { sv } from "../strings.sv";

type Loading = "loading" | "failed" | readonly FunctionInfo[];

function useFunctions(): { readonly functions: Loading; readonly load: () => void } {
  const { services } = usePane();
  const [functions, setFunctions] = React.useState<Loading>("loading");
  const [turn, setTurn] = React.useState(0);
  React.useEffect(() => {
    let current = true;
    services.loadFunctions().then(
      (read) => current && setFunctions(read),
      () => current && setFunctions("failed"),
    );
    return () => {
      current = false;
    };
  }, [services, turn]);
  const load = (): void => {
    setFunctions("loading");
    setTurn(turn + 1);
  };
  return { functions, load };
}

/** All functions of the add-in: search, choose, insert an example call into the selected cell, open the help. */
export function FunctionsPage(): JSX.Element {
  const { run, services } = usePane();
  const { functions, load } = useFunctions();
  const [query, setQuery] = React.useState("");
  const [chosenId, setChosenId] = React.useState<string | null>(null);
  const list = React.useRef<HTMLUListElement>(null);

  const all = typeof functions === "string" ? [] : functions;
  const hits = searchFunctions(all, query);
  const chosen = hits.find((info) => info.id === chosenId) ?? null;
  const example = chosen?.example ?? null;

  const insert = (formula: string, overwrite: boolean): void => {
    void run({
      label: sv.functions.inserting,
      failed: sv.functions.insertingFailed,
      run: () => services.commands.insertFormula(formula, { overwrite }),
      onRefused: (error) =>
        overwrite || !isFilledCell(error)
          ? null
          : {
              kind: "warning",
              text: error.message,
              details: [],
              actions: [{ kind: "button", label: sv.functions.overwrite, run: () => insert(formula, true) }],
            },
    });
  };

  const hint = chosen === null ? sv.functions.chooseHint : example === null ? sv.functions.noExample : sv.functions.insertHint(swedishFormula(example));
  return (
    <Page
      heading={sv.functions.name}
      action={<PrimaryAction hint={hint} label={sv.functions.insert} disabled={example === null} onClick={() => example !== null && insert(example, false)} />}
    >
      <SearchBox
        ariaLabel={sv.functions.search}
        placeholder={sv.functions.searchPlaceholder}
        value={query}
        clearButtonProps={{ ariaLabel: sv.functions.clearSearch }}
        onChange={(_event, value) => setQuery(value ?? "")}
        onSearch={() => list.current?.querySelector("button")?.focus()}
      />
      {functions === "loading" ? <Spinner label={sv.functions.loading} labelPosition="right" className="pane-spinner" /> : null}
      {functions === "failed" ? (
        <p role="alert">
          {sv.functions.unreadable} <Link onClick={load}>{sv.functions.loadAgain}</Link>
        </p>
      ) : null}
      {typeof functions === "string" ? null : (
        <p className="quiet" role="status">
          {hits.length === 0 ? sv.functions.noHits(query.trim()) : sv.functions.hits(hits.length, all.length)}
        </p>
      )}
      <FocusZone direction={FocusZoneDirection.vertical} handleTabKey={FocusZoneTabbableElements.all}>
        <ul ref={list} className="function-list">
          {hits.map((info) => (
            <FunctionLine key={info.id} info={info} chosen={info.id === chosenId} onChoose={() => setChosenId(info.id === chosenId ? null : info.id)} />
          ))}
        </ul>
      </FocusZone>
    </Page>
  );
}
