import type { IncomingMessage, ServerResponse } from "node:http";
import { SESSION_COOKIE } from "../auth/session";

/** Marks a page, or its data, that is made for nobody in particular: only that a browser keeps for when it is offline (public/sw.js). */
export function markOfflineCacheable({ headers }: IncomingMessage, response: ServerResponse): void {
  const isSomebody = headers.authorization !== undefined || headers.cookie?.includes(`${SESSION_COOKIE}=`);
  if (!isSomebody) response.setHeader("X-Offline-Cacheable", "1");
}
