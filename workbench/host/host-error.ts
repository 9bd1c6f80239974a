/**
 * A refusal as Excel words it: code and message of Excel.ErrorCodes.
 * Source: learn.microsoft.com/office/dev/add-ins/testing/application-specific-api-error-handling
 */
export class HostError extends Error {
  constructor(
    readonly code: HostErrorCode,
    message?: string,
    readonly statusCode: number = STATUS[code] ?? 400,
  ) {
    super(message ?? MESSAGES[code]);
    this.name = "HostError";
  }
}

const MESSAGES = {
  AccessDenied: "You cannot perform the requested operation.",
  ApiNotFound: "The API you are trying to use could not be found. It may be available in a newer version of Excel.",
  GeneralException: "There was an internal error while processing the request.",
  InsertDeleteConflict: "The insert or delete operation attempted resulted in a conflict.",
  InvalidArgument: "The argument is invalid or missing or has an incorrect format.",
  InvalidOperation: "The operation attempted is invalid on the object.",
  InvalidOperationInCellEditMode: "The operation isn't available while Excel is in Edit cell mode. Exit Edit mode by using the Enter or Tab keys, or by selecting another cell, and then try again.",
  InvalidReference: "This reference is not valid for the current operation.",
  InvalidRequest: "Cannot process the request.",
  ItemAlreadyExists: "The resource being created already exists.",
  ItemNotFound: "The requested resource doesn't exist.",
  NonBlankCellOffSheet: "Microsoft Excel can't insert new cells because it would push non-empty cells off the end of the worksheet.",
  NotImplemented: "The requested feature isn't implemented.",
  RangeExceedsLimit: "The cell count in the range has exceeded the maximum supported number.",
  RequestAborted: "The request was aborted during run time.",
  RequestPayloadSizeLimitExceeded: "The request payload size has exceeded the limit.",
  ResponsePayloadSizeLimitExceeded: "The response payload size has exceeded the limit.",
  UnsupportedOperation: "The operation being attempted is not supported.",
} as const;

export type HostErrorCode = keyof typeof MESSAGES;

const STATUS: Partial<Record<HostErrorCode, number>> = {
  AccessDenied: 403,
  GeneralException: 500,
  ItemAlreadyExists: 409,
  ItemNotFound: 404,
  NotImplemented: 501,
  RequestPayloadSizeLimitExceeded: 413,
};

/** Excel's message for a code. */
export function messageOf(code: HostErrorCode): string {
  return MESSAGES[code];
}

/** Not implemented by this host (or by Excel): loud, never silent. */
export function notFoundInApi(type: string, member: string): HostError {
  return new HostError("ApiNotFound", `${MESSAGES.ApiNotFound} (${type}.${member})`);
}

/** An argument that Excel refuses; `detail` says which. */
export function invalidArgument(detail?: string): HostError {
  return new HostError("InvalidArgument", detail === undefined ? undefined : `${MESSAGES.InvalidArgument} (${detail})`);
}

/** What was thrown, as a refusal: the engine's own codes are Excel's; anything else is GeneralException. */
export function asHostError(thrown: unknown): HostError {
  if (thrown instanceof HostError) return thrown;
  const detail = thrown instanceof Error ? ` (${thrown.message})` : "";
  const code = typeof thrown === "object" && thrown !== null && "code" in thrown && isHostErrorCode(thrown.code) ? thrown.code : "GeneralException";
  return new HostError(code, MESSAGES[code] + detail);
}

function isHostErrorCode(code: unknown): code is HostErrorCode {
  return typeof code === "string" && code in MESSAGES;
}
