const LONGEST = 2000;
/** One slash, and then neither another nor what a browser takes for one. */
const OWN_PATH = /^\/(?![/\\])[^\\\p{Cc}]*$/u;

/** Where to go after a login: a path of this site, or else the start page. Anything else could lead a visitor astray. */
export function safeNext(text: unknown, fallback = "/"): string {
  if (typeof text !== "string" || text.length > LONGEST || !OWN_PATH.test(text)) return fallback;
  const { pathname, search, hash } = new URL(text, "http://localhost");
  const path = pathname + search + hash;
  // Once its dots are resolved, "/.//host" names another host.
  return OWN_PATH.test(path) ? path : fallback;
}
