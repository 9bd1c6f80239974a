/** The address that the add-in is served from: one setting at build time, used in manifest.xml and in the functions' help links. */

/** The address written in the sources; the build replaces it. */
const SOURCE_ORIGIN = "https://localhost:3000";

/**
 * Reads the `--env origin=…` setting: an absolute https address, with or without a path, without query and fragment.
 * Returns it without a trailing slash; throws an Error with a Swedish sentence for anything else.
 */
function readOrigin(value) {
  const text = value === undefined ? SOURCE_ORIGIN : String(value).trim();
  let url;
  try {
    url = new URL(text);
  } catch (cause) {
    throw new Error(`--env origin=${text} är ingen webbadress. Skriv till exempel --env origin=https://intra.kommun.se/bokslut.`, { cause });
  }
  if (url.protocol !== "https:") throw new Error(`--env origin=${text} måste börja med https://, Excel laddar inga tillägg över http.`);
  if (url.username !== "" || url.password !== "") throw new Error("--env origin får inte innehålla användarnamn eller lösenord.");
  if (url.search !== "" || url.hash !== "") throw new Error(`--env origin=${text} får inte innehålla ? eller #. Ange bara adressen till mappen där tillägget ligger.`);
  if (/["'<>&]/u.test(url.href)) throw new Error(`--env origin=${text} innehåller ett tecken som inte kan stå i en manifestfil (" ' < > &).`);
  return url.href.replace(/\/+$/u, "");
}

/** Replaces the source address everywhere in a text. */
function withOrigin(text, origin) {
  return text.split(SOURCE_ORIGIN).join(origin);
}

module.exports = { SOURCE_ORIGIN, readOrigin, withOrigin };
