import "server-only";
import { contextFor } from "../services/context";
import { createCallerFactory } from "./init";
import { appRouter } from "./router";

const create = createCallerFactory(appRouter);

/** The router for server components, called without HTTP. */
export async function caller(): Promise<ReturnType<typeof create>> {
  return create(contextFor());
}
