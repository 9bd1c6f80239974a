/** Edits of tables, as data. */
export { adoptForeignRows, type ForeignRow } from "./adopt-rows";
export { amountInUnit, blocksIn, formulaInUnit, isAmountColumn, reportInUnit, type NamedBlock } from "./change-unit";
export { editTable, type EditedTable, type TableEdit } from "./edit-table";
export { ownTemplates, templateFromTable, withOwnTemplate } from "./own-templates";
export { nextYear, rollReport, rolledText, secondTertial, type RolledCell, type RolledReport, type RolledTable } from "./roll-forward";
export { keysOfUnit, unitsOf, type TableShape, type TableUnits } from "./units";
