/** What the built add-in weighs (gzip), as the budgets of the build count it. Needs `npm run build`. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Note } from "./figure";
import type { Print } from "./index";

const DIST = join(__dirname, "..", "dist");
const [FIRST_LOAD, FUNCTIONS] = [150, 15] as const;

const weight = (file: string): number => gzipSync(readFileSync(join(DIST, file)), { level: 9 }).length / 1_000;

export function run(print: Print, note: Note): void {
  if (!existsSync(join(DIST, "taskpane.html"))) {
    print("Det finns inget bygge. Kör npm run build först.");
    return;
  }
  const page = readFileSync(join(DIST, "taskpane.html"), "utf8");
  const own = [...page.matchAll(/(?:src|href)="([^":]+\.(?:js|css))(?:\?[^"]*)?"/gu)].map((match) => match[1] ?? "").filter((file) => !file.includes("office") && existsSync(join(DIST, file)));
  const first = ["taskpane.html", ...own].reduce((sum, file) => sum + weight(file), 0);
  print(`första laddning: ${["taskpane.html", ...own].join(", ")}`);
  note({ what: "första laddning av fönstret (gzip)", measured: first, unit: "kB", budget: FIRST_LOAD });
  note({ what: "functions.js (gzip)", measured: weight("functions.js"), unit: "kB", budget: FUNCTIONS });
}
