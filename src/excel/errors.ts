/** Excel's error codes → Swedish sentences that say what was hindered, why, and what to do. */
import { BokslutError } from "../domain/errors";

/** Why Excel refused and what to do, by the code of OfficeExtension.Error (Excel.ErrorCodes). */
const REASONS: Readonly<Record<string, string>> = {
  InvalidOperationInCellEditMode: "En cell redigeras just nu. Tryck Enter eller Esc i cellen och försök igen.",
  AccessDenied: "Ett blad som ska ändras är skyddat, eller så är arbetsboken skrivskyddad. Ta bort skyddet (Granska, Ta bort bladets skydd) eller spara en egen kopia, och försök igen.",
  ReadOnly: "Arbetsboken är skrivskyddad. Spara en egen kopia och försök igen.",
  ItemAlreadyExists: "Det finns redan ett blad eller ett namn som heter likadant. Byt namn på det och försök igen.",
  ItemNotFound: "Ett blad eller ett område finns inte längre. Öppna sidan på nytt och försök igen.",
  InvalidReference: "Ett område finns inte längre, det kan ha tagits bort. Öppna sidan på nytt och försök igen.",
  InvalidArgument: "Excel godtog inte ett av värdena som skulle skrivas.",
  InvalidSelection: "Markera en enda cell och försök igen.",
  InvalidOperation: "Excel tillåter inte åtgärden i arbetsbokens nuvarande läge. Avsluta det som pågår i arbetsboken och försök igen.",
  RequestPayloadSizeLimitExceeded: "Uppgifterna är fler än Excel tar emot på en gång. Lägg ut färre tabeller åt gången.",
  ResponsePayloadSizeLimitExceeded: "Arbetsboken har fler uppgifter än Excel lämnar ut på en gång. Dela upp rapporten i flera arbetsböcker.",
  RangeExceedsLimit: "Området är större än Excel lämnar ut på en gång. Dela upp tabellen.",
  NonBlankCellOffSheet: "Det finns ifyllda celler längst ned på bladet som inte får plats. Ta bort dem och försök igen.",
  MergedRangeConflict: "Sammanfogade celler är i vägen. Dela cellerna och försök igen.",
  RequestAborted: "Excel avbröt åtgärden. Försök igen.",
  AnswerLost: "Excels svar kom inte fram. Försök igen.",
  Timeout: "Excel svarade inte i tid. Vänta en stund och försök igen.",
  ServerBusy: "Excel är upptaget. Vänta en stund och försök igen.",
  PartialArrayFormula: "En del av en matrisformel är i vägen. Ta bort formeln och försök igen.",
  InsertDeleteConflict: "Excel kunde inte infoga eller ta bort celler just nu. Försök igen.",
  ApiNotFound: "Den här versionen av Excel saknar en funktion som Bokslut behöver. Uppdatera Excel, minst Excel 2021 eller Microsoft 365 behövs.",
  GeneralException: "Excel meddelade ett internt fel. Spara arbetsboken, öppna den på nytt och försök igen.",
};

interface OfficeError {
  readonly code: string;
  readonly message: string;
}

/** By shape, not by class: office.js may live in another window than this code. */
export function isOfficeError(error: unknown): error is OfficeError {
  if (typeof error !== "object" || error === null || error instanceof BokslutError) return false;
  return "code" in error && typeof error.code === "string" && "debugInfo" in error;
}

/** True for an error that Excel gave with one of these codes. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return isOfficeError(error) && codes.includes(error.code);
}

/** A request whose answer came back broken: what it asked for may be done or not. */
export class AnswerLost extends Error {
  readonly code = "AnswerLost";
  readonly debugInfo = {};

  constructor(readonly cause: unknown) {
    super("The answer could not be read.");
  }
}

/** By shape, not by class, as for Excel's own errors. */
function isBrokenAnswer(error: unknown): boolean {
  return typeof error === "object" && error !== null && "name" in error && error.name === "SyntaxError";
}

/** What a request threw, with a broken answer told as such. */
export function answerError(error: unknown): unknown {
  return isBrokenAnswer(error) ? new AnswerLost(error) : error;
}

/** True when Excel gave no answer that says whether the request was done. */
export function unanswered(error: unknown): boolean {
  if (isBrokenAnswer(error) || hasCode(error, "AnswerLost", "RequestAborted", "Timeout")) return true;
  return isOfficeError(error) && "httpStatusCode" in error && error.httpStatusCode === 504;
}

/**
 * The error that the pane shows for what a command threw. A BokslutError stands as it is; Excel's become
 * "<what> <why and what to do> <what was written>"; other errors are defects and are thrown on unchanged.
 */
export function commandError(error: unknown, what: string, written: string): unknown {
  if (!isOfficeError(error)) return error;
  const reason = REASONS[error.code] ?? `Excel meddelade felet ${error.code}. Spara arbetsboken, öppna den på nytt och försök igen.`;
  const shown = new BokslutError("workbook", [what, reason, written].filter((part) => part !== "").join(" "), null);
  return Object.assign(shown, { cause: error });
}
