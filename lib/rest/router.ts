import type { Endpoint } from "./endpoint";
import { ENDPOINTS } from "./endpoints";

interface Route {
  endpoint: Endpoint;
  /** Matches the path with and without its last slash. */
  pattern: RegExp;
  names: string[];
}

const ROUTES: readonly Route[] = ENDPOINTS.map((endpoint) => ({
  endpoint,
  pattern: new RegExp(`^${endpoint.path.replace(/\/$/, "").replace(/\{\w+\}/g, "([^/]+)")}/?$`),
  names: [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ""),
}));

/** The endpoint of a path, with what stands in its braces. */
export function routeOf(pathname: string): { endpoint: Endpoint; params: Record<string, string> } | undefined {
  for (const { endpoint, pattern, names } of ROUTES) {
    const found = pattern.exec(pathname);
    if (found) return { endpoint, params: Object.fromEntries(names.map((name, i) => [name, decoded(found[i + 1])])) };
  }
  return undefined;
}

/** What can not be decoded is the key of nothing. */
function decoded(text = ""): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
