import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { env } from "../env";

const PATH = "/_next/static/";
const FOLDER = ".next/static/";

/** A file's name says what is in it: a changed one has another name. No user has a file of their own. */
const HEADERS = {
  "Cache-Control": "public, max-age=31536000, immutable",
  // Of what comes uncompressed as well: a cache in between would hand that to everybody.
  Vary: "Accept-Encoding",
  "X-For-Anyone": "1",
};

/** Whether this is a path of what `next build` made for the browser; in development Next makes it when it is asked for. */
export function isBuilt(pathname: string): boolean {
  return pathname.startsWith(PATH) && env.NODE_ENV !== "development";
}

const files = new Hono().get(
  `${PATH}*`,
  async (context, next) => {
    await next();
    if (context.res.ok) for (const [name, value] of Object.entries(HEADERS)) context.header(name, value);
  },
  serveStatic({
    root: ".",
    rewriteRequestPath: (path) => path.replace(PATH, FOLDER),
    precompressed: true,
  }),
);

/**
 * GET and HEAD /_next/static/*, anyone: scripts, styles and fonts as scripts/compress.mjs left them. Next would compress
 * each anew for every visitor.
 */
export function builtHandler(request: Request): Response | Promise<Response> {
  return files.fetch(request);
}
