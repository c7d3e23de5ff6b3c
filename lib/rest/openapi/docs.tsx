/** @jsxImportSource hono/jsx */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { identify } from "../../auth/request";
import { AppError } from "../../errors";
import { encode } from "../../http/compress";
import { csrfCookies, csrfTokenOf } from "../../http/csrf";
import { documentOf } from "../../http/html/layout";
import { clientAddress, clientUrl } from "../../http/origin";
import { errorResponse, SECURITY_HEADERS } from "../../http/respond";
import { contextFor } from "../../services/context";

/** The only files of swagger-ui-dist that are served. */
const FILES: Record<string, string> = {
  "swagger-ui.css": "text/css; charset=utf-8",
  "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
};

/** Swagger UI sets inline styles and has its icons as data URLs. Nothing is loaded from other origins. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** GET /api/docs/, for anyone: Swagger UI. */
export async function docsHandler(request: Request): Promise<Response> {
  const [page, name] = /^\/api\/docs\/?([^/]*)$/.exec(new URL(request.url).pathname) ?? [];
  try {
    if (page === undefined) throw new AppError("not_found", "Not found.");
    if (name) return await file(name, request);
    const identity = await identify(
      contextFor().database,
      { headers: request.headers, address: clientAddress(request) },
      Date.now(),
    );
    const csrf = await csrfTokenOf(identity);
    const headers = {
      ...SECURITY_HEADERS,
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": POLICY,
      "Cache-Control": "no-store",
      Vary: "Cookie",
    };
    const cookies = csrf ? csrfCookies(csrf, request.headers, clientUrl(request)) : [];
    return new Response(documentOf(<Docs csrf={csrf} />), { headers: [...Object.entries(headers), ...cookies] });
  } catch (error) {
    return errorResponse(error);
  }
}

async function file(name: string, request: Request): Promise<Response> {
  const type = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
  if (!type) throw new AppError("not_found", "Not found.");
  const bytes = await readFile(join(process.cwd(), "node_modules/swagger-ui-dist", name));
  const { body, headers } = await encode(new Uint8Array(bytes), request.headers.get("accept-encoding"));
  return new Response(body, {
    headers: {
      ...SECURITY_HEADERS,
      "Content-Type": type,
      "Cache-Control": "public, max-age=86400",
      Vary: "Accept-Encoding",
      ...headers,
    },
  });
}

function Docs({ csrf }: { csrf: string | undefined }) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {csrf ? <meta name="csrf-token" content={csrf} /> : null}
        <title>API · Weather Station</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/api/docs/swagger-ui.css" />
        <link rel="stylesheet" href="/api-docs.css" />
      </head>
      <body>
        <header class="header">
          <a class="brand" href="/">
            <img src="/icon.svg" alt="" width="28" height="28" />
            Weather Station
          </a>
          <a href="/?format=api">Browse the API</a>
        </header>
        <main id="docs">
          <noscript>
            <p>
              This page needs JavaScript. The description itself is at <a href="/api/openapi.json">/api/openapi.json</a>
              .
            </p>
          </noscript>
        </main>
        <script src="/api/docs/swagger-ui-bundle.js" />
        <script src="/api-docs.js" />
      </body>
    </html>
  );
}
