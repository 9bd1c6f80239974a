/** One copy of every account, period, date and object list, however many rows name it: what makes a large file small in memory. */
import type { SieObjectRef } from "./fields";

export class Interner {
  private readonly texts = new Map<string, string>();
  private readonly lists = new Map<string, readonly SieObjectRef[]>();

  text(text: string): string {
    const known = this.texts.get(text);
    if (known !== undefined) {
      return known;
    }
    this.texts.set(text, text);
    return text;
  }

  list(list: readonly SieObjectRef[]): readonly SieObjectRef[] {
    let key = "";
    for (const reference of list) {
      key += `${reference.dimension}\u0000${reference.object}\u0000`;
    }
    const known = this.lists.get(key);
    if (known !== undefined) {
      return known;
    }
    this.lists.set(key, list);
    return list;
  }
}
