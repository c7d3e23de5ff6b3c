import { AppError } from "../errors";
import { documentOf, PAGE_HEADERS } from "../http/html/layout";
import { waitPage } from "../http/html/wait-page";
import { clientUrl } from "../http/origin";
import { errorResponse, SECURITY_HEADERS } from "../http/respond";
import { toAppError } from "../outage";

const HEADERS = { ...SECURITY_HEADERS, ...PAGE_HEADERS, "Cache-Control": "no-store", Vary: "Cookie" };

/** @param extra headers in addition to those of every page, or replacing them */
export function pageResponse(
  page: Parameters<typeof documentOf>[0],
  status = 200,
  extra: [string, string][] = [],
): Response {
  const headers = new Headers(HEADERS);
  for (const [name, value] of extra) {
    if (name === "Set-Cookie") headers.append(name, value);
    else headers.set(name, value);
  }
  return new Response(documentOf(page), { status, headers });
}

/** Redirects to another page by 302, as Django does; it is fetched by GET whatever this request's method was. */
export function redirect(location: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ ...SECURITY_HEADERS, Location: location, "Cache-Control": "no-store", Vary: "Cookie" });
  for (const cookie of cookies) headers.append("Set-Cookie", cookie);
  return new Response(null, { status: 302, headers });
}

type PageMethods = Partial<Record<"GET" | "POST", (request: Request, url: URL) => Promise<Response>>>;

/** A handler from the methods of a page: HEAD is handled as GET, any other method is 405. */
export function pageHandler(methods: PageMethods): (request: Request) => Promise<Response> {
  const handlers = new Map(Object.entries(methods));
  const allow = [...handlers.keys()].flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])).join(", ");
  return async (request) => {
    try {
      const url = clientUrl(request);
      const handle = handlers.get(request.method === "HEAD" ? "GET" : request.method);
      return handle ? await handle(request, url) : notAllowed(request.method, allow);
    } catch (error) {
      const refusal = toAppError(error);
      const isAway = refusal instanceof AppError && refusal.code === "unavailable";
      return isAway ? waitPage(refusal, request.method !== "POST") : errorResponse(refusal);
    }
  };
}

function notAllowed(method: string, allow: string): Response {
  const text = `Method "${method}" not allowed.`;
  return new Response(text, { status: 405, headers: { ...SECURITY_HEADERS, Allow: allow } });
}
