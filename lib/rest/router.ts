import { AppError } from "../errors";
import type { PlainAnswer } from "../http/plain-answer";
import { errorResponse } from "../http/respond";
import type { Endpoint } from "./endpoint";
import { ENDPOINTS } from "./endpoints";
import { type RouteMatch, serve } from "./serve";

type Handler = (request: Request) => Promise<Response | PlainAnswer>;

interface Route {
  endpoint: Endpoint;
  /** Matches the path with or without its trailing slash. */
  pattern: RegExp;
  /** Created once for each endpoint, so that it can be compared by identity. */
  handler: Handler;
}

/** As in Django REST framework's routers. */
const SUFFIX = "(?:\\.([a-z0-9]+))?";

const ROUTES: readonly Route[] = ENDPOINTS.map((endpoint) => {
  const { path, hasSuffixes } = endpoint;
  const base = (path === "/" ? "/" : path.replace(/\/$/, "")).replace(/\{\w+\}/g, hasSuffixes ? "([^/.]+)" : "([^/]+)");
  const pattern = new RegExp(`^${base}${hasSuffixes ? SUFFIX : ""}/?$`);
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
  const matchIn = (pathname: string): RouteMatch => {
    const found = pattern.exec(pathname) ?? [];
    const params = Object.fromEntries(names.map((name, i) => [name, decoded(found[i + 1])]));
    return { params, suffix: hasSuffixes ? found[names.length + 1] : undefined };
  };
  return { endpoint, pattern, handler: (request) => serve(endpoint, matchIn(new URL(request.url).pathname), request) };
});

/** The endpoint of a path, if any. */
export function endpointAt(pathname: string): Endpoint | undefined {
  return routeAt(pathname)?.endpoint;
}

/** The handler of a path; undefined if the REST API does not have it. */
export function restHandlerAt(pathname: string): Handler | undefined {
  return routeAt(pathname)?.handler;
}

/** Handles any path of the REST API; unknown ones are not found. */
export async function restHandler(request: Request): Promise<Response | PlainAnswer> {
  const handler = restHandlerAt(new URL(request.url).pathname);
  return handler ? handler(request) : errorResponse(new AppError("not_found", "Not found."));
}

function routeAt(pathname: string): Route | undefined {
  return ROUTES.find(({ pattern }) => pattern.test(pathname));
}

/** A malformed escape matches no record. */
function decoded(text = ""): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
