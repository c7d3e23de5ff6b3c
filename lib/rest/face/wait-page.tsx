/** @jsxImportSource hono/jsx */
import type { AppError } from "../../errors";
import { errorResponse, SECURITY_HEADERS } from "../respond";
import { documentOf, Layout, PAGE_HEADERS } from "./layout";

/** What a person reads whose request was refused before any page was made: for how long, and that it is tried again. */
export function waitPage(error: AppError): Response {
  const plain = errorResponse(error);
  const seconds = error.retryAfter;
  if (seconds === undefined) return plain;
  const isTooMany = error.code === "too_many";
  const title = isTooMany ? "Too many requests" : "The server is busy";
  const why = isTooMany
    ? "Your network has asked for more than is answered at once."
    : "More is asked of it than it can answer.";
  const body = documentOf(
    <Layout title={title}>
      <h1>{title}</h1>
      <p>{`${why} Please try again in ${seconds} second${seconds === 1 ? "" : "s"}.`}</p>
    </Layout>,
  );
  const headers = { ...SECURITY_HEADERS, ...PAGE_HEADERS, "Cache-Control": "no-store", "Retry-After": String(seconds) };
  return new Response(body, { status: plain.status, headers });
}
