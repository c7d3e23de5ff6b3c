import { readFileSync } from "node:fs";
import { createSecureContext } from "node:tls";
import { EnvError, env } from "../../../env";
import { subscribe } from "../../../live/bus";
import { contextFor } from "../../../services/context";
import { deliverCommands } from "../commands";
import type { MqttTransport } from "../transport";
import { Broker } from "./broker";
import { ConnectionSlots } from "./connection-slots";
import { watchKeys } from "./keys";
import { type Admission, type Listener, listenTcp, listenTls, listenWebSocket } from "./listeners";
import type { Session } from "./sessions";
import { receivesCommands } from "./topic-acl";

/**
 * Opens the transport with the embedded broker.
 * @throws EnvError when the certificate cannot be used
 */
export async function openEmbedded(): Promise<MqttTransport> {
  const deliver = ({ actor, filters }: Session) => {
    if (!receivesCommands(actor, filters)) return;
    void deliverCommands(contextFor(actor), actor.stationId, (topic, command) => broker.publish(topic, command));
  };
  const broker = new Broker(deliver);
  const certificate = readCertificate();
  await broker.start();
  const forgetCommands = subscribe(["commands.given"], ({ event }) => {
    for (const stationId of event.stationIds) {
      for (const session of broker.sessions.ofStation(stationId)) deliver(session);
    }
  });
  const keys = watchKeys(broker);
  const announcer = await announcerOf(broker);
  const slots = new ConnectionSlots();
  const listeners = await listenAll({ slots, accept: (connection) => broker.accept(connection) }, certificate);
  return {
    addresses: listeners.flatMap(({ address }) => address ?? []),
    stop: async () => {
      forgetCommands();
      const closed = Promise.all(listeners.map((listener) => listener.stop()));
      slots.closePending();
      await announcer?.stop();
      await keys.stop();
      await broker.stop();
      await closed;
    },
  };
}

/** Tells Home Assistant of the stations, where that is wanted. What was retained is published again at each start. */
async function announcerOf(broker: Broker) {
  if (!env.HA_DISCOVERY) return undefined;
  const { Announcer } = await import("../home-assistant/announcer");
  const announcer = new Announcer((topic, text) => broker.retain(topic, text));
  broker.onHome = () => announcer.online();
  return announcer;
}

function listenAll(admission: Admission, certificate: ReturnType<typeof readCertificate>): Promise<Listener[]> {
  return Promise.all([
    listenTcp(admission),
    ...(certificate ? [listenTls(admission, certificate)] : []),
    ...(env.MQTT_WS_PORT === undefined ? [] : [listenWebSocket(admission, env.MQTT_WS_PORT)]),
  ]);
}

function readCertificate(): { cert: Buffer; key: Buffer } | undefined {
  const { MQTT_TLS_CERT: cert, MQTT_TLS_KEY: key } = env;
  if (cert === undefined || key === undefined) return undefined;
  const certificate = { cert: readPem("MQTT_TLS_CERT", cert), key: readPem("MQTT_TLS_KEY", key) };
  try {
    createSecureContext(certificate);
  } catch (error) {
    throw new EnvError(
      `MQTT_TLS_CERT and MQTT_TLS_KEY are not a certificate and its private key: ${(error as Error).message}.`,
    );
  }
  return certificate;
}

function readPem(variable: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new EnvError(`${variable}: the file ${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}
