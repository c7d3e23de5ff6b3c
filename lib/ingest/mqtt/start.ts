import { env } from "../../env";
import type { MqttTransport } from "./transport";

/**
 * Opens the MQTT transport as the environment says: its own broker, an existing one, or none. A port that
 * is taken, or a broker that cannot be reached, holds nothing else up: the transport keeps trying, and /readyz says so.
 * @throws EnvError when the certificate can not be used
 */
export async function startMqtt(): Promise<MqttTransport> {
  if (!env.MQTT) return { addresses: [], stop: async () => {} };
  // Each loads a library of some size that the other can do without.
  if (env.MQTT_URL !== undefined) return (await import("./external/transport")).openExternal(env.MQTT_URL);
  return (await import("./embedded/transport")).openEmbedded();
}
