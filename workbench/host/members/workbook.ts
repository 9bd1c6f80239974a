import { HostError } from "../host-error";
import { hostType, type HostObject } from "../host-object";
import { sheetNameOf, textOf } from "../checks";
import { eventPlace } from "../references";
import type { HostSession } from "../session";
import { applicationObject } from "./application";
import { registrations, WHOLE_WORKBOOK } from "./event-registration";
import { namesObject } from "./names";
import { rangeObject } from "./range";
import { settingsObject } from "./settings";
import { refuseTaken, worksheetObject } from "./worksheet";

/** Excel's name for a new sheet in the Excel's language, the first number that is free. */
function freshName(session: HostSession): string {
  const stem = session.locale === "sv-SE" ? "Blad" : "Sheet";
  const taken = new Set(session.engine.sheets().map((each) => each.name.toLowerCase()));
  for (let number = 1; ; number += 1) {
    if (!taken.has(`${stem}${number}`.toLowerCase())) return `${stem}${number}`;
  }
}

function add(session: HostSession, name: unknown): HostObject {
  const wanted = name === undefined || name === null || name === "" ? freshName(session) : sheetNameOf(name);
  refuseTaken(session, wanted);
  return worksheetObject({ session, id: session.edit().addSheet(wanted).id });
}

function byKey(session: HostSession, key: unknown): HostObject | null {
  const found = session.findSheet(textOf(key, "key"));
  return found === null ? null : worksheetObject({ session, id: found.id });
}

function atEnd(session: HostSession, last: boolean, visibleOnly: unknown): HostObject {
  const all = session.engine.sheets().filter((each) => visibleOnly !== true || each.visibility === "Visible");
  const sheet = last ? all[all.length - 1] : all[0];
  if (sheet === undefined) throw new HostError("ItemNotFound");
  return worksheetObject({ session, id: sheet.id });
}

const worksheetsObject = hostType<HostSession>({
  name: "WorksheetCollection",
  methods: {
    ...registrations((self: HostSession) => ({ session: self, target: WHOLE_WORKBOOK })),
    Add: add,
    GetActiveWorksheet: (self) => worksheetObject({ session: self, id: self.engine.activeSheet().id }),
    GetCount: (self, visibleOnly) => self.engine.sheets().filter((each) => visibleOnly !== true || each.visibility === "Visible").length,
    GetFirst: (self, visibleOnly) => atEnd(self, false, visibleOnly),
    GetLast: (self, visibleOnly) => atEnd(self, true, visibleOnly),
    GetItemOrNullObject: byKey,
  },
  items: (self) => self.engine.sheets().map((each) => worksheetObject({ session: self, id: each.id })),
  item: (self, key) => {
    const found = byKey(self, key);
    if (found === null) throw new HostError("ItemNotFound");
    return found;
  },
});

const runtimeObject = hostType<HostSession>({
  name: "Runtime",
  properties: {
    EnableEvents: {
      get: (self) => self.eventsEnabled,
      set: (self, value) => {
        self.eventsEnabled = value === true;
      },
    },
  },
});

/** A changed range of an event, by the text that the event carries. */
function eventRange(session: HostSession, reference: unknown): HostObject | null {
  const place = eventPlace(session, textOf(reference, "referenceId"));
  return place === null ? null : rangeObject(session.range(place.sheet, place.rect));
}

/** Excel.Workbook. */
export const workbookObject = hostType<HostSession>({
  name: "Workbook",
  properties: {
    Name: { get: (self) => self.workbookName },
    ReadOnly: { get: () => false },
  },
  navigations: {
    Worksheets: (self) => worksheetsObject(self),
    Names: (self) => namesObject({ session: self, scope: null }),
    Settings: (self) => settingsObject(self),
    Application: (self) => applicationObject(self),
    _Runtime: (self) => runtimeObject(self),
  },
  methods: {
    ...registrations((self: HostSession) => ({ session: self, target: WHOLE_WORKBOOK })),
    GetSelectedRange: (self) => {
      const { sheet, rect } = self.engine.selection();
      return rangeObject(self.range(sheet, rect));
    },
    GetActiveCell: (self) => {
      const { sheet, rect } = self.engine.selection();
      return rangeObject(self.range(sheet, { ...rect, rows: 1, columns: 1 }));
    },
    _RemoveReference: (self, id) => self.release(String(id)),
    _RemoveAllReferences: (self) => self.releaseAll(),
    _GetReferenceCount: (self) => self.references.size,
    _GetObjectByReferenceId: (self, id) => {
      const kept = self.references.get(String(id));
      if (kept === undefined) throw new HostError("InvalidReference");
      return kept;
    },
    _GetRangeForEventByReferenceId: (self, reference) => {
      const found = eventRange(self, reference);
      if (found === null) throw new HostError("ItemNotFound");
      return found;
    },
    _GetRangeOrNullObjectForEventByReferenceId: eventRange,
    _SetOsfControlContainerReadyForCustomFunctions: () => null,
  },
});
