import type { Failure } from "../contract/forecast/failure";
import { env } from "../env";
import { version } from "../version";

const TIMEOUT_MS = 5_000;
/** The longest known answers have a tenth of it. */
const MAX_BYTES = 1024 * 1024;
const MAX_RETRY_AFTER_S = 24 * 3600;

/** No connection was made, so that the service did not even notice. */
const UNREACHABLE = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

/** Why a service gave no answer. Never has the address, which may contain a key. */
export class ServiceError extends Error {
  override readonly name = "ServiceError";

  constructor(
    readonly failure: Failure,
    readonly status?: number,
    /** It asked to wait so long, ms. */
    readonly retryAfterMs?: number,
  ) {
    super(`A weather service gave no answer: ${failure}${status === undefined ? "" : `, status ${status}`}.`);
  }
}

export interface Answer {
  status: 200 | 203 | 304;
  headers: Headers;
  /** Parsed JSON; undefined for 304. */
  body: unknown;
}

/**
 * Asks a weather service for JSON, in five seconds at most, and follows no redirect.
 * @throws ServiceError
 */
export async function ask(url: URL, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const own = { Accept: "application/json", "User-Agent": userAgent(), ...headers };
    const response = await fetch(url, { headers: own, redirect: "manual", signal });
    const { status } = response;
    if (status === 304) return { status, headers: response.headers, body: undefined };
    if (status !== 200 && status !== 203) {
      await response.body?.cancel();
      throw new ServiceError(failureBy(status), status, retryAfter(response.headers));
    }
    return { status, headers: response.headers, body: parsed(await textOf(response)) };
  } catch (error) {
    throw error instanceof ServiceError ? error : new ServiceError(reasonOf(error));
  }
}

/** MET Norway wants to know the product, and how to reach its operator. */
function userAgent(): string {
  const product = `WeatherStation/${version()}`;
  return env.FORECAST_CONTACT ? `${product} ${env.FORECAST_CONTACT}` : product;
}

function failureBy(status: number): Failure {
  if (status === 401 || status === 403) return "refused";
  if (status === 400 || status === 404 || status === 422) return "unknownPlace";
  return status === 429 ? "busy" : "failed";
}

function retryAfter(headers: Headers): number | undefined {
  const seconds = Number(headers.get("retry-after") ?? Number.NaN);
  return seconds >= 0 ? Math.min(seconds, MAX_RETRY_AFTER_S) * 1000 : undefined;
}

/** Read piece by piece, as neither the length that is announced nor a compressed one can be trusted. */
async function textOf({ body }: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body ?? []) {
    bytes += part.byteLength;
    if (bytes > MAX_BYTES) throw new ServiceError("unreadable");
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ServiceError("unreadable");
  }
}

function reasonOf(error: unknown): Failure {
  if (!(error instanceof Error)) return "failed";
  if (error.name === "TimeoutError" || error.name === "AbortError") return "timeout";
  const { code } = (error.cause ?? error) as { code?: unknown };
  return UNREACHABLE.has(String(code)) ? "unreachable" : "failed";
}
