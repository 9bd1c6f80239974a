/** Where a text stops being JSON, for the message: the parser itself does not say it in every Node. */

const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const OTHER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;
const SPACE = /[ \t\n\r]*/uy;

export interface TextPlace {
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

/** The first character that cannot stand where it stands (the end of the text when it is cut off), or null when the text is JSON. */
export function jsonErrorPlace(text: string): TextPlace | null {
  const at = new Scanner(text).firstError();
  if (at === null) return null;
  const before = text.slice(0, at).split("\n");
  return { line: before.length, column: (before[before.length - 1] ?? "").length + 1 };
}

/** Walks the text with a stack of open brackets, so that no depth of nesting overflows. */
class Scanner {
  private at = 0;

  constructor(private readonly text: string) {}

  firstError(): number | null {
    const open: string[] = [];
    let expectValue = true;
    this.skip(SPACE);
    while (this.at < this.text.length) {
      const character = this.text.charAt(this.at);
      if (expectValue) {
        if (character === "{" || character === "[") {
          this.at += 1;
          this.skip(SPACE);
          const closed = this.text.charAt(this.at) === closing(character);
          if (closed) this.at += 1;
          else open.push(character);
          if (!closed && character === "{" && !this.key()) return this.at;
          expectValue = !closed;
        } else if (this.skip(STRING) || this.skip(OTHER)) expectValue = false;
        else return this.at;
      } else {
        const last = open[open.length - 1];
        if (last === undefined) return this.at;
        if (character === closing(last)) open.pop();
        else if (character !== ",") return this.at;
        this.at += 1;
        if (character === ",") {
          this.skip(SPACE);
          if (last === "{" && !this.key()) return this.at;
          expectValue = true;
        }
      }
      this.skip(SPACE);
    }
    return expectValue || open.length > 0 ? this.text.length : null;
  }

  /** A key with its colon. */
  private key(): boolean {
    if (!this.skip(STRING)) return false;
    this.skip(SPACE);
    if (this.text.charAt(this.at) !== ":") return false;
    this.at += 1;
    this.skip(SPACE);
    return true;
  }

  private skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? "";
    this.at += found.length;
    return found !== "";
  }
}

function closing(bracket: string): string {
  return bracket === "{" ? "}" : "]";
}
