import type { PageSetup, Rect } from "../../engine/types";
import { coversColumns, coversRows, parseRect, rectAddress } from "../address";
import { booleanOf, integerOf, oneOf, recordOf, textOf } from "../checks";
import { HostError, invalidArgument, notFoundInApi } from "../host-error";
import { hostType, type HostObject, type Property } from "../host-object";
import { placeArgument } from "../references";
import { rangeAreasObject } from "./range-areas";
import { rangeObject } from "./range";
import type { SheetState } from "./worksheet";

function setup(self: SheetState): PageSetup {
  return self.session.engine.pageSetup(self.id);
}

function set(self: SheetState, patch: PageSetup): void {
  self.session.edit().setPageSetup(self.id, patch);
}

const ORIENTATIONS = ["Portrait", "Landscape"] as const;
const PAPERS = ["Letter", "A3", "A4"] as const;

/** Excel's zoom: { scale } or { horizontalFitToPages, verticalFitToPages }; only fitting to pages is kept. */
function setZoom(self: SheetState, value: unknown): void {
  const zoom = recordOf(value, "zoom");
  const pages = (name: string): number | null => (zoom[name] === undefined || zoom[name] === null ? null : integerOf(zoom[name], name, 1, 32_767));
  const [across, down] = [pages("horizontalFitToPages"), pages("verticalFitToPages")];
  const scale = zoom["scale"] === undefined || zoom["scale"] === null ? null : integerOf(zoom["scale"], "scale", 10, 400);
  if (scale !== null && (across !== null || down !== null)) throw invalidArgument("zoom");
  if (scale !== null && scale !== 100) throw notFoundInApi("PageLayout", `zoom.scale = ${scale}`);
  set(self, { fitToWidth: across, fitToHeight: down });
}

function zoomOf(self: SheetState): Record<string, number> {
  const { fitToWidth, fitToHeight } = setup(self);
  if ((fitToWidth ?? null) === null && (fitToHeight ?? null) === null) return { scale: 100 };
  return { ...(typeof fitToWidth === "number" ? { horizontalFitToPages: fitToWidth } : {}), ...(typeof fitToHeight === "number" ? { verticalFitToPages: fitToHeight } : {}) };
}

type Part = "left" | "center" | "right";

function text(side: "header" | "footer", part: Part): Property<SheetState> {
  return {
    get: (self) => setup(self)[side]?.[part] ?? "",
    set: (self, value) => set(self, { [side]: { ...setup(self)[side], [part]: textOf(value, side) } }),
  };
}

const headerFooterObject = hostType<SheetState>({
  name: "HeaderFooter",
  properties: {
    LeftHeader: text("header", "left"),
    CenterHeader: text("header", "center"),
    RightHeader: text("header", "right"),
    LeftFooter: text("footer", "left"),
    CenterFooter: text("footer", "center"),
    RightFooter: text("footer", "right"),
  },
});

const headersFootersObject = hostType<SheetState>({
  name: "HeaderFooterGroup",
  properties: {
    State: {
      get: () => "Default",
      set: (_self, value) => {
        const state = oneOf(value, ["Default", "FirstAndDefault", "OddAndEven", "FirstOddAndEven"], "state");
        if (state !== "Default") throw notFoundInApi("HeaderFooterGroup", `state = ${state}`);
      },
    },
  },
  navigations: { DefaultForAllPages: (self) => headerFooterObject(self) },
});

function area(self: SheetState, value: unknown, fits: (rect: Rect) => boolean): string {
  const place = placeArgument(self.session, value, self.id);
  if (place.sheet !== self.id || !fits(place.rect)) throw invalidArgument("range");
  return rectAddress(place.rect);
}

function kept(self: SheetState, address: string | null | undefined, as: "range" | "areas"): HostObject | null {
  const rect = address === null || address === undefined ? null : parseRect(address.replace(/\$/g, ""));
  if (rect === null) return null;
  const range = self.session.range(self.id, rect);
  return as === "range" ? rangeObject(range) : rangeAreasObject([range]);
}

function required(found: HostObject | null): HostObject {
  if (found === null) throw new HostError("ItemNotFound");
  return found;
}

/** Excel.PageLayout. Margins and what else the engine does not keep answer ApiNotFound. */
export const pageLayoutObject = hostType<SheetState>({
  name: "PageLayout",
  properties: {
    Orientation: {
      get: (self) => setup(self).orientation ?? "Portrait",
      set: (self, value) => set(self, { orientation: oneOf(value, ORIENTATIONS, "orientation") }),
    },
    PaperSize: {
      get: (self) => setup(self).paperSize ?? "A4",
      set: (self, value) => set(self, { paperSize: oneOf(value, PAPERS, "paperSize") }),
    },
    Zoom: { get: zoomOf, set: setZoom },
    CenterHorizontally: {
      get: (self) => setup(self).centerHorizontally ?? false,
      set: (self, value) => set(self, { centerHorizontally: booleanOf(value, "centerHorizontally") }),
    },
  },
  navigations: { HeadersFooters: (self) => headersFootersObject(self) },
  methods: {
    SetPrintArea: (self, range) => set(self, { printArea: area(self, range, () => true) }),
    SetPrintTitleRows: (self, range) => set(self, { titleRows: area(self, range, coversRows) }),
    SetPrintTitleColumns: (self, range) => set(self, { titleColumns: area(self, range, coversColumns) }),
    GetPrintArea: (self) => required(kept(self, setup(self).printArea, "areas")),
    GetPrintAreaOrNullObject: (self) => kept(self, setup(self).printArea, "areas"),
    GetPrintTitleRows: (self) => required(kept(self, setup(self).titleRows, "range")),
    GetPrintTitleRowsOrNullObject: (self) => kept(self, setup(self).titleRows, "range"),
    GetPrintTitleColumns: (self) => required(kept(self, setup(self).titleColumns, "range")),
    GetPrintTitleColumnsOrNullObject: (self) => kept(self, setup(self).titleColumns, "range"),
  },
});
