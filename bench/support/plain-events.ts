import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { evenly } from "./pace";

/** About as long as a station's event. */
const EVENT = `id: 1\ndata: ${JSON.stringify({ type: "plain", text: "x".repeat(400) })}\n\n`;

/**
 * The cost of a server that only writes each event to each viewer separately. Receives the number of events and their
 * interval.
 */
const viewers = new Set<ServerResponse>();
const server = createServer((_request, response) => {
  response.writeHead(200, { "Content-Type": "text/event-stream" });
  response.write("event: greeting\ndata:\n\n");
  viewers.add(response);
});
server.listen(0, "127.0.0.1", () => process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
process.on("message", ({ events, everyMs }: { events: number; everyMs: number }) => {
  void evenly(events, everyMs, () => {
    for (const viewer of viewers) viewer.write(EVENT);
  }).then(() => process.send?.("done"));
});
