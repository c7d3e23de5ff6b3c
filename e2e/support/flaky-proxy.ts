import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** A proxy to the server that records requests and can be cut. */
export interface FlakyProxy {
  url: string;
  /** The paths requested so far. */
  asked: string[];
  /** Closes all connections and refuses new ones, or accepts them again. */
  cut: (isCut: boolean) => void;
  close: () => void;
}

export async function openFlakyProxy(target: { port: number }): Promise<FlakyProxy> {
  const asked: string[] = [];
  let isCut = false;
  const server = createServer((incoming, answer) => {
    if (isCut) return void incoming.socket.destroy();
    asked.push(incoming.url ?? "");
    const { method, url: path, headers } = incoming;
    const onward = request({ host: "127.0.0.1", port: target.port, method, path, headers }, (response) => {
      answer.writeHead(response.statusCode ?? 500, response.headers);
      response.pipe(answer);
    });
    onward.on("error", () => answer.destroy());
    answer.on("close", () => onward.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    cut: (value) => {
      isCut = value;
      if (value) server.closeAllConnections();
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
