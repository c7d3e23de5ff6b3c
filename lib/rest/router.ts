import { AppError } from "../errors";
import { errorResponse } from "../http/respond";
import type { Endpoint } from "./endpoint";
import { ENDPOINTS } from "./endpoints";
import { type Place, serve } from "./serve";

type Handler = (request: Request) => Promise<Response>;

interface Route {
  endpoint: Endpoint;
  /** Matches the path with and without its last slash. */
  pattern: RegExp;
  /** One for each endpoint, so that it is known by its identity. */
  handler: Handler;
}

/** Of Django REST framework's routers. */
const SUFFIX = "(?:\\.([a-z0-9]+))?";

const ROUTES: readonly Route[] = ENDPOINTS.map((endpoint) => {
  const { path, hasSuffixes } = endpoint;
  const base = (path === "/" ? "/" : path.replace(/\/$/, "")).replace(/\{\w+\}/g, hasSuffixes ? "([^/.]+)" : "([^/]+)");
  const pattern = new RegExp(`^${base}${hasSuffixes ? SUFFIX : ""}/?$`);
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
  const placeIn = (pathname: string): Place => {
    const found = pattern.exec(pathname) ?? [];
    const params = Object.fromEntries(names.map((name, i) => [name, decoded(found[i + 1])]));
    return { params, suffix: hasSuffixes ? found[names.length + 1] : undefined };
  };
  return { endpoint, pattern, handler: (request) => serve(endpoint, placeIn(new URL(request.url).pathname), request) };
});

/** The endpoint that answers a path, if any. */
export function endpointAt(pathname: string): Endpoint | undefined {
  return routeAt(pathname)?.endpoint;
}

/** What answers a path of the REST API; undefined where it has none. */
export function restHandlerAt(pathname: string): Handler | undefined {
  return routeAt(pathname)?.handler;
}

/** Answers any address of the REST API; another one is not found. */
export async function restHandler(request: Request): Promise<Response> {
  const handler = restHandlerAt(new URL(request.url).pathname);
  return handler ? handler(request) : errorResponse(new AppError("not_found", "Not found."));
}

function routeAt(pathname: string): Route | undefined {
  return ROUTES.find(({ pattern }) => pattern.test(pathname));
}

/** What can not be decoded is the key of nothing. */
function decoded(text = ""): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
