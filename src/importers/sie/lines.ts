/** The lines of a file, read piece by piece. */
import { textPieces, type FoundEncoding } from "../decode";

/** Splits pieces of text into lines: CR LF, LF, or CR alone where a file has no LF. Yields the bytes read after each piece. */
export function* linesOf(bytes: Uint8Array, encoding: FoundEncoding, add: (line: string) => void): Generator<number, void> {
  let rest = "";
  let mark: string | null = null;
  for (const { text, read } of textPieces(bytes, encoding)) {
    const piece: string = rest === "" ? text : rest + text;
    mark = mark ?? (piece.includes("\n") ? "\n" : piece.includes("\r") ? "\r" : null);
    let start = 0;
    for (let feed = mark === null ? -1 : piece.indexOf(mark); feed >= 0; feed = piece.indexOf(mark ?? "\n", start)) {
      add(piece.slice(start, feed > start && piece.charCodeAt(feed - 1) === 13 ? feed - 1 : feed));
      start = feed + 1;
    }
    rest = piece.slice(start);
    yield read;
  }
  if (rest !== "") {
    add(rest.endsWith("\r") ? rest.slice(0, -1) : rest);
  }
}
