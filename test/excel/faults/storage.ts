/** The browser's own storage, shared by the panes of one computer. */
export function browserStorage(): { clear(): void; remove(): void } {
  const held = new Map<string, string>();
  const storage: Storage = {
    get length() { return held.size; },
    clear: () => held.clear(),
    getItem: (key) => held.get(key) ?? null,
    key: (index) => [...held.keys()][index] ?? null,
    removeItem: (key) => void held.delete(key),
    setItem: (key, value) => void held.set(key, value),
  };
  Object.defineProperty(globalThis, "localStorage", { value: storage, configurable: true });
  return { clear: () => held.clear(), remove: () => void Reflect.deleteProperty(globalThis, "localStorage") };
}
