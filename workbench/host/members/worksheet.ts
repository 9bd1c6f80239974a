import type { SheetInfo } from "../../engine/types";
import { insideSheet, MAX_COLUMNS, MAX_ROWS } from "../address";
import { booleanOf, colorOf, integerOf, oneOf, sheetNameOf } from "../checks";
import { HostError, invalidArgument } from "../host-error";
import { hostType, isHostObject, type HostObject, type Property } from "../host-object";
import { placeOf } from "../references";
import type { HostSession } from "../session";
import { copySheet } from "../sheet-copy";
import { autoFilterObject } from "./auto-filter";
import { registrations } from "./event-registration";
import { freezePanesObject } from "./freeze-panes";
import { namesObject } from "./names";
import { pageLayoutObject } from "./page-layout";
import { sheetProtectionObject } from "./protection";
import { rangeObject } from "./range";

export interface SheetState {
  readonly session: HostSession;
  readonly id: string;
}

/** The same sheet name in another case counts as taken, as in Excel. */
export function refuseTaken(session: HostSession, name: string, except?: string): void {
  const taken = session.engine.sheets().some((each) => each.id !== except && each.name.toLowerCase() === name.toLowerCase());
  if (taken) throw new HostError("ItemAlreadyExists");
}

function info(self: SheetState): SheetInfo {
  return self.session.sheet(self.id);
}

function isLastVisible(self: SheetState): boolean {
  return info(self).visibility === "Visible" && self.session.engine.sheets().filter((each) => each.visibility === "Visible").length === 1;
}

function rangeAt(self: SheetState, row: number, column: number, rows: number, columns: number): HostObject {
  return rangeObject(self.session.range(info(self).id, insideSheet({ row, column, rows, columns })));
}

function getRange(self: SheetState, address: unknown): HostObject {
  if (address === undefined || address === null) return rangeAt(self, 0, 0, MAX_ROWS, MAX_COLUMNS);
  if (typeof address !== "string") throw invalidArgument("address");
  const place = placeOf(self.session, address, info(self).id);
  if (place === null || place.sheet !== self.id) throw invalidArgument(address);
  return rangeObject(self.session.range(place.sheet, place.rect));
}

function usedRange(self: SheetState, valuesOnly: unknown): HostObject | null {
  const rect = self.session.engine.usedRect(info(self).id, valuesOnly === true);
  return rect === null ? null : rangeObject(self.session.range(self.id, rect));
}

function neighbour(self: SheetState, step: 1 | -1, visibleOnly: unknown): HostObject | null {
  const all = self.session.engine.sheets();
  for (let index = info(self).position + step; index >= 0 && index < all.length; index += step) {
    const sheet = all[index];
    if (sheet !== undefined && (visibleOnly !== true || sheet.visibility === "Visible")) return worksheetObject({ session: self.session, id: sheet.id });
  }
  return null;
}

function required(found: HostObject | null): HostObject {
  if (found === null) throw new HostError("ItemNotFound");
  return found;
}

function remove(self: SheetState): void {
  if (info(self).visibility === "VeryHidden" || isLastVisible(self)) throw new HostError("InvalidOperation");
  self.session.edit().deleteSheet(self.id);
}

function setVisibility(self: SheetState, value: unknown): void {
  const visibility = oneOf(value, ["Visible", "Hidden", "VeryHidden"], "visibility");
  if (visibility !== "Visible" && isLastVisible(self)) throw new HostError("InvalidOperation");
  self.session.edit().setVisibility(info(self).id, visibility);
}

function copy(self: SheetState, positionType: unknown, relativeTo: unknown): HostObject {
  const where = positionType === undefined || positionType === null ? "None" : oneOf(positionType, ["None", "Before", "After", "Beginning", "End"], "positionType");
  const all = self.session.engine.sheets();
  const beside = isHostObject(relativeTo) ? all.find((each) => each.id === relativeTo.identity()["Id"]) : undefined;
  if ((where === "Before" || where === "After") && beside === undefined) throw invalidArgument("relativeTo");
  const position = { None: all.length, End: all.length, Beginning: 0, Before: beside?.position ?? 0, After: (beside?.position ?? 0) + 1 }[where];
  return worksheetObject({ session: self.session, id: copySheet(self.session, info(self), position).id });
}

