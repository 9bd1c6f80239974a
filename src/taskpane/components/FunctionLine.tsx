import * as React from "react";
import { Icon, Link } from "office-ui-fabric-react";
import { signature } from "../functions/function-info";
import type { FunctionInfo } from "../functions/function-info";
import { swedishFormula } from "../functions/formula-display";
import { sv } from "../strings.sv";

/** One function of the list. Chosen, it opens: the call, its arguments, an example, the help. */
export function FunctionLine(props: { readonly info: FunctionInfo; readonly chosen: boolean; readonly onChoose: () => void }): JSX.Element {
  const { info } = props;
  const detailId = `function-${info.id}`;
  const line = React.useRef<HTMLLIElement>(null);
  React.useEffect(() => {
    if (props.chosen) line.current?.scrollIntoView?.({ block: "nearest" });
  }, [props.chosen]);
  return (
    <li ref={line} className={props.chosen ? "function-line function-chosen" : "function-line"}>
      <button type="button" className="function-button" aria-expanded={props.chosen} aria-controls={detailId} onClick={props.onChoose}>
        <Icon iconName={props.chosen ? "ChevronDown" : "ChevronRight"} className="function-arrow" aria-hidden />
        <span className="function-words">
          <span className="function-name">{info.name}</span> <span className="quiet">{info.description}</span>
        </span>
      </button>
      <div id={detailId} hidden={!props.chosen} className="function-detail">
        {props.chosen ? (
          <>
            <code className="function-call">{signature(info)}</code>
            {info.example === null ? null : (
              <p>
                <span className="quiet">{sv.functions.example}</span>
                <code className="function-call">{swedishFormula(info.example)}</code>
              </p>
            )}
            <Link href={info.help} target="_blank" rel="noopener noreferrer" aria-label={sv.functions.helpFor(info.name)}>
              {sv.functions.help}
            </Link>
            <dl className="function-arguments" aria-label={sv.functions.arguments}>
              {info.parameters.map((parameter) => (
                <div key={parameter.name}>
                  <dt>
                    {parameter.name}
                    {parameter.optional ? <span className="quiet"> ({sv.functions.optional})</span> : null}
                  </dt>
                  <dd>{parameter.description}</dd>
                </div>
              ))}
            </dl>
          </>
        ) : null}
      </div>
    </li>
  );
}
