const MAX_LENGTH = 2000;
/** One slash, followed by neither another nor a character that browsers treat as one. */
const OWN_PATH = /^\/(?![/\\])[^\\\p{Cc}]*$/u;

/** Where to go after a login: a path of this site, else the fallback. Anything else would be an open redirect. */
export function safeNext(text: unknown, fallback = "/"): string {
  if (typeof text !== "string" || text.length > MAX_LENGTH || !OWN_PATH.test(text)) return fallback;
  const { pathname, search, hash } = new URL(text, "http://localhost");
  const path = pathname + search + hash;
  // With its dots resolved, "/.//host" names another host.
  return OWN_PATH.test(path) ? path : fallback;
}
