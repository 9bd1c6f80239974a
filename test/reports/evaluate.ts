/** A small exact evaluator of model formulas, for tests only: no Excel, no engine. Empty is "". */
import { Decimal } from "../../src/domain/decimal";
import { change, changeShare } from "../../src/domain/change";
import { periodised } from "../../src/domain/periodisation";
import { resultatfond } from "../../src/domain/resultatfond";
import { parseConvention, parseFigureKind } from "../../src/domain/sign";
import { variance, varianceShare } from "../../src/domain/variance";
import { LABEL_COLUMN, type CellRef, type FormulaPart, type TableModel } from "../../src/reports/table-model";

export type Value = number | string | boolean;
type Token = { text: string } | { cells: CellRef[] };
type Node =
  | { type: "value"; value: Value }
  | { type: "cells"; cells: CellRef[] }
  | { type: "negate"; of: Node }
  | { type: "plus" | "equals"; left: Node; right: Node }
  | { type: "call"; name: string; args: Node[] };

const decimal = (value: Value | undefined): Decimal => {
  if (typeof value !== "number") throw new Error(`not a number: ${String(value)}`);
  return Decimal.of(value);
};

export class Sheet {
  private readonly known = new Map<string, Value>();
  constructor(private readonly models: readonly TableModel[]) {}

  value(ref: CellRef & { table: string }): Value {
    const id = JSON.stringify([ref.table, ref.row, ref.column]);
    const known = this.known.get(id);
    if (known !== undefined) return known;
    const model = this.models.find((one) => one.id === ref.table);
    const row = model?.rows.find((one) => one.key === ref.row);
    if (model === undefined || row === undefined) throw new Error(`no such row ${id}`);
    if (ref.column === LABEL_COLUMN) return row.label;
    const at = model.columns.findIndex((column) => column.key === ref.column);
    if (at < 0) throw new Error(`no such column ${id}`);
    const cell = row.cells[at];
    const value = cell === undefined || cell.type === "empty" ? "" : cell.type === "input" ? (cell.value ?? "") : this.formula(cell.parts, model);
    this.known.set(id, value);
    return value;
  }

  private tokens(parts: readonly FormulaPart[], model: TableModel): Token[] {
    return parts.flatMap((part): Token[] => {
      if (typeof part === "string") return (part.match(/"(?:[^"]|"")*"|[A-ZÅÄÖ]+|\d+(?:\.\d+)?|[-+=(),]/g) ?? []).map((text) => ({ text }));
      if ("ref" in part) return [{ cells: [part.ref] }];
      const from = model.rows.findIndex((row) => row.key === part.from.row);
      const to = model.rows.findIndex((row) => row.key === part.to.row);
      if (from < 0 || to < from || part.from.column !== part.to.column) throw new Error("bad block");
      return [{ cells: model.rows.slice(from, to + 1).map((row) => ({ row: row.key, column: part.from.column })) }];
    });
  }

  private parse(tokens: readonly Token[]): Node {
    let at = 0;
    const peek = (): string | null => {
      const token = tokens[at];
      return token !== undefined && "text" in token ? token.text : null;
    };
    const take = (text: string): void => {
      if (peek() !== text) throw new Error(`expected ${text}, got ${peek()}`);
      at += 1;
    };
    const primary = (): Node => {
      const token = tokens[at++];
      if (token === undefined) throw new Error("unexpected end");
      if ("cells" in token) return { type: "cells", cells: token.cells };
      const { text } = token;
      if (text === "-") return { type: "negate", of: primary() };
      if (text.startsWith('"')) return { type: "value", value: text.slice(1, -1).replace(/""/g, '"') };
      if (/^\d/.test(text)) return { type: "value", value: Number(text) };
      const args: Node[] = [];
      take("(");
      while (peek() !== ")") {
        args.push(expression());
        if (peek() === ",") at += 1;
      }
      take(")");
      return { type: "call", name: text, args };
    };
    const expression = (): Node => {
      let left = primary();
      for (;;) {
        const sign = peek();
        if (sign !== "+" && sign !== "=") return left;
        at += 1;
        left = sign === "+" ? { type: "plus", left, right: primary() } : { type: "equals", left, right: primary() };
      }
    };
    take("=");
    const whole = expression();
    if (at !== tokens.length) throw new Error(`unread formula: ${JSON.stringify(tokens.slice(at, at + 4))}`);
    return whole;
  }

