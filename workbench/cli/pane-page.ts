/**
 * taskpane.html as the workbench serves it: the same file as in Excel, except that office.js comes from node_modules and the frame bridge
 * stands before it. The bundle itself is not touched.
 */
import { BokslutError } from "../../src/domain/errors";

const OFFICE_SCRIPT = /<script\b[^>]*\bsrc\s*=\s*["'][^"']*\boffice(?:\.debug)?\.js["'][^>]*>\s*<\/script>/iu;

/** @throws BokslutError when the page has no script tag for office.js. */
export function paneForWorkbench(html: string, bridge: string, office: string): string {
  if (!OFFICE_SCRIPT.test(html)) {
    throw new BokslutError("bad-data", "taskpane.html saknar skriptet office.js, så åtgärdsfönstret kan inte visas. Bygg om med npm run build.", "taskpane.html");
  }
  return html.replace(OFFICE_SCRIPT, () => `<script src="${bridge}"></script><script src="${office}"></script>`);
}