/** office.js reads it as ShowGridlines and writes it as Gridlines. */
const gridlines: Property<SheetState> = {
  get: (self) => self.session.engine.gridlines(info(self).id),
  set: (self, value) => self.session.edit().showGridlines(info(self).id, booleanOf(value, "showGridlines")),
};

/** Excel.Worksheet. */
export const worksheetObject: (state: SheetState) => HostObject = hostType<SheetState>({
  name: "Worksheet",
  properties: {
    Id: { get: (self) => info(self).id },
    Name: {
      get: (self) => info(self).name,
      set: (self, value) => {
        const name = sheetNameOf(value);
        refuseTaken(self.session, name, self.id);
        self.session.edit().renameSheet(info(self).id, name);
      },
    },
    Position: {
      get: (self) => info(self).position,
      set: (self, value) => self.session.edit().moveSheet(info(self).id, integerOf(value, "position", 0, self.session.engine.sheets().length - 1)),
    },
    Visibility: { get: (self) => info(self).visibility, set: setVisibility },
    TabColor: {
      get: (self) => info(self).tabColor,
      set: (self, value) => self.session.edit().setTabColor(info(self).id, value === "" ? "" : colorOf(value, "tabColor")),
    },
    ShowGridlines: gridlines,
    Gridlines: { ...gridlines, onRequest: true },
  },
  navigations: {
    Names: (self) => namesObject({ session: self.session, scope: info(self).id }),
    FreezePanes: (self) => freezePanesObject({ session: self.session, id: info(self).id }),
    PageLayout: (self) => pageLayoutObject({ session: self.session, id: info(self).id }),
    AutoFilter: (self) => autoFilterObject({ session: self.session, id: info(self).id }),
    Protection: (self) => sheetProtectionObject({ session: self.session, id: info(self).id }),
  },
  methods: {
    ...registrations((self: SheetState) => ({ session: self.session, target: info(self).id })),
    GetRange: getRange,
    GetCell: (self, row, column) => rangeAt(self, integerOf(row, "row"), integerOf(column, "column"), 1, 1),
    GetRangeByIndexes: (self, row, column, rows, columns) =>
      rangeAt(self, integerOf(row, "startRow"), integerOf(column, "startColumn"), integerOf(rows, "rowCount"), integerOf(columns, "columnCount")),
    GetUsedRange: (self, valuesOnly) => usedRange(self, valuesOnly) ?? rangeAt(self, 0, 0, 1, 1),
    GetUsedRangeOrNullObject: usedRange,
    GetNext: (self, visibleOnly) => required(neighbour(self, 1, visibleOnly)),
    GetNextOrNullObject: (self, visibleOnly) => neighbour(self, 1, visibleOnly),
    GetPrevious: (self, visibleOnly) => required(neighbour(self, -1, visibleOnly)),
    GetPreviousOrNullObject: (self, visibleOnly) => neighbour(self, -1, visibleOnly),
    _GetSheetById: (self, id) => worksheetObject({ session: self.session, id: self.session.sheet(String(id)).id }),
    _GetAnotherWorksheetById: (self, id) => worksheetObject({ session: self.session, id: self.session.sheet(String(id)).id }),
    Activate: (self) => {
      if (info(self).visibility !== "Visible") throw new HostError("InvalidOperation");
      self.session.engine.activate(self.id);
    },
    Calculate: (self) => self.session.engine.recalculate(),
    Delete: remove,
    Copy: copy,
  },
  identity: (self) => ({ Id: info(self).id }),
  calculated: ["GetUsedRange", "GetUsedRangeOrNullObject", "Copy"],
});
