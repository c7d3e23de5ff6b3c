import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AppError } from "../errors";
import { waitAnswer } from "../http/html/wait-page";
import { appErrorBy, onOutage } from "../outage";
import { processSingleton } from "../process-singleton";

/** What a page is being made for. */
const pages = processSingleton("pages at work", () => new AsyncLocalStorage<ServerResponse>());

/** Makes a page such that it may say that it is not there, or that it can not be made for now. */
export function withPageStatus<T>({ headers }: IncomingMessage, response: ServerResponse, make: () => T): T {
  // Parts of a page for one that is open already: what is no success, the browser would load anew as a whole.
  if (headers.rsc !== undefined) return make();
  return onOutage(
    (outage) => answerInstead(response, appErrorBy(outage)),
    () => pages.run(response, make),
  );
}

/**
 * The page at work is a 404, which it shows by itself. Next's own notFound() sends a page that is empty until its scripts
 * have run (https://github.com/vercel/next.js/issues/62228).
 */
export function markNotFound(): void {
  const response = pages.getStore();
  if (response && !response.headersSent) response.statusCode = 404;
}

/**
 * Sends the page that says to wait, and lets Next say nothing more: its own would be a 500 whose text comes by scripts
 * only.
 */
function answerInstead(response: ServerResponse, refusal: AppError): void {
  if (response.headersSent) return;
  const { status, headers, body } = waitAnswer(refusal);
  response.writeHead(status, headers);
  response.end(body);
  const nothing = () => response;
  const silence = {
    writeHead: nothing,
    setHeader: nothing,
    appendHeader: nothing,
    removeHeader: nothing,
    end: nothing,
  };
  Object.assign(response, silence, { write: () => true });
}
