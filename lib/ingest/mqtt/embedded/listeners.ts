import { createServer as createHttpServer, type IncomingMessage } from "node:http";
import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { createWebSocketStream, WebSocketServer } from "ws";
import { env } from "../../../env";
import { log } from "../../../log";
import { warnOfForwarded } from "../../../rest/forwarded";
import { forwardedFor } from "../../../rest/origin";
import { setFault } from "../health";
import { Connection } from "./connection";
import { PACKET_BYTES } from "./frames";
import { CONNECTIONS } from "./limits";

/** Where a port is taken, it is tried again: another process of ours may be about to leave it. */
const AGAIN_MS = 5000;

export interface Listener {
  /** As mqtt://localhost:1883; undefined while the port is taken. */
  readonly address: string | undefined;
  stop(): Promise<void>;
}

export type Accept = (connection: Connection) => void;

/** Counts the connections of all listeners together, those that have not logged in included. */
let open = 0;

function admit(socket: Socket, make: () => Connection, accept: Accept): void {
  if (open >= CONNECTIONS) {
    socket.destroy();
    return;
  }
  open += 1;
  socket.once("close", () => {
    open -= 1;
  });
  accept(make());
}

export function listenTcp(accept: Accept): Promise<Listener> {
  const server = createServer({ noDelay: true }, (socket) => take(socket, accept));
  return listen(server, { variable: "MQTT_PORT", scheme: "mqtt", port: env.MQTT_PORT });
}

/** @param certificate PEM */
export function listenTls(accept: Accept, certificate: { cert: Buffer; key: Buffer }): Promise<Listener> {
  const server = createTlsServer(certificate, (socket) => take(socket, accept));
  server.on("tlsClientError", (error) => log.debug({ err: error }, "MQTT connection"));
  return listen(server, { variable: "MQTT_TLS_PORT", scheme: "mqtts", port: env.MQTT_TLS_PORT });
}

export function listenWebSocket(accept: Accept, port: number): Promise<Listener> {
  const server = createHttpServer((_request, response) => response.writeHead(426).end());
  const sockets = new WebSocketServer({
    server,
    maxPayload: PACKET_BYTES,
    handleProtocols: (offered) => ["mqtt", "mqttv3.1"].find((known) => offered.has(known)) ?? false,
  });
  sockets.on("connection", (socket, request) => {
    admit(request.socket, () => new Connection(createWebSocketStream(socket), addressOf(request)), accept);
  });
  return listen(server, { variable: "MQTT_WS_PORT", scheme: "ws", port });
}

function take(socket: Socket, accept: Accept): void {
  admit(socket, () => new Connection(socket, plain(socket.remoteAddress)), accept);
}

function addressOf({ headers, socket }: IncomingMessage): string {
  warnOfForwarded(headers, plain(socket.remoteAddress));
  return plain(forwardedFor(headers["x-forwarded-for"]) ?? socket.remoteAddress);
}

function plain(address = "unknown"): string {
  return address.replace(/^::ffff:/, "");
}

interface Place {
  /** That another port is set by. */
  variable: "MQTT_PORT" | "MQTT_TLS_PORT" | "MQTT_WS_PORT";
  scheme: string;
  port: number;
}

/** Listens, or says why not and goes on trying; the rest of the server does not depend on it. */
async function listen(server: Server, { variable, scheme, port }: Place): Promise<Listener> {
  let timer: NodeJS.Timeout | undefined;
  let fault: string | undefined;
  const attempt = () =>
    new Promise<void>((resolve) => {
      const failed = (error: NodeJS.ErrnoException) => {
        server.off("listening", succeeded);
        const text = explain(error, variable, port);
        if (text !== fault) log.error(text);
        fault = text;
        setFault(variable, text);
        timer = setTimeout(attempt, AGAIN_MS);
        resolve();
      };
      const succeeded = () => {
        server.off("error", failed);
        server.on("error", (error) => log.error({ err: error }, "the MQTT listener failed"));
        if (fault !== undefined) log.info({ port }, "MQTT port taken after all");
        setFault(variable, undefined);
        resolve();
      };
      server.once("error", failed).once("listening", succeeded).listen(port, env.MQTT_HOST);
    });
  await attempt();
  return {
    get address() {
      const bound = server.address();
      if (typeof bound !== "object" || bound === null) return undefined;
      const host = ["0.0.0.0", "::"].includes(env.MQTT_HOST) ? "localhost" : env.MQTT_HOST;
      return `${scheme}://${host.includes(":") ? `[${host}]` : host}:${bound.port}`;
    },
    stop: () => {
      clearTimeout(timer);
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

const NO_SUCH_HOST = new Set(["EADDRNOTAVAIL", "ENOTFOUND", "EAI_AGAIN"]);

function explain({ code = "", message }: NodeJS.ErrnoException, variable: Place["variable"], port: number): string {
  const elsewhere = variable === "MQTT_PORT" ? ", or MQTT_URL to the broker that listens there" : "";
  if (code === "EADDRINUSE") return `MQTT port ${port} is taken. Set ${variable} to another one${elsewhere}.`;
  if (code === "EACCES")
    return `MQTT port ${port} needs more rights than this user has. Set ${variable} to 1024 or above.`;
  if (NO_SUCH_HOST.has(code)) return `MQTT_HOST ${env.MQTT_HOST} is no address of this machine.`;
  return `MQTT can not be listened for on ${env.MQTT_HOST}:${port}: ${message}`;
}
