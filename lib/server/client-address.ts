import type { IncomingMessage } from "node:http";
import { env } from "../env";
import { ADDRESS_HEADER, forwardedFor } from "../rest/origin";
import { setOwnHeaders } from "./own-headers";

/** Headers that name who asks and by which address; believed from our own proxy only. */
const FORWARDED = /^x-forwarded-|^forwarded$|^x-real-ip$/;

/** Puts the client's address where every handler finds it, and removes what a client wrote there itself. */
export function setClientAddress(request: IncomingMessage): void {
  const address = forwardedFor(request.headers["x-forwarded-for"]) ?? request.socket.remoteAddress ?? "unknown";
  setOwnHeaders(request, { [ADDRESS_HEADER]: address.replace(/^::ffff:/, "") }, isForged);
}

function isForged(name: string): boolean {
  return !env.TRUST_PROXY && FORWARDED.test(name);
}
