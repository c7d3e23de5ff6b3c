import { env } from "../../env";

/** The MQTT door, open. */
export interface MqttTransport {
  /** Where devices reach it, for the person at the terminal. */
  readonly addresses: readonly string[];
  /** Takes no new messages, finishes those under way, and closes. */
  stop(): Promise<void>;
}

/**
 * Opens the MQTT transport as the environment says: a broker of our own, one that is there already, or none. A port that is
 * taken or a broker that can not be reached keeps nobody else waiting: the door goes on trying, and /readyz says so.
 * @throws EnvError when the certificate can not be used
 */
export async function startMqtt(): Promise<MqttTransport> {
  if (!env.MQTT) return { addresses: [], stop: async () => {} };
  // Each loads a library of some size that the other can do without.
  if (env.MQTT_URL !== undefined) return (await import("./external/transport")).openExternal(env.MQTT_URL);
  return (await import("./embedded/transport")).openEmbedded();
}
