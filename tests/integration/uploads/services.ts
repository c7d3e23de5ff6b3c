import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Socket } from "node:net";

/** A request as it arrived. */
export interface Arrived {
  method: string;
  /** Path and query. */
  url: string;
  headers: Record<string, unknown>;
  body: string;
}

export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  /** Never answered. */
  hangs?: true;
  /** The connection is cut instead. */
  cuts?: true;
}

/** An HTTP server that answers as it is told, and keeps what it was asked. */
export interface HttpService {
  address: string;
  arrived: Arrived[];
  /** The answers to come; the last one is given again and again. */
  replies: Reply[];
  /** The most requests that were under way at once. */
  most: () => number;
  /** Ends the pending answers and waits with the next ones until then. */
  hold: () => () => void;
  close: () => Promise<void>;
}

export async function httpService(...replies: Reply[]): Promise<HttpService> {
  const arrived: Arrived[] = [];
  const remaining = [...replies];
  let held = Promise.resolve();
  let under = 0;
  let most = 0;
  const server = createServer(async (request, response) => {
    under += 1;
    most = Math.max(most, under);
    response.on("close", () => {
      under -= 1;
    });
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const { method = "", url = "", headers } = request;
    arrived.push({ method, url, headers, body: Buffer.concat(parts).toString() });
    await held;
    const reply = (remaining.length > 1 ? remaining.shift() : remaining[0]) ?? {};
    if (reply.hangs) return;
    if (reply.cuts) return void request.socket.destroy();
    response.writeHead(reply.status ?? 200, reply.headers).end(reply.body ?? "");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived,
    replies: remaining,
    most: () => most,
    hold: () => {
      let release = () => {};
      held = new Promise((resolve) => {
        release = resolve;
      });
      return () => release();
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** An APRS-IS server: what each connection said, and how it is answered. */
export async function aprsService(answer: (login: string) => string | undefined = verified) {
  const conversations: string[] = [];
  const sockets = new Set<Socket>();
  const server = createTcpServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    const index = conversations.push("") - 1;
    socket.on("error", () => {});
    socket.write("# javAPRSSrvr 4.3.2b14\r\n");
    socket.on("data", (data) => {
      const isLogin = conversations[index] === "";
      conversations[index] += data.toString("latin1");
      const said = isLogin ? answer(data.toString("latin1")) : undefined;
      if (said !== undefined) socket.write(said);
    });
    socket.on("end", () => socket.end());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    conversations,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

export function verified(login: string): string {
  return `# logresp ${login.split(" ")[1]} unverified, server CWOP-3\r\n`;
}

/** A port at which nobody listens. */
export async function closedAddress(): Promise<string> {
  const service = await httpService();
  await service.close();
  return service.address;
}
