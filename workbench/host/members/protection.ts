import { booleanOf, oneOf, recordOf, textOf } from "../checks";
import { HostError } from "../host-error";
import { hostType } from "../host-object";
import type { SheetState } from "./worksheet";

const OPTIONS = [
  "allowInsertRows", "allowInsertColumns", "allowInsertHyperlinks", "allowDeleteRows", "allowDeleteColumns", "allowFormatCells", "allowFormatColumns",
  "allowFormatRows", "allowAutoFilter", "allowSort", "allowPivotTables", "allowEditObjects", "allowEditScenarios",
] as const;

function protect(self: SheetState, options: unknown, password: unknown): void {
  const { session, id } = self;
  if (session.engine.isProtected(id)) throw new HostError("InvalidOperation");
  const given = options === undefined || options === null ? {} : recordOf(options, "options");
  const taken: Record<string, boolean> = {};
  let selectionMode = "Normal";
  for (const [name, value] of Object.entries(given)) {
    if (name.toLowerCase() === "selectionmode") selectionMode = oneOf(value, ["Normal", "Unlocked", "None"], "selectionMode");
    else taken[oneOf(name, OPTIONS, "options")] = booleanOf(value, name);
  }
  session.protections.set(id, { options: taken, selectionMode, password: password === undefined || password === null ? null : textOf(password, "password") });
  session.edit().setProtected(id, true);
}

function unprotect(self: SheetState, password: unknown): void {
  const { session, id } = self;
  const expected = session.protections.get(id)?.password ?? null;
  if (session.engine.isProtected(id) && expected !== null && password !== expected) throw new HostError("AccessDenied");
  session.protections.delete(id);
  session.edit().setProtected(id, false);
}

/** Excel.WorksheetProtection. Options and password live with the session: the engine keeps only whether a sheet is protected. */
export const sheetProtectionObject = hostType<SheetState>({
  name: "WorksheetProtection",
  properties: {
    Protected: { get: (self) => self.session.engine.isProtected(self.id) },
    Options: {
      get: (self) => {
        if (!self.session.engine.isProtected(self.id)) return null;
        const kept = self.session.protections.get(self.id);
        return { ...Object.fromEntries(OPTIONS.map((name) => [name, kept?.options[name] ?? false])), selectionMode: kept?.selectionMode ?? "Normal" };
      },
    },
  },
  methods: { Protect: protect, Unprotect: unprotect },
});
