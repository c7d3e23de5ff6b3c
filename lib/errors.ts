/** The few ways in which a service refuses. Each is mapped to HTTP, tRPC and MQTT once. */
export type ErrorCode =
  | "invalid"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "too_large"
  | "unsupported"
  | "not_acceptable"
  | "not_allowed"
  | "precondition_failed"
  | "too_many"
  | "unavailable";

/** Messages by field, as a client is shown them. */
export type FieldErrors = Record<string, string[]>;

/** A refusal that its receiver may read: no internals in its message. */
export class AppError extends Error {
  override readonly name = "AppError";

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly fields?: FieldErrors,
    /** Seconds after which the same may be tried again. */
    readonly retryAfter?: number,
  ) {
    super(message);
  }
}
