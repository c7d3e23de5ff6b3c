import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** A way to the server that a test can look into and cut. */
export interface Way {
  url: string;
  /** The paths that were asked for so far. */
  asked: string[];
  /** Ends all connections and lets no new one through, or does again. */
  cut: (isCut: boolean) => void;
  close: () => void;
}

export async function openWay(target: { port: number }): Promise<Way> {
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
