import { addressOf } from "./addresses";
import type { HttpAnswer, HttpRequest, Outcome } from "./service";

/** For the whole exchange. */
const TIMEOUT_MS = 10_000;
/** What is read of an answer. */
const MAX_BYTES = 16 * 1024;

interface Options {
  /** "product version" */
  userAgent: string;
  timeoutMs?: number | undefined;
}

/**
 * Sends a request. Redirects are not followed, as the address may contain a secret. An answer, or what happened instead
 * of one, in words without the address.
 */
export async function exchange(
  { url, method, headers, body }: HttpRequest,
  { userAgent, timeoutMs = TIMEOUT_MS }: Options,
): Promise<HttpAnswer | Outcome> {
  try {
    const response = await fetch(addressOf(new URL(url)), {
      method,
      headers: { accept: "*/*", "user-agent": userAgent, ...headers },
      ...(body === undefined ? {} : { body }),
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: response.status, headers: response.headers, body: await beginningOf(response) };
  } catch (error) {
    return { is: "again", text: faultText(error, timeoutMs) };
  }
}

async function beginningOf({ body }: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    parts.push(part);
    size += part.length;
    // Leaving the loop ends the connection.
    if (size >= MAX_BYTES) break;
  }
  return Buffer.concat(parts).subarray(0, MAX_BYTES).toString("utf8");
}

/** Why a connection failed. The error's own message may contain the address. */
export function faultText(error: unknown, timeoutMs: number): string {
  if (error instanceof Error && error.name === "TimeoutError") return `No answer in ${timeoutMs / 1000} seconds`;
  const { code } = ((error instanceof Error && (error.cause ?? error)) || {}) as { code?: unknown };
  return typeof code === "string" && /^\w{1,40}$/.test(code) ? `No connection (${code})` : "No connection";
}
