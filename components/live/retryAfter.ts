import { TRPCClientError } from "@trpc/client";

/** Longer delays are not waited for while someone looks at the page. */
const LONGEST_MS = 60_000;
const RETRIES = 2;
/** Retries while the server says when to retry: it is running, and its load will pass. */
const PATIENT_RETRIES = 6;

/** The delay that the server asks for, ms, when it is too busy (503) or was asked too often (429). */
export function waitOf(error: unknown): number | undefined {
  const response = error instanceof TRPCClientError ? error.meta?.response : undefined;
  if (!(response instanceof Response) || (response.status !== 503 && response.status !== 429)) return undefined;
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return seconds >= 0 ? Math.min(LONGEST_MS, seconds * 1000) : undefined;
}

export function shouldRetry(failures: number, error: unknown): boolean {
  return failures < (waitOf(error) === undefined ? RETRIES : PATIENT_RETRIES);
}

/** Not before the server's delay, and randomized so that clients do not retry at the same moment. */
export function retryDelay(failures: number, error: unknown, random = Math.random()): number {
  const wait = waitOf(error);
  return wait === undefined ? Math.min(30_000, 1000 * 2 ** failures) : wait + random * 1000 * 2 ** failures;
}
