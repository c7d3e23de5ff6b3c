import "server-only";
import { headers } from "next/headers";
import { clientAddress } from "../rest/origin";
import { trpcContext } from "./context";
import { createCallerFactory } from "./init";
import { appRouter } from "./router";

const create = createCallerFactory(appRouter);

/** The router for server components, called without HTTP. */
export async function caller(): Promise<ReturnType<typeof create>> {
  const sent = new Headers(await headers());
  return create(trpcContext({ headers: sent, address: clientAddress({ headers: sent }) }));
}
