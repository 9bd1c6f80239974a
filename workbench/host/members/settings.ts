import { textOf } from "../checks";
import { HostError, invalidArgument } from "../host-error";
import { hostType, type HostObject } from "../host-object";
import type { HostSession } from "../session";

interface SettingState {
  readonly session: HostSession;
  readonly key: string;
}

/** Values are kept as JSON text, as Office.context.document.settings keeps them: the two are one store. */
function stored(self: SettingState): string {
  const value = self.session.engine.settings.get(self.key);
  if (value === undefined) throw new HostError("ItemNotFound");
  return value;
}

function put(session: HostSession, key: string, value: unknown): void {
  if (value === undefined) throw invalidArgument("value");
  session.edit().settings.set(key, JSON.stringify(value));
}

const settingObject = hostType<SettingState>({
  name: "Setting",
  properties: {
    Key: { get: (self) => (stored(self), self.key) },
    Value: { get: (self): unknown => JSON.parse(stored(self)), set: (self, value) => (stored(self), put(self.session, self.key, value)) },
  },
  methods: { Delete: (self) => (stored(self), self.session.edit().settings.delete(self.key), null) },
  identity: (self) => ({ _Id: self.key }),
});

function found(session: HostSession, key: unknown): HostObject | null {
  const name = textOf(key, "key");
  return session.engine.settings.has(name) ? settingObject({ session, key: name }) : null;
}

/** Excel.SettingCollection (workbook.settings). */
export const settingsObject = hostType<HostSession>({
  name: "SettingCollection",
  methods: {
    Add: (self, key, value) => {
      put(self, textOf(key, "key"), value);
      return settingObject({ session: self, key: textOf(key, "key") });
    },
    GetCount: (self) => self.engine.settings.size,
    GetItemOrNullObject: found,
  },
  items: (self) => [...self.engine.settings.keys()].map((key) => settingObject({ session: self, key })),
  item: (self, key) => {
    const setting = found(self, key);
    if (setting === null) throw new HostError("ItemNotFound");
    return setting;
  },
});
