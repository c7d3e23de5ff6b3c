import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { env } from "../env";
import { warnThrottled } from "../warn-throttled";
import { ADDRESS_HEADER, forwardedFor } from "./origin";

/** Headers with the client's address or the protocol; trusted only from a configured proxy. */
const FORWARDED = /^x-forwarded-|^forwarded$|^x-real-ip$/;
const NOT_BELIEVED =
  "a forwarded address or protocol was ignored: set TRUST_PROXY=1 if your own proxy sets it (docs/proxy.md)";

/** Puts the client's address into a header for all handlers, and removes such a header that a client sent. */
export function setClientAddress(request: IncomingMessage): void {
  const { headers, socket } = request;
  const sender = plainAddress(socket.remoteAddress ?? "unknown");
  warnOfForwarded(headers, sender);
  const address = plainAddress(forwardedFor(headers["x-forwarded-for"]) ?? sender);
  setTrustedHeaders(request, { [ADDRESS_HEADER]: address }, isForged);
}

/** An IPv4-mapped IPv6 address becomes the IPv4 address. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:/, "");
}

/** Whether only a trusted proxy may set this header, and there is none. Names are in lower case. */
function isForged(name: string): boolean {
  return !env.TRUST_PROXY && FORWARDED.test(name);
}

/**
 * Warns, at most once a minute, of a proxy that is not configured: all its visitors share one address, and HTTPS looks
 * like HTTP.
 * @param sender the address at the other end of the connection
 */
export function warnOfForwarded(headers: IncomingHttpHeaders, sender: string): void {
  if (env.TRUST_PROXY) return;
  const names = Object.keys(headers).filter(isForged);
  if (names.length > 0) warnThrottled(NOT_BELIEVED, "a proxy", { address: sender, headers: names.sort() });
}

/**
 * Sets the server's own headers, and removes those that a client must not send: in `headers`, which Next reads, and in
 * `rawHeaders`, which our handlers read.
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
