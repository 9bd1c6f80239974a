/**
 * Stands in for Fabric's menu inside its buttons (see webpack.config.js): no button of the pane opens one, and the menu with what it draws on
 * is a fifth of the first load. A button that is given `menuProps` all the same fails at once.
 */
export function ContextualMenu(): never {
  throw new Error("The pane's buttons have no menus: see src/taskpane/fabric/no-menu.ts");
}
