/**
 * Names of sheets by Excel's rules: 1–31 characters, none of \ / ? * [ ] :, no apostrophe first or last, not "History", unique whatever the case.
 * And no exclamation mark: Excel takes it, but other programs that calculate the workbook read it as the end of the name.
 */

const LONGEST = 31;
/** "History" is reserved by Excel; in a Swedish Excel "Historik" is. */
const RESERVED = new Set(["history", "historik"]);

/** A wanted name cleaned by the rules, cut at a word where it is too long. */
export function cleanSheetName(wanted: string): string {
  const cleaned = wanted
    .replace(/[\\/]/g, "-")
    .replace(/[?*[\]:!\u0000-\u001f]/g, " ")
    .replace(/\s+/g, " ")
    .replace(/^[\s']+|(?<![\s'])[\s']+$/g, "");
  const safe = cleaned === "" ? "Tabell" : RESERVED.has(cleaned.toLowerCase()) ? `${cleaned} 1` : cleaned;
  return cut(safe, LONGEST);
}

function cut(name: string, length: number): string {
  const characters = [...name];
  let size = 0;
  let kept = 0;
  while (kept < characters.length && size + (characters[kept]?.length ?? 0) <= length) {
    size += characters[kept]?.length ?? 0;
    kept += 1;
  }
  if (kept === characters.length) return name;
  const part = characters.slice(0, kept).join("");
  const space = part.lastIndexOf(" ");
  return (space > length * 0.6 ? part.slice(0, space) : part).replace(/(?<![\s',.–-])[\s',.–-]+$/, "");
}

/** A free name: the wanted one cleaned, or with " (2)", " (3)" … when it is taken. Adds the name to `taken` (lower case). */
export function freeSheetName(wanted: string, taken: Set<string>): string {
  const name = cleanSheetName(wanted);
  let free = name;
  for (let number = 2; taken.has(free.toLowerCase()); number += 1) {
    const ending = ` (${number})`;
    free = `${cut(name, LONGEST - ending.length)}${ending}`;
  }
  taken.add(free.toLowerCase());
  return free;
}