  private formula(parts: readonly FormulaPart[], model: TableModel): Value {
    const cells = (refs: readonly CellRef[]): Value[] =>
      refs.map((ref) => (ref.table === undefined && ref.column !== LABEL_COLUMN && model.rows.find((row) => row.key === ref.row)?.look === "section" ? "" : this.value({ ...ref, table: ref.table ?? model.id })));
    const all = (node: Node): Value[] => (node.type === "cells" ? cells(node.cells) : [evaluate(node)]);
    const numbers = (nodes: readonly Node[]): number[] => nodes.flatMap(all).filter((value): value is number => typeof value === "number");
    const total = (values: readonly number[]): number => values.reduce((sum, value) => sum.plus(Decimal.of(value)), Decimal.of(0)).toNumber();
    const evaluate = (node: Node): Value => {
      switch (node.type) {
        case "value": return node.value;
        case "cells": return cells(node.cells.slice(0, 1))[0] ?? "";
        case "negate": return decimal(evaluate(node.of)).negated().toNumber();
        case "plus": return decimal(evaluate(node.left)).plus(decimal(evaluate(node.right))).toNumber();
        case "equals": return evaluate(node.left) === evaluate(node.right);
        case "call": return call(node.name, node.args);
      }
    };
    const call = (name: string, args: readonly Node[]): Value => {
      const arg = (index: number): Value => {
        const node = args[index];
        return node === undefined ? "" : evaluate(node);
      };
      const words = (): [ReturnType<typeof parseFigureKind>, ReturnType<typeof parseConvention>] => [parseFigureKind(String(arg(2))), parseConvention(String(arg(3)))];
      switch (name) {
        case "IF": return arg(0) === true ? arg(1) : arg(2);
        case "OR": return args.some((node) => evaluate(node) === true);
        case "COUNT": return numbers(args).length;
        case "SUM": return total(numbers(args));
        case "PERIODISERAD": return periodised(decimal(arg(0)), Number(arg(1)));
        case "FÖRÄNDRING": return change(decimal(arg(0)), decimal(arg(1))).toNumber();
        case "FÖRÄNDRINGPROCENT": return changeShare(decimal(arg(0)), decimal(arg(1)));
        case "AVVIKELSE": return variance(decimal(arg(0)), decimal(arg(1)), ...words()).toNumber();
        case "AVVIKELSEPROCENT": return varianceShare(decimal(arg(0)), decimal(arg(1)), ...words());
        case "RESULTATFOND":
        case "RESULTATEFTER": {
          const givenChange = args.length > 3 && arg(3) !== "" ? decimal(arg(3)) : null;
          const outcome = resultatfond({ opening: decimal(arg(0)), result: decimal(arg(1)), turnover: arg(2) === "" ? null : decimal(arg(2)), givenChange });
          return (name === "RESULTATFOND" ? outcome.closing : outcome.resultAfter).toNumber();
        }
        case "SUMIF": {
          const [labels, , amounts] = args;
          if (labels === undefined || amounts === undefined) throw new Error("SUMIF needs two ranges");
          const wanted = String(arg(1)).replace(/^=/, "").replace(/~(.)/g, "$1").toLowerCase();
          const names = all(labels);
          return total(all(amounts).filter((value, index): value is number => typeof value === "number" && String(names[index]).toLowerCase() === wanted));
        }
        default: throw new Error(`unknown function ${name}`);
      }
    };
    return evaluate(this.parse(this.tokens(parts, model)));
  }
}
