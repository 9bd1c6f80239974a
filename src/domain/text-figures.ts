/**
 * The template language of TEXTSIFFROR: a text where {1}, {2:mnkr}, {1?överskott|underskott|ingen avvikelse} are replaced.
 * Parsed once per template (parseTemplate), rendered with values (renderTemplate). The language: docs/functions/TEXTSIFFROR.md.
 */
import { type AmountUnit, parseAmount } from "./amount";
import { checkDecimals, formatDecimal, NO_BREAK_SPACE, STANDARD_DECIMALS, type SignForm } from "./amount-text";
import { Decimal } from "./decimal";
import { BokslutError } from "./errors";
import { groups } from "./groups";

/** A value of a template: a number, a text as it stands, or null for an empty cell. */
export type FigureValue = Decimal | string | null;

/** What an empty cell that is shown becomes. */
export const MISSING_FIGURE = "[siffra saknas]";

type Suffix = AmountUnit | "%" | "procent" | "procentenheter";

interface FigureForm {
  readonly decimals: number;
  readonly sign: SignForm;
  readonly suffix: Suffix | null;
  readonly letter: "stor" | "liten" | null;
}

type TemplatePart =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "figure"; readonly index: number; readonly form: FigureForm }
  | { readonly type: "choice"; readonly index: number; readonly form: FigureForm; readonly branches: readonly Template[] };

export type Template = readonly TemplatePart[];

const MOST_BRANCHES = 4;

function isPercent(suffix: Suffix | null): boolean {
  return suffix === "%" || suffix === "procent" || suffix === "procentenheter";
}

function bad(message: string): never {
  throw new BokslutError("bad-argument", message);
}

function parseForm(text: string): FigureForm {
  let decimals: number | null = null;
  let sign: SignForm = "minus";
  let suffix: Suffix | null = null;
  let letter: FigureForm["letter"] = null;
  for (const word of text.split(",").map((part) => part.trim().toLowerCase())) {
    if (/^\d{1,2}$/.test(word)) {
      decimals = checkDecimals(Number(word));
    } else if (word === "heltal") {
      decimals = 0;
    } else if (word === "abs") {
      sign = "none";
    } else if (word === "+") {
      sign = "always";
    } else if (word === "stor" || word === "liten") {
      letter = word;
    } else if (word === "mnkr" || word === "tkr" || word === "kr" || word === "%" || word === "procent" || word === "procentenheter") {
      suffix = word;
    } else if (word !== "") {
      bad(`Formen ”${word}” i mallen finns inte. Skriv antal decimaler, abs, +, mnkr, tkr, kr, %, procent, procentenheter, heltal, stor eller liten.`);
    }
  }
  const standard = suffix === "mnkr" || suffix === "tkr" || suffix === "kr" ? STANDARD_DECIMALS[suffix] : 1;
  return { decimals: decimals ?? standard, sign, suffix, letter };
}

/** Reads a template. Throws bad-argument with what is wrong and where. */
export function parseTemplate(source: string): Template {
  let at = 0;

  /** Text and placeholders up to the end, or inside a branch up to the | or } that ends it. */
  function readParts(inBranch: boolean): Template {
    const parts: TemplatePart[] = [];
    let text = "";
    while (at < source.length) {
      const char = source.charAt(at);
      if (inBranch && (char === "|" || char === "}")) {
        break;
      }
      if ((char === "{" || char === "}") && source.charAt(at + 1) === char) {
        text += char;
        at += 2;
      } else if (char === "{") {
        parts.push({ type: "text", text }, readPlaceholder());
        text = "";
      } else if (char === "}") {
        bad(`Mallen har en klammer } utan början vid tecken ${at + 1}. Skriv }} om klammern ska synas.`);
      } else {
        text += char;
        at += 1;
      }
    }
    parts.push({ type: "text", text });
    return parts;
  }

  function readPlaceholder(): TemplatePart {
    const start = at + 1;
    const head = groups(/^\{ *(\d{1,3}) *(?::([^?{}|]*))?([?}])/, source.slice(at));
    if (head === null) {
      return bad(`Mallen har något annat än ett nummer i klammern vid tecken ${start}. Skriv till exempel {1}, {2:mnkr} eller {1?överskott|underskott}.`);
    }
    const index = Number(head[1]);
    if (index === 0) {
      return bad("Värdena i mallen räknas från 1: skriv {1} för det första värdet.");
    }
    const form = parseForm(head[2]);
    at += head[0].length;
    if (head[3] === "}") {
      return { type: "figure", index, form };
    }
    const branches: Template[] = [];
    let end = "";
    do {
      branches.push(readParts(true));
      end = source.charAt(at);
      at += 1;
    } while (end === "|");
    if (end === "") {
      return bad(`Klammern som börjar vid tecken ${start} i mallen är inte avslutad. Sätt ut } efter det sista alternativet.`);
    }
    if (branches.length > MOST_BRANCHES) {
      return bad(`Valet {${index}?…} har ${branches.length} alternativ; det kan ha högst fyra: positiv, negativ, noll och tom cell.`);
    }
    return { type: "choice", index, form, branches };
  }

  return readParts(false);
}

