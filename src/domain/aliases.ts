/** Words that mean the same: { kostnad: "kostnad, kostnader, utgift" } → each word to its meaning. */
export function aliases<Meaning extends string>(words: Readonly<Record<Meaning, string>>): ReadonlyMap<string, Meaning> {
  const found = new Map<string, Meaning>();
  for (const meaning of Object.keys(words) as Meaning[]) {
    words[meaning].split(", ").forEach((word) => found.set(word, meaning));
  }
  return found;
}
