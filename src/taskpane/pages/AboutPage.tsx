import * as React from "react";
import { ErrorReport } from "../components/ErrorReport";
import { Page } from "../components/Page";
import { PrimaryAction } from "../components/PrimaryAction";
import { usePane } from "../context";
import { missingInHost } from "../host-words";
import { svHelp } from "../strings-help.sv";
import { VERSION } from "../version";

const text = svHelp.about;

/** Which Bokslut and which Excel this is, what that Excel lacks and what to do instead, and the error report. */
export function AboutPage(): JSX.Element {
  const { services } = usePane();
  const host = services.host?.() ?? null;
  const missing = host === null ? [] : missingInHost(host);
  return (
    <Page heading={text.heading} action={<PrimaryAction hint={text.hint} label={null} />}>
      <dl className="facts" aria-label={text.facts}>
        <div>
          <dt>{text.version}</dt>
          <dd>{VERSION}</dd>
        </div>
        {host === null ? null : (
          <>
            <div>
              <dt>{text.excel}</dt>
              <dd>{`${host.version} ${host.platform}`}</dd>
            </div>
            <div>
              <dt>{text.api}</dt>
              <dd>{host.excelApi === "" ? text.noApi : `ExcelApi ${host.excelApi}`}</dd>
            </div>
            <div>
              <dt>{text.language}</dt>
              <dd>{host.language}</dd>
            </div>
          </>
        )}
      </dl>
      <h2>{text.abilities}</h2>
      {missing.length === 0 ? <p>{text.abilitiesFine}</p> : missing.map((sentence) => <p key={sentence}>{sentence}</p>)}
      <p className="quiet">{text.privacy}</p>
      <ErrorReport fault={null} message="" />
    </Page>
  );
}
