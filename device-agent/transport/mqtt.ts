import { PAYLOAD_BYTES } from "../../lib/contract/device/batch";
import { type Command, commandSchema, type Reply } from "../../lib/contract/device/command";
import type { DeviceEventInput } from "../../lib/contract/device/event";
import type { DeviceStatus } from "../../lib/contract/device/status";
import type { FromDevice, TopicKind } from "../../lib/contract/device/topics";
import type { Log } from "../log";
import { Backoff } from "./backoff";
import { MqttConnection, type MqttOptions } from "./mqtt-connection";
import { pause } from "./pause";
import { StoredAnswers } from "./stored";
import { type Answer, SendError, type Transport, type TransportListener, type WireReading } from "./transport";

/** A connection that lasts this long was accepted, so the backoff is reset. */
const SETTLED_NS = 10_000_000_000n;

export interface MqttTransportOptions extends MqttOptions {
  /** Called with the server's time, epoch ms. */
  onTime: (now: number) => void;
  onBadCommand: (command: unknown) => void;
  log: Log;
}

/** MQTT at QoS 1. A batch counts as sent once the server, not the broker, confirms it on the topic `stored`. */
export class MqttTransport implements Transport {
  readonly #closing = new AbortController();
  readonly #stored = new StoredAnswers();
  #connection: MqttConnection | undefined;
  #running: Promise<void> = Promise.resolve();
  #trouble = new SendError("unavailable", "There is no connection to the broker yet.");
  #listener: TransportListener | undefined;

  constructor(private readonly options: MqttTransportOptions) {}

  sendReadings(readings: WireReading[], signal: AbortSignal): Promise<Answer> {
    return this.#stored.ask(readings.length, signal, (id) => this.#publish("readings", { id, readings }));
  }

  sendEvents(events: DeviceEventInput[], signal: AbortSignal): Promise<Answer> {
    return this.#stored.ask(events.length, signal, (id) => this.#publish("events", { id, events }));
  }

  sendStatus(status: DeviceStatus): Promise<void> {
    return this.#publish("status", status, { retain: true });
  }

  sendReply(reply: Reply): Promise<void> {
    return this.#publish("replies", reply);
  }

  start(listener?: TransportListener): void {
    this.#listener = listener;
    this.#running = this.#run(this.#closing.signal);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#connection?.close();
    await this.#running;
  }

  async #publish(kind: FromDevice, payload: object, options?: { retain: boolean }): Promise<void> {
    // The cause determines when to try again.
    if (!this.#connection) throw this.#trouble;
    await this.#connection.publish(kind, payload, options);
  }

  async #run(signal: AbortSignal): Promise<void> {
    const backoff = new Backoff();
    while (!signal.aborted) {
      try {
        const subscriptions: TopicKind[] = this.#listener ? ["stored", "commands"] : ["stored"];
        const connection = await MqttConnection.open(this.options, subscriptions, (kind, payload) =>
          this.#onMessage(kind, payload),
        );
        const begun = process.hrtime.bigint();
        await this.#use(connection, signal);
        if (process.hrtime.bigint() - begun > SETTLED_NS) backoff.reset();
        this.#trouble = new SendError("unavailable", "The connection to the broker is gone.");
      } catch (error) {
        this.#trouble = error instanceof SendError ? error : new SendError("unavailable", String(error));
        this.options.log.debug("no connection to the broker", { error });
      }
      await pause(backoff.next(this.#trouble), signal);
    }
  }

  /** Resolves when the connection has ended. */
  async #use(connection: MqttConnection, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return connection.close();
    const ended = new Promise<void>((resolve) => connection.onClose(resolve));
    this.#connection = connection;
    this.#listener?.onReachable();
    await ended;
    this.#connection = undefined;
    this.#stored.failAll();
  }

  #onMessage(kind: TopicKind, payload: Buffer): void {
    // A command has some hundred bytes; the answer to a batch of only invalid readings has some hundred thousand.
    if (payload.length > PAYLOAD_BYTES) return;
    const content = jsonOf(payload);
    if (kind === "stored") {
      const answer = this.#stored.settle(content);
      if (answer) this.options.onTime(Date.parse(answer.now));
    } else {
      for (const item of Array.isArray(content) ? content : [content]) this.#onCommand(item);
    }
  }

  #onCommand(item: unknown): void {
    const command: Command | undefined = commandSchema.safeParse(item).data;
    if (command) this.#listener?.onCommand(command);
    else this.options.onBadCommand(item);
  }
}

function jsonOf(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString());
  } catch {
    return undefined;
  }
}
