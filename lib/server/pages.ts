import type { IncomingMessage, ServerResponse } from "node:http";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Database } from "../db/client";
import { env } from "../env";
import { AppError } from "../errors";
import { Semaphore } from "../semaphore";
import { onGone } from "../site/pages/gone";
import { type PageHandler, pageRenderer, type RenderedPage } from "../site/pages/renderer";
import { SharedPages } from "../site/pages/shared-pages";
import { sharedVisit } from "../site/pages/visit";
import { kindOf } from "./kinds";

/** A rendering takes the processor, so that more at once would only make each of them slower. */
const CONCURRENCY = 2;
/** Some seconds of work. */
const MAX_WAITING = 64;
const RETRY_S = 5;

/**
 * Has Next's pages rendered a few at a time, in order, and those that visitors share once for all of them. A request whose
 * client has gone leaves the queue.
 * @param ready what a page waits for before its turn: while it waits for another service, others are rendered
 * @throws AppError unavailable when too many wait already
 */
export function pagesHandler(
  handler: PageHandler,
  database: Pick<Database, "dialect" | "outsideVersion">,
  ready: (pathname: string) => Promise<void> = async () => {},
): PageHandler {
  // While somebody develops, Next compiles what it renders, and files change.
  if (env.NODE_ENV === "development") return handler;
  const semaphore = new Semaphore(CONCURRENCY, MAX_WAITING);
  async function queue<T>(render: () => Promise<T>, signal: AbortSignal): Promise<T> {
    if (semaphore.isFull) throw new AppError("unavailable", "The server is busy.", undefined, RETRY_S);
    return semaphore.take(async () => {
      // What waits at the sockets goes before the next rendering.
      await nextTurn();
      return render();
    }, signal);
  }
  const render = pageRenderer(handler);
  const shared = new SharedPages(render, database, queue);
  return async (request, response) => {
    const { url = "/", method = "GET" } = request;
    const [pathname = "/"] = url.split("?", 1);
    if (kindOf(method, pathname) !== "page") return handler(request, response);
    await ready(pathname);
    const visit = sharedVisit(request);
    return visit
      ? shared.answer(visit, request, response)
      : answerAlone(
          (signal) => queue(() => render({ url, method, headers: request.headers }, signal), signal),
          request,
          response,
        );
  };
}

/** Sends the page once its rendering is over: a client that reads slowly, or not at all, holds up no other. */
async function answerAlone(
  render: (signal: AbortSignal) => Promise<RenderedPage>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const controller = new AbortController();
  const stay = onGone(request, () => controller.abort());
  try {
    const { status, headers, body } = await render(controller.signal);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (request.method !== "HEAD") response.setHeader("Content-Length", body.length);
    response.writeHead(status);
    response.end(body);
  } catch (error) {
    if (!controller.signal.aborted) throw error;
  } finally {
    stay();
  }
}
