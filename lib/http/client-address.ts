import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { env } from "../env";
import { warnThrottled } from "../warn-throttled";
import { ADDRESS_HEADER, forwardedFor } from "./origin";

/** Headers that name who asks and by which address; believed from our own proxy only. */
const FORWARDED = /^x-forwarded-|^forwarded$|^x-real-ip$/;
const NOT_BELIEVED =
  "a forwarded address or protocol was not believed: TRUST_PROXY=1 believes it, where a proxy of yours set it (docs/proxy.md)";

/** Puts the client's address where every handler finds it, and removes what a client wrote there itself. */
export function setClientAddress(request: IncomingMessage): void {
  const { headers, socket } = request;
  const sender = plainAddress(socket.remoteAddress ?? "unknown");
  warnOfForwarded(headers, sender);
  const address = plainAddress(forwardedFor(headers["x-forwarded-for"]) ?? sender);
  setTrustedHeaders(request, { [ADDRESS_HEADER]: address }, isForged);
}

/** An IPv4 address as such, also where the socket is one of IPv6. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:/, "");
}

/** Is this a header that only a proxy of ours may set, and is there none? Names are in lower case. */
function isForged(name: string): boolean {
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

/**
 * Puts headers of our own where every handler finds them, and removes those that a client must not write: from the
 * headers as Next reads them, and from the raw ones as our own handlers do.
 */
export function setTrustedHeaders(
  { headers, rawHeaders: raw }: IncomingMessage,
  own: Record<string, string>,
  isForged: (name: string) => boolean = () => false,
): void {
  const kept: string[] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const [name = "", value = ""] = [raw[i], raw[i + 1]];
    if (Object.hasOwn(own, name.toLowerCase()) || isForged(name.toLowerCase())) delete headers[name.toLowerCase()];
    else kept.push(name, value);
  }
  Object.assign(headers, own);
  raw.splice(0, raw.length, ...kept, ...Object.entries(own).flat());
}
