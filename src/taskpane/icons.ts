/** The few icons that the pane shows, from the Fluent icon fonts on the add-in's own server. */
import { registerIcons } from "office-ui-fabric-react";

/** One font file and the icons that the pane takes from it. The file names belong to the pinned version of @uifabric/icons. */
export interface IconFont {
  readonly family: string;
  readonly file: string;
  readonly icons: Readonly<Record<string, string>>;
}

export const iconFonts: readonly IconFont[] = [
  {
    family: "FabricMDL2Icons",
    file: "fabric-icons-a13498cf.woff",
    icons: {
      CheckMark: "\uE73E",
      ChevronDown: "\uE70D",
      ChevronLeft: "\uE76B",
      ChevronRight: "\uE76C",
      Clear: "\uE894",
      Info: "\uE946",
      Search: "\uE721",
    },
  },
  { family: "FabricMDL2Icons-1", file: "fabric-icons-1-4d521695.woff", icons: { Warning: "\uE7BA" } },
  { family: "FabricMDL2Icons-2", file: "fabric-icons-2-63c99abf.woff", icons: { Completed: "\uE930" } },
  { family: "FabricMDL2Icons-3", file: "fabric-icons-3-089e217a.woff", icons: { ErrorBadge: "\uEA39" } },
];

/** Registers the icons with their fonts under `baseUrl`, a folder relative to the pane. A font is fetched when its first icon shows. */
export function registerPaneIcons(baseUrl: string): void {
  for (const font of iconFonts) {
    registerIcons({
      style: { MozOsxFontSmoothing: "grayscale", WebkitFontSmoothing: "antialiased", fontStyle: "normal", fontWeight: "normal", speak: "none" },
      fontFace: { fontFamily: `"${font.family}"`, src: `url('${baseUrl}${font.file}') format('woff')` },
      icons: { ...font.icons },
    });
  }
}
