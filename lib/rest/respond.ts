import { randomUUID } from "node:crypto";
import { AppError, type ErrorCode } from "../errors";
import { log } from "../log";

/** On every answer, whatever it says. */
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
  conflict: 409,
  too_large: 413,
  unsupported: 415,
  not_acceptable: 406,
  unavailable: 503,
};

export interface ResponseOptions {
  status?: number;
  headers?: Record<string, string>;
  /** Spaces a level; 0 is compact. */
  indent?: number;
}

export function json(body: unknown, { status = 200, headers = {}, indent = 0 }: ResponseOptions = {}): Response {
  return new Response(JSON.stringify(body, null, indent), {
    status,
    headers: { ...SECURITY_HEADERS, "Content-Type": "application/json", ...headers },
  });
}

/** A service's refusal as Django REST framework words it; any other fault as an id that the log has too. */
export function errorResponse(error: unknown, options: ResponseOptions = {}): Response {
  if (!(error instanceof AppError)) {
    const id = randomUUID();
    log.error({ err: error, id }, "request failed");
    return json({ detail: "A server error occurred.", id }, { ...options, status: 500 });
  }
  const status = STATUS[error.code];
  const body = error.fields ?? { detail: error.message };
  const challenge = status === 401 ? { "WWW-Authenticate": 'Basic realm="api"' } : {};
  return json(body, { ...options, status, headers: { ...options.headers, ...challenge } });
}