/** The largest value number that a template uses. */
export function highestIndex(template: Template): number {
  return template.reduce((most, part) => {
    if (part.type === "text") {
      return most;
    }
    const inner = part.type === "choice" ? Math.max(0, ...part.branches.map(highestIndex)) : 0;
    return Math.max(most, part.index, inner);
  }, 0);
}

function shownNumber(value: Decimal, form: FigureForm): Decimal {
  return (isPercent(form.suffix) ? value.times(Decimal.of(100)) : value).rounded(form.decimals);
}

function showText(text: string, form: FigureForm): string {
  if (form.letter === null) {
    return text;
  }
  const [first = ""] = text;
  return (form.letter === "stor" ? first.toLocaleUpperCase("sv") : first.toLocaleLowerCase("sv")) + text.slice(first.length);
}

function showFigure(value: FigureValue, form: FigureForm): string {
  if (value === null || value === "") {
    return MISSING_FIGURE;
  }
  if (typeof value === "string") {
    return showText(value, form);
  }
  const digits = formatDecimal(shownNumber(value, form), form.decimals, form.sign);
  return form.suffix === null ? digits : digits + NO_BREAK_SPACE + form.suffix;
}

/** The number whose sign chooses: a text counts when it is an amount. */
function choosingNumber(value: FigureValue, index: number): Decimal | null {
  if (typeof value !== "string") {
    return value;
  }
  try {
    return parseAmount(value)?.value ?? null;
  } catch (failure) {
    if (failure instanceof BokslutError) {
      return bad(`Värde ${index} är texten ”${value}”, men mallen väljer på dess tecken. Peka på en cell med ett tal.`);
    }
    throw failure;
  }
}

function branchOf(part: Extract<TemplatePart, { type: "choice" }>, value: FigureValue): Template | null {
  const number = choosingNumber(value, part.index);
  if (number === null) {
    return part.branches[3] ?? null;
  }
  const sign = shownNumber(number, part.form).sign();
  return part.branches[sign > 0 ? 0 : sign < 0 ? 1 : 2] ?? [];
}

function render(template: Template, values: readonly FigureValue[]): string {
  return template
    .map((part) => {
      if (part.type === "text") {
        return part.text;
      }
      const value = values[part.index - 1] ?? null;
      if (part.type === "figure") {
        return showFigure(value, part.form);
      }
      const branch = branchOf(part, value);
      return branch === null ? MISSING_FIGURE : render(branch, values);
    })
    .join("");
}

/**
 * The text of a template with its values in order ({1} is the first). Throws bad-argument when the template uses more values than given.
 * Example: renderTemplate(parseTemplate("{1:mnkr,abs} {1?över|under}"), [Decimal.of(-2.7)]) is "2,7 mnkr under".
 */
export function renderTemplate(template: Template, values: readonly FigureValue[]): string {
  const used = highestIndex(template);
  if (used > values.length) {
    const given = values.length === 0 ? "inga värden" : values.length === 1 ? "ett värde" : `${values.length} värden`;
    bad(`Mallen använder {${used}} men har fått ${given}. Lägg till värdet eller ändra mallen.`);
  }
  return render(template, values);
}
