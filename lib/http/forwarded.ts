import type { IncomingHttpHeaders } from "node:http";
import { env } from "../env";
import { warnThrottled } from "../warn-throttled";

/** Headers that name who asks and by which address; believed from our own proxy only. */
const FORWARDED = /^x-forwarded-|^forwarded$|^x-real-ip$/;
const NOT_BELIEVED =
  "a forwarded address or protocol was not believed: TRUST_PROXY=1 believes it, where a proxy of yours set it (docs/proxy.md)";

/** Is this a header that only a proxy of ours may set, and is there none? Names are in lower case. */
export function isForged(name: string): boolean {
  return !env.TRUST_PROXY && FORWARDED.test(name);
}

/**
 * Warns, once a minute, of a proxy that nobody told us of: all its visitors are one address, and what is secure seems
 * not to be.
 * @param sender the address at the other end of the connection
 */
export function warnOfForwarded(headers: IncomingHttpHeaders, sender: string): void {
  if (env.TRUST_PROXY) return;
  const names = Object.keys(headers).filter(isForged);
  if (names.length > 0) warnThrottled(NOT_BELIEVED, "a proxy", { address: sender, headers: names.sort() });
}
