/** `npm run fel`: writes docs/fel.md from the sentences of the sources. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { errorPage } from "./error-sentences";

writeFileSync(join(__dirname, "..", "..", "docs", "fel.md"), errorPage());
