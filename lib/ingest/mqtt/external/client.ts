import mqtt, { type IClientOptions, type IDisconnectPacket, type MqttClient } from "mqtt";

const FIRST_MS = 500;
const LONGEST_MS = 30_000;
const CONNECT_MS = 10_000;

/**
 * A connection to the broker by MQTT 5, that is made anew whenever it is lost, each time after a longer wait. It begins
 * with `connect()`, once its listeners are there: a session has messages for whoever comes back. `isWell` ends the waits.
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
    // Not all at once, after a broker's restart.
    const next = Math.min(LONGEST_MS, 2 * (client.options.reconnectPeriod ?? FIRST_MS));
    client.options.reconnectPeriod = next * (0.75 + Math.random() / 4);
  });
  return client;
}

/**
 * Ends a connection for good, with a word to the broker where it stands. Resolves also when it is lost meanwhile: MQTT.js
 * itself would then wait for answers that can not come.
 */
export function end(client: MqttClient, options: Partial<IDisconnectPacket> = {}): Promise<void> {
  return new Promise((resolve) => {
    client.once("close", () => resolve());
    client.end(!client.connected, options, () => resolve());
  });
}

/** The next wait is the first again. */
export function isWell(client: MqttClient): void {
  client.options.reconnectPeriod = FIRST_MS;
}

/** Without the user and the password. */
export function publicUrl(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
