import * as React from "react";
import { Spinner } from "office-ui-fabric-react";
import { ErrorBoundary } from "./components/ErrorBoundary";
import { MessageArea } from "./components/MessageArea";
import { ReportHeader } from "./components/ReportHeader";
import { UnfinishedNotice } from "./components/UnfinishedNotice";
import { useKeptFocus } from "./focus";
import { PaneProvider, usePane } from "./context";
import { ControlProvider } from "./kontroll/control-context";
import { HomePage } from "./pages/HomePage";
import { ReportPage } from "./pages/ReportPage";
import { TablesPage } from "./pages/TablesPage";
import type { PaneServices } from "./services";
import type { PageName } from "./store";
import { sv } from "./strings.sv";
import "./pane.css";

/** Pages that the first start does not need: fetched from the add-in's own server when they are opened. */
const NewReportPage = React.lazy(() => import("./pages/NewReportPage").then((module) => ({ default: module.NewReportPage })));
const EditReportPage = React.lazy(() => import("./pages/EditReportPage").then((module) => ({ default: module.EditReportPage })));
const NewTablePage = React.lazy(() => import("./pages/NewTablePage").then((module) => ({ default: module.NewTablePage })));
const TableUnitsPage = React.lazy(() => import("./pages/TableUnitsPage").then((module) => ({ default: module.TableUnitsPage })));
const NewPeriodPage = React.lazy(() => import("./pages/NewPeriodPage").then((module) => ({ default: module.NewPeriodPage })));
const NarrativePage = React.lazy(() => import("./pages/NarrativePage").then((module) => ({ default: module.NarrativePage })));
const GoalsPage = React.lazy(() => import("./pages/GoalsPage").then((module) => ({ default: module.GoalsPage })));
const ImportPage = React.lazy(() => import("./pages/ImportPage").then((module) => ({ default: module.ImportPage })));
const KontrollPage = React.lazy(() => import("./pages/KontrollPage").then((module) => ({ default: module.KontrollPage })));
const KontrollKlarPage = React.lazy(() => import("./pages/KontrollKlarPage").then((module) => ({ default: module.KontrollKlarPage })));
const KontrollCellPage = React.lazy(() => import("./pages/KontrollCellPage").then((module) => ({ default: module.KontrollCellPage })));
const FunctionsPage = React.lazy(() => import("./pages/FunctionsPage").then((module) => ({ default: module.FunctionsPage })));
const AboutPage = React.lazy(() => import("./pages/AboutPage").then((module) => ({ default: module.AboutPage })));

const pages: Readonly<Record<PageName, React.ComponentType>> = {
  home: HomePage,
  report: ReportPage,
  editReport: EditReportPage,
  newReport: NewReportPage,
  tables: TablesPage,
  newTable: NewTablePage,
  tableUnits: TableUnitsPage,
  newPeriod: NewPeriodPage,
  import: ImportPage,
  goals: GoalsPage,
  narrative: NarrativePage,
  kontroll: KontrollPage,
  klar: KontrollKlarPage,
  cell: KontrollCellPage,
  functions: FunctionsPage,
  about: AboutPage,
};

function CurrentPage(): JSX.Element {
  const { state } = usePane();
  const PageOfName = pages[state.page];
  return <PageOfName />;
}

/** Everything in the pane, with the focus looked after. */
function Frame(props: { readonly children: React.ReactNode }): JSX.Element {
  const root = React.useRef<HTMLDivElement>(null);
  useKeptFocus(root);
  return (
    <div ref={root} className="pane" lang="sv">
      {props.children}
    </div>
  );
}

/** The whole task pane, on the services it is given. */
export function App(props: { readonly services: PaneServices }): JSX.Element {
  return (
    <ErrorBoundary>
      <PaneProvider services={props.services}>
        <ControlProvider>
          <Frame>
            <ReportHeader />
            <UnfinishedNotice />
            <MessageArea />
            <React.Suspense fallback={<Spinner label={sv.openingPage} labelPosition="right" className="pane-wait" />}>
              <CurrentPage />
            </React.Suspense>
          </Frame>
        </ControlProvider>
      </PaneProvider>
    </ErrorBoundary>
  );
}
