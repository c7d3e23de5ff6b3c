import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AppError } from "../errors";
import { waitAnswer } from "../http/html/wait-page";
import { appErrorBy, onOutage } from "../outage";
import { processSingleton } from "../process-singleton";

/** The response that the current page is for. */
const pages = processSingleton("pages at work", () => new AsyncLocalStorage<ServerResponse>());

/** Renders a page such that it can report 404, or an error with a page of its own. */
export function withPageStatus<T>({ headers }: IncomingMessage, response: ServerResponse, make: () => T): T {
  // A client navigation: on any status but success the browser would reload the whole page.
  if (headers.rsc !== undefined) return make();
  return onOutage(
    (outage) => answerInstead(response, appErrorBy(outage)),
    () => pages.run(response, make),
  );
}

/**
 * Makes the current page a 404, whose content it renders itself. Next's own notFound() sends a page that is empty until
 * its scripts have run (https://github.com/vercel/next.js/issues/62228).
 */
export function markNotFound(): void {
  const response = pages.getStore();
  if (response && !response.headersSent) response.statusCode = 404;
}

/**
 * Sends the page that asks to wait, and discards what Next would send: a 500 whose text needs scripts.
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
