import { randomUUID } from "node:crypto";
import { AppError, type ErrorCode } from "../errors";
import { log } from "../log";
import { toAppError } from "../outage";
import { PlainAnswer } from "./plain-answer";

/** On every response. */
export const SECURITY_HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "same-origin",
};

const STATUS: Record<ErrorCode, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  not_allowed: 405,
  not_acceptable: 406,
  conflict: 409,
  precondition_failed: 412,
  too_large: 413,
  unsupported: 415,
  too_many: 429,
  unavailable: 503,
};

export interface ResponseOptions {
  status?: number;
  headers?: Record<string, string>;
  /** Spaces per level; 0 is compact. */
  indent?: number;
}

export function json(body: unknown, { status = 200, headers = {}, indent = 0 }: ResponseOptions = {}): Response {
  return new Response(JSON.stringify(body, null, indent), {
    status,
    headers: { ...SECURITY_HEADERS, "Content-Type": "application/json", ...headers },
  });
}

/** The same without objects of the Fetch API, for what is asked often. */
export function plainJson(body: unknown, status: number): PlainAnswer {
  return new PlainAnswer(status, { ...SECURITY_HEADERS, "Content-Type": "application/json" }, JSON.stringify(body));
}

/** What a client is told of an error. */
export interface ErrorAnswer {
  status: number;
  data: Record<string, unknown>;
  headers: Record<string, string>;
}

/** An error as Django REST framework words it; an unexpected one becomes an id that the log has, too. */
export function refusalOf(fault: unknown): ErrorAnswer {
  const error = toAppError(fault);
  if (!(error instanceof AppError)) {
    const id = randomUUID();
    log.error({ err: error, id }, "request failed");
    return { status: 500, data: { detail: "A server error occurred.", id }, headers: {} };
  }
  const headers: Record<string, string> = {};
  if (error.code === "unauthenticated") headers["WWW-Authenticate"] = 'Basic realm="api"';
  if (error.retryAfter !== undefined) headers["Retry-After"] = String(error.retryAfter);
  return { status: STATUS[error.code], data: error.fields ?? { detail: error.message }, headers };
}

export function errorResponse(error: unknown, options: ResponseOptions = {}): Response {
  const { status, data, headers } = refusalOf(error);
  return json(data, { ...options, status, headers: { ...options.headers, ...headers } });
}
