import type { TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { AppError } from "../errors";
import { clientAddress } from "../http/origin";
import { errorResponse } from "../http/respond";
import { log } from "../log";
import { MAX_BATCH } from "./batch";
import { trpcContext } from "./context";
import { appRouter } from "./router";

/** A file to import has up to 20 million characters, most of them of one byte; everything else is far smaller. */
const BODY_BYTES = 32 * 1024 * 1024;

/** Answers /api/trpc/*: queries by GET or POST. For live events see site/live.ts. */
export async function trpcHandler(req: Request): Promise<Response> {
  if (Number(req.headers.get("content-length") ?? 0) > BODY_BYTES || isUnbounded(req)) {
    return errorResponse(new AppError("too_large", `The body may have up to ${BODY_BYTES / 1024 / 1024} MB.`));
  }
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req,
    router: appRouter,
    maxBatchSize: MAX_BATCH,
    createContext: ({ info }) => trpcContext({ headers: req.headers, address: clientAddress(req) }, info.calls.length),
    responseMeta: ({ errors }) => ({ headers: retryAfterOf(errors) }),
    onError: ({ error, path }) => {
      if (error.code === "INTERNAL_SERVER_ERROR") log.error({ err: error.cause ?? error, path }, "tRPC fault");
    },
  });
}

/** The longest of all waits. */
function retryAfterOf(errors: readonly TRPCError[]): Record<string, string> {
  const waits = errors.flatMap(({ cause }) => (cause instanceof AppError ? (cause.retryAfter ?? []) : []));
  return waits.length === 0 ? {} : { "Retry-After": String(Math.max(...waits)) };
}

/** Requests of this site's pages always have a Content-Length. */
function isUnbounded({ method, headers }: Request): boolean {
  return method === "POST" && !headers.has("content-length");
}
