/** The text of "Kopiera felrapport": versions, command, code and steps. Nothing of the workbook, unless the message's text is asked for. */
import { BokslutError } from "../domain/errors";
import type { HostAbilities } from "../excel/host-abilities";
import { svHelp } from "./strings-help.sv";
import { VERSION } from "./version";

const text = svHelp.report;
const MOST_STEPS = 12;

/** What went wrong, in codes: Bokslut's, Excel's, and which member of Excel's it was. */
export interface Fault {
  readonly command: string;
  readonly codes: readonly string[];
  readonly place: string;
}

export interface Step {
  readonly time: Date;
  /** The pane's own fixed words: a page's id or a command's label. */
  readonly what: string;
}

function inside(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && key in value ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}

/** A code or the name of a member holds no figures and no names of the workbook's; anything else is left out. */
const asCode = (value: unknown): string => (typeof value === "string" && /^[A-Za-z][\w.\-()]{0,80}$/.test(value) ? value : "");

/** The codes of an error that a command threw. */
export function faultOf(command: string, error: unknown): Fault {
  const cause = inside(error, "cause") ?? error;
  const own = error instanceof BokslutError ? error.code : error instanceof Error ? error.name : "";
  return { command, codes: [...new Set([own, asCode(inside(cause, "code"))])].filter((code) => code !== ""), place: asCode(inside(inside(cause, "debugInfo"), "errorLocation")) };
}

const two = (part: number): string => String(part).padStart(2, "0");
const clock = (time: Date): string => `${two(time.getHours())}.${two(time.getMinutes())}.${two(time.getSeconds())}`;

/** The report. `message` null: the user has not asked for the message's text. */
export function errorReport(fault: Fault | null, steps: readonly Step[], host: HostAbilities | null, message: string | null, now: Date): string {
  const facts: readonly (readonly [string, string])[] = [
    [text.time, `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())} ${clock(now)}`],
    [text.version, VERSION],
    ...(host === null ? [] : [[text.excel, `${host.version} ${host.platform}`], [text.requirement, host.excelApi], [text.language, host.language]] as const),
    [text.command, fault?.command ?? text.none],
    [text.code, fault === null || fault.codes.length === 0 ? text.none : fault.codes.join(", ")],
    ...(fault === null || fault.place === "" ? [] : [[text.place, fault.place]] as const),
    [text.message, message ?? text.withheld],
  ];
  const done = steps.slice(-MOST_STEPS).map((step) => `  ${clock(step.time)} ${step.what}`);
  return [text.title, ...facts.map(([name, value]) => `${name}: ${value}`), `${text.steps}:`, ...(done.length === 0 ? [`  ${text.none}`] : done)].join("\n");
}
