import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { clientAddress } from "../http/origin";
import { live } from "../live/feed";
import { viewOf } from "../services/stations";
import { trpcContext } from "./context";
import { createCallerFactory } from "./init";
import { appRouter } from "./router";

const create = createCallerFactory(appRouter);

/** Once per request. Takes the cursor before any data, so that no event is lost between the page and its stream. */
const visit = cache(async () => {
  const [time, cursor] = [Date.now(), live().cursor()];
  const sent = new Headers(await headers());
  const ctx = trpcContext({ headers: sent, address: clientAddress({ headers: sent }) });
  return { trpc: create(ctx), time, cursor, viewer: viewOf(await ctx.visitor()) };
});

/** The router for server components, called without HTTP. */
export async function caller(): Promise<ReturnType<typeof create>> {
  return (await visit()).trpc;
}

/** When a page was rendered, from which event on it must be updated, and for whom: see components/live/Now.tsx. */
export async function rendered(): Promise<{ time: number; cursor: string; viewer: string }> {
  const { time, cursor, viewer } = await visit();
  return { time, cursor, viewer };
}
