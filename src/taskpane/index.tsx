/** The pane starts when Office is ready. */
import * as React from "react";
import * as ReactDOM from "react-dom";
import { App } from "./App";
import { excelServices } from "./excel-services";
import { registerPaneIcons } from "./icons";
import { NotInExcel } from "./pages/NotInExcel";
import { loadPaneTheme } from "./theme";

loadPaneTheme();
registerPaneIcons("fonts/");

void Office.onReady(({ host }) => {
  const root = document.getElementById("root");
  ReactDOM.render(host === Office.HostType.Excel ? <App services={excelServices()} /> : <NotInExcel />, root);
});
