/** A match and its groups, as many as the pattern has; a group that took no part is "". */
export type Groups = readonly [whole: string, first: string, second: string, third: string, fourth: string];

/** The groups of a pattern's first match in a text, or null. Example: groups(/(\d+)(,\d+)?/, "12")?.[2] is "". */
export function groups(pattern: RegExp, text: string): Groups | null {
  const found = pattern.exec(text);
  return found && (found.map((group: string | undefined) => group ?? "") as readonly string[] as Groups);
}
