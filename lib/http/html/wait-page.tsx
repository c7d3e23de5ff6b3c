/** @jsxImportSource hono/jsx */
import type { AppError } from "../../errors";
import { refusalOf, SECURITY_HEADERS } from "../respond";
import { documentOf, Layout, PAGE_HEADERS } from "./layout";

/** If the error does not say how long. */
const RETRY_S = 5;

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/**
 * A page for a visitor who must wait: why, and for how long.
 * @param again whether the page reloads itself: false after a form was sent
 */
export function waitAnswer(error: AppError, again = true): Answer {
  const { status, headers } = refusalOf(error);
  const seconds = error.retryAfter ?? RETRY_S;
  const isTooMany = error.code === "too_many";
  const title = isTooMany ? "Too many requests" : error.message.replace(/\.$/, "");
  const why = isTooMany ? "Your network has sent more requests than are allowed at once." : "No data is lost.";
  const wait = `${seconds} second${seconds === 1 ? "" : "s"}`;
  const next = again ? `This page tries again by itself in ${wait}.` : `Please try again in ${wait}.`;
  const body = documentOf(
    <Layout title={title} refresh={again ? seconds : undefined}>
      <h1>{title}</h1>
      <p>{`${why} ${next}`}</p>
    </Layout>,
  );
  return { status, headers: { ...SECURITY_HEADERS, ...PAGE_HEADERS, "Cache-Control": "no-store", ...headers }, body };
}

export function waitPage(error: AppError, again?: boolean): Response {
  const { body, ...rest } = waitAnswer(error, again);
  return new Response(body, rest);
}
