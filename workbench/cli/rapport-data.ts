/** Report data from a file, for `npm run rapport`. */
import { readFileSync } from "node:fs";
import { extname } from "node:path";
import { BokslutError } from "../../src/domain/errors";
import { readReport, type ReportReading } from "../../src/reports/report-data";
import { jsonErrorPlace } from "./json-place";

/** Reads the file. @throws BokslutError (bad-data, or bad-argument for the wrong kind of file) with the path inside the file where there is one. */
export function readReportFile(file: string, shown: string): ReportReading {
  const extension = extname(file).toLowerCase();
  if (extension !== ".json") {
    throw new BokslutError("bad-argument", `${shown} har inte ett format som kan läsas här. Ange rapportdata som en .json-fil.`, shown);
  }
  return readReport(parseJson(readText(file, shown), shown));
}

/** Any JSON file. @throws BokslutError (bad-data) with the place of what is wrong. */
export function readJsonFile(file: string, shown: string): unknown {
  return parseJson(readText(file, shown), shown);
}

function readText(file: string, shown: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new BokslutError("bad-data", unreadable(shown, error), shown);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw new BokslutError("bad-data", `${shown} är inte skriven i teckenkodningen UTF-8 (${messageOf(error)}). Spara filen som UTF-8 och försök igen.`, shown);
  }
}

function parseJson(text: string, shown: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const place = jsonErrorPlace(text) ?? { line: 1, column: 1 };
    const where = text.trim() === "" ? "filen är tom" : `felet börjar på rad ${place.line}, tecken ${place.column}`;
    throw new BokslutError("bad-data", `${shown} är inte giltig JSON: ${where}. Rätta filen och försök igen.`, shown);
  }
}

function unreadable(shown: string, error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : "";
  if (code === "ENOENT" || code === "ENOTDIR") return `Filen ${shown} finns inte. Kontrollera sökvägen.`;
  if (code === "EISDIR") return `${shown} är en mapp. Ange en .json-fil med rapportdata.`;
  if (code === "EACCES" || code === "EPERM") return `Filen ${shown} får inte läsas av den här användaren. Kontrollera filens rättigheter.`;
  return `Filen ${shown} kunde inte läsas (${messageOf(error)}). Kontrollera sökvägen.`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
