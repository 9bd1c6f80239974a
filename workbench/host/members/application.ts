import { oneOf } from "../checks";
import { notFoundInApi } from "../host-error";
import { hostType } from "../host-object";
import type { HostSession } from "../session";

function separators(session: HostSession): { decimal: string; thousands: string } {
  return session.locale === "sv-SE" ? { decimal: ",", thousands: "\u00a0" } : { decimal: ".", thousands: "," };
}

const numberFormatObject = hostType<HostSession>({
  name: "NumberFormatInfo",
  properties: {
    NumberDecimalSeparator: { get: (self) => separators(self).decimal },
    NumberGroupSeparator: { get: (self) => separators(self).thousands },
  },
});

const datetimeObject = hostType<HostSession>({
  name: "DatetimeFormatInfo",
  properties: {
    DateSeparator: { get: (self) => (self.locale === "sv-SE" ? "-" : "/") },
    ShortDatePattern: { get: (self) => (self.locale === "sv-SE" ? "yyyy-MM-dd" : "M/d/yyyy") },
    LongDatePattern: { get: (self) => (self.locale === "sv-SE" ? "'den 'd MMMM yyyy" : "dddd, MMMM d, yyyy") },
    TimeSeparator: { get: () => ":" },
    LongTimePattern: { get: (self) => (self.locale === "sv-SE" ? "HH:mm:ss" : "h:mm:ss tt") },
  },
});

const cultureObject = hostType<HostSession>({
  name: "CultureInfo",
  properties: { Name: { get: (self) => self.locale } },
  navigations: { NumberFormat: (self) => numberFormatObject(self), DatetimeFormat: (self) => datetimeObject(self) },
});

/** Excel.Application. The engine always calculates by itself: another calculation mode is refused. */
export const applicationObject = hostType<HostSession>({
  name: "Application",
  properties: {
    CalculationMode: {
      get: () => "Automatic",
      set: (_self, value) => {
        const mode = oneOf(value, ["Automatic", "AutomaticExceptTables", "Manual"], "calculationMode");
        if (mode !== "Automatic") throw notFoundInApi("Application", `calculationMode = ${mode}`);
      },
    },
    CalculationState: { get: () => "Done" },
    CalculationEngineVersion: { get: () => 191029 },
    DecimalSeparator: { get: (self) => separators(self).decimal },
    ThousandsSeparator: { get: (self) => separators(self).thousands },
    UseSystemSeparators: { get: () => true },
  },
  navigations: { CultureInfo: (self) => cultureObject(self) },
  methods: {
    Calculate: (self, type) => {
      oneOf(type, ["Recalculate", "Full", "FullRebuild"], "calculationType");
      return self.engine.recalculate();
    },
    SuspendApiCalculationUntilNextSync: () => null,
    SuspendScreenUpdatingUntilNextSync: () => null,
  },
  calculated: ["CalculationState"],
});
