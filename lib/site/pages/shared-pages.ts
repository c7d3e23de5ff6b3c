import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { performance } from "node:perf_hooks";
import { LRUCache } from "lru-cache";
import { takes } from "../../http/compress";
import { newNonce, POLICY, pagePolicy } from "../../http/csp";
import { isKnown } from "../../http/etag";
import { onGone } from "./gone";
import type { Renderer } from "./renderer";
import { filled, filledGzip, gzipTemplate, type Template, templateOf } from "./template";
import { pageVersions, type Version } from "./versions";
import type { SharedVisit } from "./visit";

/** New readings make no more than one rendering of a page in this time, ms: it is that much out of date, at most. */
const MIN_AGE_MS = 1_000;
/** It is rendered again after this, ms, whatever is new: it tells how long ago something was, and what is out of date. */
const MAX_AGE_MS = 10_000;
/** Of the pages that are kept. */
const MAX_BYTES = 32 * 1024 * 1024;
/** Of a page before it is rendered, and beside its body. */
const BASE_BYTES = 4 * 1024;

/** A page that many visitors get, each with a nonce of their own. */
interface SharedPage {
  status: number;
  /** By name, in lower case; with the placeholder of the nonce. */
  headers: Record<string, string | string[]>;
  placeholder: string;
  etag: string;
  plain: Template;
  gzip: Template | undefined;
}

interface Entry {
  page: Promise<SharedPage>;
  /** When its rendering began, and the state of what it shows then; undefined while it waits for its turn. */
  begun?: { at: number; version: Version };
  /** Stops the rendering. */
  abort: () => void;
  isDone: boolean;
  waiting: number;
}

/** Runs the rendering when it is its turn. */
type Queue = <T>(render: () => Promise<T>, signal: AbortSignal) => Promise<T>;

/**
 * Renderings of public pages that visitors without a session share: those who would see the same. A page is rendered again
 * when what it shows has changed, for new readings no more than once in `MIN_AGE_MS`. Until then visitors get the last one,
 * which their browsers bring up to date by the live events since. After a change of who may see what it is rendered again at
 * once, and the last one is shown to nobody.
 */
export class SharedPages {
  readonly #render: Renderer;
  readonly #queue: Queue;
  readonly #versionOf: ReturnType<typeof pageVersions>;
  readonly #entries = new LRUCache<string, Entry>({ maxSize: MAX_BYTES });

  constructor(render: Renderer, database: Parameters<typeof pageVersions>[0], queue: Queue) {
    this.#render = render;
    this.#versionOf = pageVersions(database);
    this.#queue = queue;
  }

  /** Answers once the page is rendered. Rejects with what the queue or the handler throws. */
  async answer(visit: SharedVisit, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const version = await this.#versionOf(visit.stationId);
    if (request.socket.destroyed) return;
    const page = await whileWanted(this.#usable(visit, request.url ?? "/", version), request);
    if (page) send(page, request, response);
  }

  #usable(visit: SharedVisit, url: string, version: Version): Entry {
    const known = this.#entries.get(visit.key);
    // One that waits for its turn will show what is there then.
    if (known && !known.begun) return known;
    if (known?.begun?.version.access === version.access) {
      const maxAge = known.begun.version.data === version.data ? MAX_AGE_MS : MIN_AGE_MS;
      if (!known.isDone || performance.now() - known.begun.at < maxAge) return known;
    }
    return this.#begin(visit, url);
  }

  #begin({ key, headers, stationId }: SharedVisit, url: string): Entry {
    const controller = new AbortController();
    const { signal } = controller;
    const entry: Entry = {
      page: this.#queue(async () => {
        entry.begun = { at: performance.now(), version: await this.#versionOf(stationId) };
        return this.#page(url, headers, signal);
      }, signal),
      abort: () => controller.abort(new Error("All visitors who waited for the page have left.")),
      isDone: false,
      waiting: 0,
    };
    const forget = () => {
      if (this.#entries.peek(key) === entry) this.#entries.delete(key);
    };
    signal.addEventListener("abort", forget);
    this.#entries.set(key, entry, { size: BASE_BYTES });
    entry.page.then((page) => {
      entry.isDone = true;
      // What failed is tried again for the next visitor.
      if (page.status >= 400 && page.status !== 404) forget();
      else if (this.#entries.peek(key) === entry) this.#entries.set(key, entry, { size: bytesOf(page) });
    }, forget);
    return entry;
  }

  async #page(url: string, headers: Record<string, string>, signal: AbortSignal): Promise<SharedPage> {
    const placeholder = newNonce();
    const asked = { url, method: "GET", headers: { ...headers, [POLICY]: pagePolicy(placeholder) } };
    const rendered = await this.#render(asked, signal);
    // A cookie would be that of one visitor.
    delete rendered.headers["set-cookie"];
    const plain = templateOf(rendered.body, placeholder);
    const etag = `"${createHash("sha256").update(rendered.body).digest("base64url").slice(0, 22)}"`;
    return { ...rendered, placeholder, etag, plain, gzip: await gzipTemplate(plain) };
  }
}

function bytesOf({ plain, gzip }: SharedPage): number {
  return BASE_BYTES + plain.bytes.length + (gzip?.bytes.length ?? 0);
}

/** Once the last visitor who waits has left, the rendering stops. Undefined for a visitor who left. */
async function whileWanted(entry: Entry, request: IncomingMessage): Promise<SharedPage | undefined> {
  if (entry.isDone) return entry.page;
  entry.waiting += 1;
  let stay: () => void = () => {};
  const left = new Promise<undefined>((resolve) => {
    stay = onGone(request, () => {
      entry.waiting -= 1;
      if (entry.waiting === 0 && !entry.isDone) entry.abort();
      resolve(undefined);
    });
  });
  try {
    return await Promise.race([entry.page, left]);
  } finally {
    stay();
  }
}

/** A browser and a proxy may keep the page, and ask each time whether it is still the same. */
const CACHE_CONTROL = "public, no-cache";
const VARIES = "Cookie, Authorization, Accept, Accept-Language, Accept-Encoding";

function send(page: SharedPage, request: IncomingMessage, response: ServerResponse): void {
  const nonce = newNonce();
  for (const [name, value] of Object.entries(page.headers)) {
    response.setHeader(
      name,
      [value].flat().map((line) => line.replaceAll(page.placeholder, nonce)),
    );
  }
  response.setHeader("Cache-Control", CACHE_CONTROL);
  response.setHeader("Vary", [VARIES, page.headers.vary ?? []].flat().join(", "));
  response.setHeader("ETag", `W/${page.etag}`);
  if (
    page.status === 200 &&
    isKnown(new Headers({ "If-None-Match": request.headers["if-none-match"] ?? "" }), page.etag)
  ) {
    // The nonce of the page that the client has, and its policy, stand.
    response.removeHeader(POLICY);
    response.removeHeader("Content-Type");
    response.removeHeader("Link");
    response.writeHead(304).end();
    return;
  }
  response.setHeader(POLICY, pagePolicy(nonce));
  const plain = filled(page.plain, nonce);
  const isGzip = page.gzip !== undefined && takes(request.headers["accept-encoding"] ?? null, "gzip");
  const body = page.gzip && isGzip ? filledGzip(page.gzip, nonce, plain) : plain;
  if (isGzip) response.setHeader("Content-Encoding", "gzip");
  response.setHeader("Content-Length", body.length);
  response.writeHead(page.status);
  response.end(request.method === "HEAD" ? undefined : body);
}
