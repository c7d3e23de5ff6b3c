import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { getMimeType, mimes } from "hono/utils/mime";
import { AppError } from "../../errors";
import { errorResponse, json } from "../../http/respond";
import { outcomeOf } from "./conditions";
import { type Found, findFile, isStaticAsset } from "./static-assets";

const TYPES = { ...mimes, sh: "application/x-sh" };

/**
 * GET and HEAD of /_next/static/* and public/, for anyone. Next's own file server answers failed conditions,
 * unsatisfiable ranges and other methods with an error 500, and would compress for each visitor.
 */
export async function filesHandler({ url, method, headers }: Request): Promise<Response> {
  const { pathname } = new URL(url);
  const file = await findFile(pathname, headers.get("accept-encoding"));
  if (!file) return errorResponse(new AppError("not_found", "Not found."));
  const isHead = method === "HEAD";
  if (method !== "GET" && !isHead) {
    const refusal = new AppError("not_allowed", `Method "${method}" not allowed.`);
    return errorResponse(refusal, { headers: { Allow: "GET, HEAD" } });
  }
  const { path, version } = file;
  const { size } = version;
  const common = { ...headersOf(file), ...rulesOf(pathname) };
  // HEAD has no body, so a range does not apply.
  const outcome = outcomeOf((name) => (isHead && name === "range" ? null : headers.get(name)), version);
  switch (outcome.status) {
    case 200: {
      const whole = { status: 200, headers: { ...common, "Content-Length": String(size) } };
      return new Response(isHead || size === 0 ? null : read(path, 0, size - 1), whole);
    }
    case 206: {
      const { start, end } = outcome;
      const part = { "Content-Length": String(end - start + 1), "Content-Range": `bytes ${start}-${end}/${size}` };
      return new Response(read(path, start, end), { status: 206, headers: { ...common, ...part } });
    }
    case 304:
      return new Response(null, { status: 304, headers: common });
    case 412:
      return errorResponse(new AppError("precondition_failed", "The file does not match the request's condition."));
    case 416: {
      const range = { "Content-Range": `bytes */${size}` };
      return json({ detail: "The file has no such part." }, { status: 416, headers: range });
    }
  }
}

function headersOf({ name, encoding, version }: Found): Record<string, string> {
  return {
    "Content-Type": getMimeType(name, TYPES) ?? "application/octet-stream",
    ...(encoding && { "Content-Encoding": encoding }),
    "Accept-Ranges": "bytes",
    "Last-Modified": new Date(version.modified).toUTCString(),
    ETag: version.etag,
    // Files are the same for every user.
    "X-Offline-Cacheable": "1",
  };
}

function rulesOf(pathname: string): Record<string, string> {
  // A service worker has the policy of its own file.
  if (!isStaticAsset(pathname))
    return { "Cache-Control": "public, max-age=0", "Content-Security-Policy": "default-src 'self'" };
  // The uncompressed file varies as well: otherwise a shared cache would give it to everyone.
  return { "Cache-Control": "public, max-age=31536000, immutable", Vary: "Accept-Encoding" };
}

function read(path: string, start: number, end: number): ReadableStream {
  return Readable.toWeb(createReadStream(path, { start, end })) as ReadableStream;
}
