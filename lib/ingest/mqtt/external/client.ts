import mqtt, { type IClientOptions, type IDisconnectPacket, type MqttClient } from "mqtt";

const FIRST_MS = 500;
const LONGEST_MS = 30_000;
const CONNECT_MS = 10_000;

/**
 * An MQTT 5 connection to the broker that reconnects with increasing delays. It begins with `connect()`, after its
 * listeners were added, since a resumed session delivers messages at once. `isWell` resets the delay.
 */
export function newClient(url: string, options: IClientOptions): MqttClient {
  const client = mqtt.connect(url, {
    protocolVersion: 5,
    connectTimeout: CONNECT_MS,
    reconnectPeriod: FIRST_MS,
    reconnectOnConnackError: true,
    manualConnect: true,
    resubscribe: false,
    queueQoSZero: false,
    ...options,
  });
  client.on("close", () => {
    // Jitter, so that clients do not all reconnect at once after a broker's restart.
    const next = Math.min(LONGEST_MS, 2 * (client.options.reconnectPeriod ?? FIRST_MS));
    client.options.reconnectPeriod = next * (0.75 + Math.random() / 4);
  });
  return client;
}

/**
 * Ends a connection for good, with a DISCONNECT if it is up. Also resolves when the connection is lost meanwhile:
 * MQTT.js itself would then wait for acknowledgements that cannot come.
 */
export function end(client: MqttClient, options: Partial<IDisconnectPacket> = {}): Promise<void> {
  return new Promise((resolve) => {
    client.once("close", () => resolve());
    client.end(!client.connected, options, () => resolve());
  });
}

/** Resets the delay. */
export function isWell(client: MqttClient): void {
  client.options.reconnectPeriod = FIRST_MS;
}

/** The address without user and password, for logs. */
export function publicUrl(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
