import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "../env";
import { AppError } from "../errors";
import { ADDRESS_HEADER } from "../http/origin";
import { limitPages } from "../http/rate-limits";
import { processSingleton } from "../process-singleton";
import { kindOf } from "./kinds";
import { mustWait } from "./shedding";
import { Slots } from "./slots";

/** Seconds to wait for a slot. */
const PLACE_RETRY_S = 5;

/** Sized for a school class behind one address, with a live stream per browser. */
const slots = () =>
  processSingleton("request-places", () => ({ live: new Slots(200, 5_000), download: new Slots(32, 128) }));

/**
 * Admits a request, or throws: under load by its kind, by the rate limit of pages and their data, and for long-lived
 * ones by the number of slots. A slot is released when the response has ended.
 * @throws AppError too_many or unavailable, with the seconds to wait
 */
export async function admit(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const pathname = (request.url ?? "/").split("?", 1)[0] ?? "/";
  const kind = kindOf(request.method ?? "GET", pathname);
  if (kind === "free") return;
  const wait = mustWait(kind);
  if (wait !== undefined) throw new AppError("unavailable", "The server is busy.", undefined, wait);
  const address = String(request.headers[ADDRESS_HEADER] ?? "unknown");
  if (kind === "page" || kind === "live" || kind === "trpc") {
    await limitPages(address, kind === "trpc" ? proceduresOf(pathname) : 1);
  }
  if ((kind !== "live" && kind !== "download") || env.NODE_ENV === "development") return;
  const leave = slots()[kind].take(address);
  if (!leave) throw new AppError("too_many", "Too many of these are in progress.", undefined, PLACE_RETRY_S);
  if (response.destroyed) leave();
  else response.once("close", leave);
}

/** The commas between a batch's procedures may be escaped. */
function proceduresOf(pathname: string): number {
  return pathname.split(/,|%2c/i).length;
}
