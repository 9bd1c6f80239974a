import { tokenizeFormula, type FormulaToken } from "../engine/formula-tokens";

/** Prefix of an add-in's function in the file, as Excel writes it. */
const OWN = "_xldudf_";
/** Functions newer than the file format: Excel stores them with a prefix and shows #NAME? without it. */
const NEWER = new Set(
  `ACOT ACOTH AGGREGATE ARABIC BASE BYCOL BYROW CEILING.MATH CHOOSECOLS CHOOSEROWS COMBINA CONCAT CONFIDENCE.T COT COTH COVARIANCE.P COVARIANCE.S CSC CSCH DAYS DECIMAL DROP ERF.PRECISE EXPAND FLOOR.MATH FORECAST.LINEAR
  FORMULATEXT GAMMA GAUSS HSTACK IFNA IFS ISFORMULA ISOMITTED ISOWEEKNUM LAMBDA LET MAKEARRAY MAP MAXIFS MINIFS MODE.MULT MODE.SNGL MUNIT NUMBERVALUE PDURATION PERCENTILE.EXC PERCENTILE.INC PERMUTATIONA PHI QUARTILE.EXC
  QUARTILE.INC RANDARRAY RANK.AVG RANK.EQ REDUCE RRI SCAN SEC SECH SEQUENCE SHEET SHEETS SINGLE SKEW.P SORTBY STDEV.P STDEV.S SWITCH TAKE TEXTAFTER TEXTBEFORE TEXTJOIN TEXTSPLIT TOCOL TOROW UNICHAR UNICODE UNIQUE VALUETOTEXT
  VAR.P VAR.S VSTACK WRAPCOLS WRAPROWS XLOOKUP XMATCH XOR ARRAYTOTEXT`.split(/\s+/),
);
const WORKSHEET = new Set(["FILTER", "SORT"]);

/**
 * The formula as the file stores it: without "=", add-in functions as `_xldudf_NAME(…)` (a dot becomes "_"), newer functions with `_xlfn.`,
 * the variables of LET and LAMBDA with `_xlpm.`. String literals and sheet names are not touched.
 * @param own the add-in's function names, in capitals
 */
export function toFileFormula(formula: string, own: ReadonlySet<string>): string {
  const tokens = tokenizeFormula(formula.replace(/^=/, ""));
  const variables = variablesOf(tokens);
  return tokens
    .map((token, index) => {
      if (token.kind === "function") return fileFunction(token.text, own);
      const isVariable = token.kind === "word" && variables.has(token.text.toLowerCase()) && tokens[index + 1]?.text !== "!";
      return isVariable ? `_xlpm.${token.text}` : token.text;
    })
    .join("");
}

function fileFunction(name: string, own: ReadonlySet<string>): string {
  const upper = name.toUpperCase();
  if (own.has(upper)) return OWN + upper.replace(/\./g, "_");
  if (WORKSHEET.has(upper)) return `_xlfn._xlws.${upper}`;
  return NEWER.has(upper) ? `_xlfn.${upper}` : name;
}

/** The stored formula as the engine takes it, with "=": the prefixes are removed; an own name with dots is found again. */
export function fromFileFormula(stored: string, own: ReadonlySet<string>): string {
  const dotted = new Map([...own].map((name) => [name.replace(/\./g, "_"), name]));
  const text = tokenizeFormula(stored.replace(/^=/, ""))
    .map((token) => {
      if (token.kind !== "function" && token.kind !== "word") return token.text;
      if (!token.text.toLowerCase().startsWith(OWN)) return token.text.replace(/^(?:_xlfn\.|_xlws\.|_xlpm\.|_xludf\.)+/i, "");
      const name = token.text.slice(OWN.length);
      return dotted.get(name.toUpperCase()) ?? name;
    })
    .join("");
  return `=${text}`;
}

/** Names that LET and LAMBDA declare anywhere in the formula, in small letters. */
function variablesOf(tokens: readonly FormulaToken[]): Set<string> {
  const names = new Set<string>();
  const open: { name: string; argument: number; last: boolean }[] = [];
  tokens.forEach((token, index) => {
    const top = open[open.length - 1];
    if (token.text === "(") open.push({ name: tokens[index - 1]?.kind === "function" ? (tokens[index - 1]?.text.toUpperCase() ?? "") : "", argument: 0, last: false });
    else if (token.text === ")") open.pop();
    else if (token.text === "," && top) top.argument++;
    else if (token.kind === "word" && top) {
      const next = tokens.slice(index + 1).find((other) => other.text.trim() !== "")?.text;
      const declares = next === "," && (top.name === "LAMBDA" || (top.name === "LET" && top.argument % 2 === 0));
      if (declares) names.add(token.text.toLowerCase());
    }
  });
  return names;
}
