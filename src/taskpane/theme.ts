/** The pane's colours: Fluent's neutral scale with Excel's green as the one accent. Every text pair has a contrast of at least 4.5:1. */
import { loadTheme } from "office-ui-fabric-react";

/** Sets the theme for all Fluent components. Called once, before the first render. */
export function loadPaneTheme(): void {
  loadTheme({
    palette: {
      themePrimary: "#217346",
      themeDarker: "#0e3b22",
      themeDark: "#164f2f",
      themeDarkAlt: "#1c643c",
      themeSecondary: "#2f8a57",
      themeTertiary: "#6fb690",
      themeLight: "#c3e2d1",
      themeLighter: "#e0f1e8",
      themeLighterAlt: "#f6fbf8",
    },
    semanticColors: {
      messageLink: "#164f2f",
      messageLinkHovered: "#0e3b22",
      primaryButtonTextDisabled: "#605e5c",
      buttonTextDisabled: "#605e5c",
      disabledText: "#605e5c",
      disabledBodyText: "#605e5c",
    },
  });
}
