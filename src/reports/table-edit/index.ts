/** Edits of tables, as data. */
export { editTable, type EditedTable, type TableEdit } from "./edit-table";
export { keysOfUnit, unitsOf, type TableShape, type TableUnits } from "./units";
