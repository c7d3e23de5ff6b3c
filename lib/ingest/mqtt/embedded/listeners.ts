import { createServer as createHttpServer, type IncomingMessage } from "node:http";
import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { createWebSocketStream, WebSocketServer } from "ws";
import { networkOf } from "../../../auth/network";
import { env } from "../../../env";
import { setFault } from "../../../health/mqtt";
import { warnOfForwarded } from "../../../http/client-address";
import { forwardedFor } from "../../../http/origin";
import { log } from "../../../log";
import { Connection } from "./connection";
import type { ConnectionSlots, Slot } from "./connection-slots";
import { PACKET_BYTES } from "./packet-guard";

/** A taken port is tried again: another process of this server may be about to leave it. */
const AGAIN_MS = 5000;

export interface Listener {
  /** As mqtt://localhost:1883; undefined while the port is taken. */
  readonly address: string | undefined;
  stop(): Promise<void>;
}

export interface Admission {
  readonly slots: ConnectionSlots;
  accept(connection: Connection): void;
}

export function listenTcp({ slots, accept }: Admission): Promise<Listener> {
  const server = createServer({ noDelay: true }, (socket) => {
    const address = plain(socket.remoteAddress);
    const slot = slots.take(networkOf(address), socket);
    if (slot) accept(new Connection(socket, address, slot));
  });
  return listen(server, { variable: "MQTT_PORT", scheme: "mqtt", port: env.MQTT_PORT });
}

/**
 * Takes a slot as soon as the socket is accepted, not after the handshake, which may never end.
 * @param certificate PEM
 */
export function listenTls({ slots, accept }: Admission, certificate: { cert: Buffer; key: Buffer }): Promise<Listener> {
  const shaking = new Map<string, Slot>();
  const server = createTlsServer(certificate, (secure) => {
    const slot = shaking.get(peerOf(secure));
    if (slot) accept(new Connection(secure, plain(secure.remoteAddress), slot));
    else secure.destroy();
  });
  server.on("connection", (socket: Socket) => {
    const peer = peerOf(socket);
    const slot = slots.take(networkOf(plain(socket.remoteAddress)), socket);
    if (!slot) return;
    shaking.set(peer, slot);
    socket.once("close", () => shaking.delete(peer));
  });
  server.on("tlsClientError", (error) => log.debug({ err: error }, "MQTT connection"));
  return listen(server, { variable: "MQTT_TLS_PORT", scheme: "mqtts", port: env.MQTT_TLS_PORT });
}

/** Identifies a socket below TLS and above it. */
function peerOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`;
}

export function listenWebSocket({ slots, accept }: Admission, port: number): Promise<Listener> {
  const taken = new WeakMap<Socket, Slot>();
  const server = createHttpServer((_request, response) => response.writeHead(426).end());
  server.on("connection", (socket: Socket) => {
    const slot = slots.take(networkOf(plain(socket.remoteAddress)), socket);
    if (slot) taken.set(socket, slot);
  });
  const sockets = new WebSocketServer({
    server,
    maxPayload: PACKET_BYTES,
    handleProtocols: (offered) => ["mqtt", "mqttv3.1"].find((known) => offered.has(known)) ?? false,
  });
  sockets.on("connection", (socket, request) => {
    const slot = taken.get(request.socket);
    const address = addressOf(request);
    if (slot?.moveTo(networkOf(address))) accept(new Connection(createWebSocketStream(socket), address, slot));
    else socket.terminate();
  });
  return listen(server, { variable: "MQTT_WS_PORT", scheme: "ws", port });
}

function addressOf({ headers, socket }: IncomingMessage): string {
  warnOfForwarded(headers, plain(socket.remoteAddress));
  return plain(forwardedFor(headers["x-forwarded-for"]) ?? socket.remoteAddress);
}

function plain(address = "unknown"): string {
  return address.replace(/^::ffff:/, "");
}

interface Target {
  /** Sets the port. */
  variable: "MQTT_PORT" | "MQTT_TLS_PORT" | "MQTT_WS_PORT";
  scheme: string;
  port: number;
}

/** Listens, or reports why not and keeps trying; the rest of the server does not depend on it. */
async function listen(server: Server, { variable, scheme, port }: Target): Promise<Listener> {
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

function explain({ code = "", message }: NodeJS.ErrnoException, variable: Target["variable"], port: number): string {
  const elsewhere = variable === "MQTT_PORT" ? ", or MQTT_URL to the broker that listens there" : "";
  if (code === "EADDRINUSE") return `MQTT port ${port} is taken. Set ${variable} to another one${elsewhere}.`;
  if (code === "EACCES")
    return `MQTT port ${port} needs more rights than this user has. Set ${variable} to 1024 or above.`;
  if (NO_SUCH_HOST.has(code)) return `MQTT_HOST ${env.MQTT_HOST} is not an address of this machine.`;
  return `Cannot listen for MQTT on ${env.MQTT_HOST}:${port}: ${message}`;
}
