import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage, ServerResponse } from "node:http";
import { once } from "../once";

/** What a page is being made for. */
const pages = once("pages at work", () => new AsyncLocalStorage<ServerResponse>());

/** Makes a page such that it may say that it is not there. */
export function withPageStatus<T>({ headers }: IncomingMessage, response: ServerResponse, make: () => T): T {
  // Parts of a page for one that is open already: what is no success, the browser would load anew as a whole.
  return headers.rsc === undefined ? pages.run(response, make) : make();
}

/**
 * The page at work is a 404, which it shows by itself. Next's own notFound() sends a page that is empty until its scripts
 * have run (https://github.com/vercel/next.js/issues/62228).
 */
export function markNotFound(): void {
  const response = pages.getStore();
  if (response && !response.headersSent) response.statusCode = 404;
}
