/** Text as a .docx can hold it. */

/** Without the characters that XML has no way to write: Word refuses a file that holds one. */
export function wordText(text: string): string {
  return [...text].filter((character) => mayStand(character.codePointAt(0) ?? 0)).join("");
}

/** XML 1.0's characters: tab and line breaks, and all from the space on but half characters and two that are none. */
function mayStand(code: number): boolean {
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d;
  return (code < 0xd800 || code > 0xdfff) && code !== 0xfffe && code !== 0xffff;
}

/** Text as it stands between or inside the tags of a document. */
export const wordXml = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;").replace(/'/g, "&apos;");
