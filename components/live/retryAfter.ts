import { TRPCClientError } from "@trpc/client";

/** Whoever names more than this is not waited for in front of a screen. */
const LONGEST_MS = 60_000;
const RETRIES = 2;
/** Of a server that says when to come again: it is there, and its load passes. */
const PATIENT_RETRIES = 6;

/** How long the server wants us to wait, ms, where it is too busy (503) or has been asked too often (429). */
export function waitOf(error: unknown): number | undefined {
  const response = error instanceof TRPCClientError ? error.meta?.response : undefined;
  if (!(response instanceof Response) || (response.status !== 503 && response.status !== 429)) return undefined;
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return seconds >= 0 ? Math.min(LONGEST_MS, seconds * 1000) : undefined;
}

export function shouldRetry(failures: number, error: unknown): boolean {
  return failures < (waitOf(error) === undefined ? RETRIES : PATIENT_RETRIES);
}

/** Not before the server's time, and not all in the same moment then. */
export function retryDelay(failures: number, error: unknown, random = Math.random()): number {
  const wait = waitOf(error);
  return wait === undefined ? Math.min(30_000, 1000 * 2 ** failures) : wait + random * 1000 * 2 ** failures;
}
