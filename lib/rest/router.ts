import type { Endpoint } from "./endpoint";
import { ENDPOINTS } from "./endpoints";

interface Pattern {
  endpoint: Endpoint;
  /** Matches the path with and without its last slash. */
  pattern: RegExp;
  names: string[];
}

/** What an address names. */
export interface Route {
  endpoint: Endpoint;
  /** What stands in the path's braces, decoded. */
  params: Record<string, string>;
  /** The format in /station.json. */
  suffix?: string | undefined;
}

/** Of Django REST framework's routers. */
const SUFFIX = "(?:\\.([a-z0-9]+))?";

const PATTERNS: readonly Pattern[] = ENDPOINTS.map((endpoint) => {
  const { path, hasSuffixes } = endpoint;
  const base = (path === "/" ? "/" : path.replace(/\/$/, "")).replace(/\{\w+\}/g, hasSuffixes ? "([^/.]+)" : "([^/]+)");
  return {
    endpoint,
    pattern: new RegExp(`^${base}${hasSuffixes ? SUFFIX : ""}/?$`),
    names: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ""),
  };
});

/** The endpoint of a path, with what stands in its braces and behind it. */
export function routeOf(pathname: string): Route | undefined {
  for (const { endpoint, pattern, names } of PATTERNS) {
    const found = pattern.exec(pathname);
    if (!found) continue;
    const params = Object.fromEntries(names.map((name, i) => [name, decoded(found[i + 1])]));
    return { endpoint, params, suffix: endpoint.hasSuffixes ? found[names.length + 1] : undefined };
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
