import { LexerTreeBuilder, sequenceNodeType } from "@univerjs/engine-formula";

let mended = false;

/**
 * Univer writes a formula again when its references move (rows put in, sheets renamed), from pieces where "" in a text has become ": the text would then
 * end there. Here the pieces keep both, as Excel does.
 */
export function keepDoubledQuotes(): void {
  if (mended) return;
  mended = true;
  const lexer = LexerTreeBuilder.prototype;
  const pieces = lexer.sequenceNodesBuilder;
  lexer.sequenceNodesBuilder = function (this: LexerTreeBuilder, formula: string): ReturnType<typeof pieces> {
    return pieces.call(this, formula)?.map((node) =>
      typeof node === "string" || node.nodeType !== sequenceNodeType.STRING || node.token.length < 2 ? node : { ...node, token: `"${node.token.slice(1, -1).replace(/"/g, '""')}"` });
  };
}
