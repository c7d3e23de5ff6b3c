import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { evenly } from "./pace";

/** About as long as the event of a station. */
const EVENT = `id: 1\ndata: ${JSON.stringify({ type: "plain", text: "x".repeat(400) })}\n\n`;

/** What a server costs that does nothing but write each event to each viewer by itself. Told how many events, and how often. */
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
