import type { Locale } from "./session";

/**
 * Number format codes in the language of the Excel at hand. Swedish: decimal comma, no-break space for thousands,
 * "Standard", å for years and t for hours. Literal text ("…", \x, [..]) stays as it is.
 */
export function localFormat(code: string, locale: Locale): string {
  if (locale === "en-US") return code;
  if (code === "General") return "Standard";
  return spelled(code, (text) =>
    text.replace(/[,.yYhH]/g, (sign) => ({ ",": "\u00a0", ".": ",", y: "å", Y: "Å", h: "t", H: "T" })[sign] ?? sign),
  );
}

/** The code that the file holds, from a local one. */
export function plainFormat(code: string, locale: Locale): string {
  if (locale === "en-US") return code;
  if (code.toLowerCase() === "standard") return "General";
  return spelled(code, (text) =>
    text
      .replace(/(?<=[#0?])[ \u00a0](?=[#0?])/g, "\u00a0")
      .replace(/[\u00a0,åÅtT]/g, (sign) => ({ "\u00a0": ",", ",": ".", å: "y", Å: "Y", t: "h", T: "H" })[sign] ?? sign),
  );
}

function spelled(code: string, spell: (text: string) => string): string {
  return code.replace(/"[^"]*"|\\.|\[[^\]]*\]|[^"\\[]+/g, (part) => (/^["\\[]/.test(part) ? part : spell(part)));
}
