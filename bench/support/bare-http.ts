import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { z } from "zod";

/**
 * The least that a server does: Node's own HTTP, JSON and a schema of a reading, stored nowhere. A separate process, like the
 * server. Prints its address when it is ready.
 */
const number = z.number().nullish();
const reading = z.strictObject({
  station: z.int().positive().optional(),
  time: z.iso.datetime({ offset: true }),
  temperature: number,
  humidity: number,
  pressure: number,
  windSpeed: number,
  windGust: number,
  windDirection: number,
  rain: number,
});

const server = createServer(async (request, response) => {
  const found = request.method === "POST" ? reading.safeParse(JSON.parse(await text(request))) : undefined;
  const body = JSON.stringify(found?.error ? { detail: found.error.message } : { status: "ok" });
  response.writeHead(found?.error ? 400 : 200, {
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(body),
  });
  response.end(body);
});
server.listen(0, "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
