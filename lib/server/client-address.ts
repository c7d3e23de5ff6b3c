import type { IncomingMessage } from "node:http";
import { env } from "../env";
import { ADDRESS_HEADER } from "../rest/origin";

/** Headers that name who asks and by which address; believed from our own proxy only. */
const FORWARDED = /^x-forwarded-|^forwarded$|^x-real-ip$/;

/**
 * Puts the client's address where every handler finds it, and removes what a client wrote there itself: from the
 * headers as Next reads them, and from the raw ones as our own handlers do.
 */
export function setClientAddress(request: IncomingMessage): void {
  const { headers, rawHeaders: raw } = request;
  const address = forwardedFor(headers["x-forwarded-for"]) ?? request.socket.remoteAddress ?? "unknown";
  const kept: string[] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const [name = "", value = ""] = [raw[i], raw[i + 1]];
    if (isForged(name.toLowerCase())) delete headers[name.toLowerCase()];
    else kept.push(name, value);
  }
  headers[ADDRESS_HEADER] = address.replace(/^::ffff:/, "");
  raw.splice(0, raw.length, ...kept, ADDRESS_HEADER, headers[ADDRESS_HEADER]);
}

function isForged(name: string): boolean {
  return name === ADDRESS_HEADER || (!env.TRUST_PROXY && FORWARDED.test(name));
}

/** The last address is the one that our proxy saw; those before it are what the client says. */
function forwardedFor(header: string | string[] | undefined): string | undefined {
  return env.TRUST_PROXY
    ? String(header ?? "")
        .split(",")
        .at(-1)
        ?.trim() || undefined
    : undefined;
}
