/** Where office.js comes from, and the Content-Security-Policy that follows from it. */
const path = require("node:path");

const CDN = "https://appsforoffice.microsoft.com";
const SELF_FOLDER = "office-js";
const DIST = path.join(path.dirname(require.resolve("@microsoft/office-js/package.json")), "dist");

/**
 * The files that office.js asks for at run time in Excel: itself, one file for the host and platform it finds itself in, the strings of the
 * user's language (English when that folder is missing) and, outside Excel, the mapping table. Its telemetry (telemetry/, ariatelemetry/) and
 * sign-in (webauth/) are left out: the add-in uses neither, and office.js goes on without them.
 */
const SELF_FILES = [
  "office.js",
  "excel-web-16.00.js",
  "excel-win32-16.00.js",
  "excel-win32-16.01.js",
  "excel-winrt-16.00.js",
  "excel-mac-16.00.js",
  "o15apptofilemappingtable.js",
  "sv-se/office_strings.js",
  "en-us/office_strings.js",
];

/** Reads the `--env officejs=…` setting. */
function readOfficeJs(value) {
  const mode = value === undefined ? "cdn" : String(value);
  if (mode !== "cdn" && mode !== "self") throw new Error(`--env officejs=${mode} finns inte. Välj cdn (Microsofts server) eller self (tilläggets egen server).`);
  return mode;
}

/** The address of office.js as the page writes it. */
function officeJsUrl(mode) {
  return mode === "cdn" ? `${CDN}/lib/1/hosted/office.js` : `${SELF_FOLDER}/office.js`;
}

/** copy-webpack-plugin patterns that put office.js beside the add-in; none for the CDN. */
function officeJsPatterns(mode) {
  if (mode === "cdn") return [];
  return SELF_FILES.map((file) => ({ from: path.join(DIST, file), to: `${SELF_FOLDER}/${file}`, info: { minimized: true } }));
}

/**
 * The policy of the pane's page. Inline styles are needed by office.js and by Fabric's style sheets made at run time; nothing else is inline.
 * frame-ancestors works only as a response header and is therefore the server's to set.
 */
function panePolicy(mode) {
  return [
    "default-src 'none'",
    `script-src 'self'${mode === "cdn" ? ` ${CDN}` : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ].join("; ");
}

/** The policy of the documentation pages: text, one style sheet, pictures. */
const DOCS_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

module.exports = { CDN, DOCS_POLICY, SELF_FILES, SELF_FOLDER, officeJsPatterns, officeJsUrl, panePolicy, readOfficeJs };
