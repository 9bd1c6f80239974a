/** No data leaves the workbook: the code of the add-in keeps nothing in the browser. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const STORES = /\b(?:localStorage|sessionStorage|indexedDB|cookie(?:Store|s)?|CacheStorage|caches|serviceWorker|getDirectory|partitionKey|OfficeRuntime\.storage)\b/;
const source = join(__dirname, "..", "..", "src");

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sources(path) : /\.(?:tsx?|html)$/.test(entry.name) ? [path] : [];
  });
}

test("no file of the add-in uses the browser's storage, databases, caches or cookies", () => {
  const files = sources(source);
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((path) => STORES.test(readFileSync(path, "utf8"))).map((path) => path.slice(source.length))).toEqual([]);
});

test("what the rule looks for is found", () => {
  for (const line of ["localStorage.setItem(key, text)", "window['sessionStorage']", "indexedDB.open(name)", "document.cookie = text", "await caches.open(name)"]) expect(line).toMatch(STORES);
});
