import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import next from "next";

/**
 * Serves the build in a folder with Next alone, for comparison. A separate process, like the server. Prints its address
 * when it is ready.
 */
const app = next({ dev: false, hostname: "127.0.0.1", dir: process.argv[2] ?? "." });
await app.prepare();
const handle = app.getRequestHandler();
const server = createServer((request, response) => {
  handle(request, response).catch(() => response.destroy());
});
server.listen(0, "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
