import { randomBytes } from "node:crypto";
import mqtt, { type IClientOptions, type MqttClient } from "mqtt";
import { type FromDevice, type TopicKind, topicOf } from "../../lib/contract/device/topics";
import { SendError } from "./transport";

const CONNECT_MS = 15_000;
const KEEP_ALIVE_S = 30;
const BYE_MS = 1_000;

export interface MqttOptions {
  /** mqtt:// or mqtts://, ws:// or wss:// */
  url: string;
  version: "5" | "3.1.1";
  /** The user name; the password is the key. */
  station: number;
  key: string;
  prefix: string;
  ca: string | undefined;
}

/**
 * One connection to the broker, from its CONNACK to its end. It does not reconnect: what was sent over it without an
 * acknowledgement is sent again from the queue, over the next connection.
 */
export class MqttConnection {
  private constructor(
    private readonly client: MqttClient,
    private readonly options: MqttOptions,
  ) {}

  /** Resolves when the broker has accepted the connection and its subscriptions. Rejects with SendError. */
  static async open(
    options: MqttOptions,
    subscriptions: readonly TopicKind[],
    onMessage: (kind: TopicKind, payload: Buffer) => void,
  ): Promise<MqttConnection> {
    const client = mqtt.connect(options.url, clientOptions(options));
    const connection = new MqttConnection(client, options);
    try {
      await new Promise<void>((resolve, reject) => {
        client.once("connect", () => resolve());
        // Not once(): an error without a listener would end the process.
        client.on("error", reject);
        client.once("close", () => reject(new Error("The broker closed the connection.")));
      });
      client.on("message", (topic, payload) => {
        const kind = subscriptions.find((subscribed) => topic === connection.topic(subscribed));
        if (kind) onMessage(kind, payload);
      });
      const topics = subscriptions.map((kind) => connection.topic(kind));
      await client.subscribeAsync(topics, { qos: 1 });
      return connection;
    } catch (error) {
      client.end(true);
      throw troubleOf(error);
    }
  }

  topic(kind: TopicKind): string {
    return topicOf(this.options.prefix, this.options.station, kind);
  }

  onClose(listener: () => void): void {
    if (!this.client.connected) listener();
    else this.client.once("close", listener);
  }

  /** Resolves when the broker has acknowledged it. */
  async publish(kind: FromDevice, payload: object, { retain = false } = {}): Promise<void> {
    if (!this.client.connected) throw new SendError("unavailable", "There is no connection to the broker.");
    await this.client.publishAsync(this.topic(kind), JSON.stringify(payload), { qos: 1, retain }).catch((error) => {
      throw troubleOf(error);
    });
  }

  /** Never rejects. */
  async close(): Promise<void> {
    const ended = this.client.endAsync().catch(() => {});
    const patience = setTimeout(() => this.client.end(true), BYE_MS);
    await ended;
    clearTimeout(patience);
  }
}

function clientOptions({ version, station, key, prefix, ca }: MqttOptions): IClientOptions {
  return {
    protocolVersion: version === "5" ? 5 : 4,
    clientId: `weather-${station}-${randomBytes(4).toString("hex")}`,
    username: String(station),
    password: key,
    clean: true,
    keepalive: KEEP_ALIVE_S,
    connectTimeout: CONNECT_MS,
    reconnectPeriod: 0,
    queueQoSZero: false,
    will: {
      topic: topicOf(prefix, station, "status"),
      payload: Buffer.from('{"status":"offline"}'),
      qos: 1,
      retain: true,
    },
    ...(ca ? { ca } : {}),
  };
}

/** CONNACK and PUBACK codes of both versions: bad user name or password, not authorised, banned. */
const UNAUTHORISED = new Set([4, 5, 134, 135, 138]);

function troubleOf(error: unknown): SendError {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const message = error instanceof Error ? error.message || "No connection." : String(error);
  return new SendError(typeof code === "number" && UNAUTHORISED.has(code) ? "unauthorised" : "unavailable", message);
}
