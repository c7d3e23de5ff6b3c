import type { IncomingMessage } from "node:http";
import { isForged, warnOfForwarded } from "./forwarded";
import { ADDRESS_HEADER, forwardedFor } from "./origin";
import { setTrustedHeaders } from "./trusted-headers";

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
