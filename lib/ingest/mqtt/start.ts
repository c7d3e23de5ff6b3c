import { env } from "../../env";
import type { MqttTransport } from "./transport";

/**
 * Opens the MQTT transport that the environment selects: the embedded broker, an existing one, or none. A taken port or
 * an unreachable broker does not delay the start: the transport keeps trying, and /readyz reports it.
 * @throws EnvError when the certificate cannot be used
 */
export async function startMqtt(): Promise<MqttTransport> {
  if (!env.MQTT) return { addresses: [], stop: async () => {} };
  // Loaded on demand: each needs a large library that the other does not.
  if (env.MQTT_URL !== undefined) return (await import("./external/transport")).openExternal(env.MQTT_URL);
  return (await import("./embedded/transport")).openEmbedded();
}
