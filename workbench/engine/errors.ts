/** What the engine refuses. The codes are those of Excel.ErrorCodes, so that the dispatcher can pass them on. */
export type EngineErrorCode = "InvalidArgument" | "ItemAlreadyExists" | "ItemNotFound" | "InvalidOperation" | "AccessDenied";

/** Thrown by every engine method that cannot do what was asked; nothing has been changed when it is thrown. */
export class EngineError extends Error {
  constructor(
    readonly code: EngineErrorCode,
    message: string,
  ) {
    super(message);
    this.name = "EngineError";
  }
}
