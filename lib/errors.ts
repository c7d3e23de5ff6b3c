/** The ways in which a service refuses. Each is mapped once to HTTP, tRPC and MQTT. */
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

/** Messages by field, as shown to a client. */
export type FieldErrors = Record<string, string[]>;

/** A refusal whose message may be shown to the client and contains no internals. */
export class AppError extends Error {
  override readonly name = "AppError";

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly fields?: FieldErrors,
    /** Seconds after which the client may retry. */
    readonly retryAfter?: number,
  ) {
    super(message);
  }
}
