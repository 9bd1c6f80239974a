import type { ChangeEvent, SheetInfo } from "../engine/types";
import { rectAddress } from "./address";
import { EVENTS, registrationKey, WHOLE_WORKBOOK } from "./members/event-registration";
import { eventReference } from "./references";
import type { HostSession } from "./session";

/** An entry of a pushed message: [category, type, target, JSON, id]. */
export type EventEntry = readonly [number, number, string, string, number];

const EVENT_CATEGORY = 65_536;
const DOCUMENT_SELECTION = 2;

const CHANGES: Partial<Record<ChangeEvent["kind"], { changeType: string; shiftDirection: string }>> = {
  values: { changeType: "RangeEdited", shiftDirection: "None" },
  rowsInserted: { changeType: "RowInserted", shiftDirection: "ShiftCellDown" },
  rowsDeleted: { changeType: "RowDeleted", shiftDirection: "ShiftCellUp" },
  columnsInserted: { changeType: "ColumnInserted", shiftDirection: "ShiftCellRight" },
  columnsDeleted: { changeType: "ColumnDeleted", shiftDirection: "ShiftCellLeft" },
  cellsInserted: { changeType: "CellInserted", shiftDirection: "ShiftCellDown" },
  cellsDeleted: { changeType: "CellDeleted", shiftDirection: "ShiftCellUp" },
};

/** Turns the engine's changes into Excel's events, for those that are listened to. */
export class EventTranslator {
  private names: Map<string, string>;
  private active: string;

  constructor(private readonly session: HostSession) {
    this.names = namesOf(session.engine.sheets());
    this.active = session.engine.activeSheet().id;
  }

  entries(event: ChangeEvent): EventEntry[] {
    const change = CHANGES[event.kind];
    if (change !== undefined) return this.changed(event, change);
    switch (event.kind) {
      case "selection":
        return this.selected(event);
      case "calculated":
        return this.onSheet(EVENTS.calculated, event.sheetId, { address: address(event), worksheetId: event.sheetId });
      case "activated":
        return this.activated(event.sheetId);
      case "sheetAdded":
        this.names = namesOf(this.session.engine.sheets());
        return this.onWorkbook(EVENTS.added, { source: "Local", worksheetId: event.sheetId });
      case "sheetDeleted":
        this.names.delete(event.sheetId);
        return this.onWorkbook(EVENTS.deleted, { source: "Local", worksheetId: event.sheetId });
      case "sheetRenamed":
        return this.renamed(event.sheetId);
      default:
        return [];
    }
  }

  private changed(event: ChangeEvent, change: { changeType: string; shiftDirection: string }): EventEntry[] {
    return this.onSheet(EVENTS.changed, event.sheetId, {
      ...change,
      address: address(event),
      worksheetId: event.sheetId,
      source: "Local",
      triggerSource: event.source === "addin" ? "ThisLocalAddin" : "Unknown",
      referenceId: eventReference(event.sheetId, address(event)),
    });
  }

  /** workbook.onSelectionChanged listens by the Common API's number, without registering on the wire. */
  private selected(event: ChangeEvent): EventEntry[] {
    const onDocument: EventEntry[] = this.session.eventsEnabled ? [[EVENT_CATEGORY, DOCUMENT_SELECTION, "", "{}", 0]] : [];
    const args = { address: address(event), worksheetId: event.sheetId, isInsideTable: false };
    return [...onDocument, ...this.onSheet(EVENTS.selectionChanged, event.sheetId, args)];
  }

  private activated(sheetId: string): EventEntry[] {
    if (sheetId === this.active) return [];
    const left = this.active;
    this.active = sheetId;
    const gone = this.session.engine.sheets().every((each) => each.id !== left);
    return [
      ...(gone ? [] : this.onSheet(EVENTS.deactivated, left, { worksheetId: left })),
      ...this.onSheet(EVENTS.activated, sheetId, { worksheetId: sheetId }),
    ];
  }

  private renamed(sheetId: string): EventEntry[] {
    const nameBefore = this.names.get(sheetId) ?? "";
    this.names = namesOf(this.session.engine.sheets());
    return this.onSheet(EVENTS.nameChanged, sheetId, { nameBefore, nameAfter: this.names.get(sheetId) ?? "", source: "Local", worksheetId: sheetId });
  }

  private onSheet(type: number, sheetId: string, args: object): EventEntry[] {
    return [...this.heard(type, sheetId, args), ...this.heard(type, WHOLE_WORKBOOK, args)];
  }

  private onWorkbook(type: number, args: object): EventEntry[] {
    return this.heard(type, WHOLE_WORKBOOK, args);
  }

  private heard(type: number, target: string, args: object): EventEntry[] {
    if (!this.session.eventsEnabled || (this.session.registrations.get(registrationKey(type, target)) ?? 0) === 0) return [];
    return [[EVENT_CATEGORY, type, target, JSON.stringify(args), 0]];
  }
}

function address(event: ChangeEvent): string {
  return event.rect === undefined ? "" : rectAddress(event.rect);
}

function namesOf(sheets: readonly SheetInfo[]): Map<string, string> {
  return new Map(sheets.map((each) => [each.id, each.name]));
}
