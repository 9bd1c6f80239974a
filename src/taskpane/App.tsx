import * as React from "react";
import { ErrorBoundary } from "./components/ErrorBoundary";
import { MessageArea } from "./components/MessageArea";
import { ReportHeader } from "./components/ReportHeader";
import { PaneProvider, usePane } from "./context";
import { FunctionsPage } from "./pages/FunctionsPage";
import { HomePage } from "./pages/HomePage";
import { NarrativePage } from "./pages/NarrativePage";
import { NewReportPage } from "./pages/NewReportPage";
import { ReportPage } from "./pages/ReportPage";
import { TablesPage } from "./pages/TablesPage";
import type { PaneServices } from "./services";
import type { PageName } from "./store";
import "./pane.css";

const pages: Readonly<Record<PageName, () => JSX.Element>> = {
  home: HomePage,
  report: ReportPage,
  newReport: NewReportPage,
  tables: TablesPage,
  narrative: NarrativePage,
  functions: FunctionsPage,
};

function CurrentPage(): JSX.Element {
  const { state } = usePane();
  const PageOfName = pages[state.page];
  return <PageOfName />;
}

/** The whole task pane, on the services it is given. */
export function App(props: { readonly services: PaneServices }): JSX.Element {
  return (
    <ErrorBoundary>
      <PaneProvider services={props.services}>
        <div className="pane" lang="sv">
          <ReportHeader />
          <MessageArea />
          <CurrentPage />
        </div>
      </PaneProvider>
    </ErrorBoundary>
  );
}
