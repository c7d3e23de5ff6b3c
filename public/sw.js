// Keeps the last state of the public pages for use without a connection. Only responses that the server marks as the
// same for everyone (lib/server/listen.ts) are kept: the next user of this browser finds nothing of the previous one.

const FILES = "files-1";
const PAGES = "pages-1";
/** Entries of each cache; the oldest are deleted first. */
const MAX_ENTRIES = { [FILES]: 300, [PAGES]: 60 };

/** Files whose URL changes with their content: the application's own, and the map's land. */
const FILE = /^\/(_next\/static|map)\//;
const PAGE = /^\/($|stations\/|compare|kiosk)/;
const DATA = /^\/api\/trpc\/(?!admin\.)/;

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil(begin());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (FILE.test(pathname)) event.respondWith(knownFirst(event));
  else if (request.mode === "navigate" ? PAGE.test(pathname) : DATA.test(pathname))
    event.respondWith(newestFirst(event));
});

/** Open pages were loaded before this worker was active: they are requested again, to be kept. */
async function begin() {
  for (const name of await caches.keys()) if (!(name in MAX_ENTRIES)) await caches.delete(name);
  await self.clients.claim();
  for (const { url } of await self.clients.matchAll({ type: "window" })) {
    if (PAGE.test(new URL(url).pathname))
      await keep(PAGES, url, await fetch(url, { headers: { Accept: "text/html" } }));
  }
}

async function knownFirst(event) {
  const known = await caches.match(event.request);
  if (known) return known;
  const response = await fetch(event.request);
  event.waitUntil(keep(FILES, event.request, response.clone()));
  return response;
}

async function newestFirst(event) {
  try {
    const response = await fetch(event.request);
    event.waitUntil(keep(PAGES, event.request, response.clone()));
    return response;
  } catch (error) {
    const known = await caches.match(event.request, { ignoreVary: true });
    if (known) return known;
    throw error;
  }
}

async function keep(name, request, response) {
  if (!response.ok || response.redirected || response.headers.get("X-Offline-Cacheable") !== "1") return;
  const cache = await caches.open(name);
  // Deleted first, so that the newest comes last.
  await cache.delete(request, { ignoreVary: true });
  await cache.put(request, response);
  const keys = await cache.keys();
  for (const key of keys.slice(0, Math.max(0, keys.length - MAX_ENTRIES[name]))) await cache.delete(key);
}
