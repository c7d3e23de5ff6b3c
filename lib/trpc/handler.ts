import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { log } from "../log";
import { contextFor } from "../services/context";
import { appRouter } from "./router";

/** Answers /api/trpc/*: queries by GET or POST, subscriptions as server-sent events. */
export function trpcHandler(req: Request): Promise<Response> {
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req,
    router: appRouter,
    createContext: () => contextFor(),
    onError: ({ error, path }) => {
      if (error.code === "INTERNAL_SERVER_ERROR") log.error({ err: error.cause ?? error, path }, "tRPC fault");
    },
  });
}
