import { LRUCache } from "lru-cache";
import { matches } from "../../../contract/device/subscription";
import { env } from "../../../env";
import { AppError } from "../../../errors";
import { reportStatus } from "../../../services/devices";
import { record } from "../../../services/readings";
import { addValues, readingFields, type Subscription } from "../../../services/sensors";
import { warnThrottled } from "../../../warn-throttled";
import { isFuture, isUnset } from "../../../weather/time/clock";
import { loadDialect } from "../dialects";
import type { Decoder, Dialect, Said, Sample } from "../dialects/dialect";
import { type Fields, fieldsOf } from "../dialects/fields";
import type { DeviceContext } from "../handle";
import { serially } from "../serially";
import { Closer } from "./closer";
import { Notes } from "./notes";
import { isAnnouncement, levelsBelow, ownDialect, ownFilter } from "./own-topics";
import { Repeats } from "./repeats";

/** A message of a sensor is smaller; a list of all devices of a bridge is larger, and dropped. */
const PAYLOAD_BYTES = 64 * 1024;
/** Subscriptions whose units are remembered. */
const MAX_DECODERS = 2000;

export interface SensorMessage {
  topic: string;
  payload: Buffer;
  /** Sent by the broker when the server subscribed, so it may be old. */
  isRetained: boolean;
}

/** Makes readings of messages in the dialects of other programs. */
export class Receiver {
  readonly #decoders = new LRUCache<string, Decoder>({ max: MAX_DECODERS });
  readonly #repeats = new Repeats();
  readonly #notes = new Notes();
  readonly #closer = new Closer();

  constructor() {
    // What another process has left.
    this.#closer.at(Date.now());
  }

  /**
   * Takes a message for a subscription, on behalf of its station; one that is not meant by it is passed over. Once this
   * resolves, the message may be acknowledged: what is to be stored of it is on disk.
   * @throws any error that keeps it from being stored for now
   */
  async take(ctx: DeviceContext, subscription: Subscription, message: SensorMessage): Promise<void> {
    const levels = subscription.isEnabled ? levelsOf(subscription, message.topic) : undefined;
    if (!levels || message.payload.length > PAYLOAD_BYTES) return;
    const dialect = await loadDialect(subscription.dialect);
    const said = this.#decoderOf(subscription, dialect).decode({
      topic: message.topic,
      levels,
      payload: message.payload.toString(),
    });
    if (!said) return;
    // In their order, as values of one reading arrive in messages of their own.
    await serially(`sensors ${subscription.id}`, () => this.#act(ctx, subscription, { said, dialect, ...message }));
  }

  async stop(): Promise<void> {
    await this.#closer.stop();
    await this.#notes.stop();
  }

  #decoderOf({ id, dialect, filter }: Subscription, { decoder }: Dialect): Decoder {
    const key = `${id} ${dialect} ${filter}`;
    const known = this.#decoders.get(key) ?? decoder();
    this.#decoders.set(key, known);
    return known;
  }

  async #act(ctx: DeviceContext, subscription: Subscription, message: Understood): Promise<void> {
    const { said } = message;
    const now = ctx.now();
    const name = said.kind === "sample" ? said.sample.device : said.device;
    try {
      const isOwn = isTaken(subscription, message.dialect, name);
      const result =
        said.kind === "presence"
          ? isOwn && !message.isRetained && (await present(ctx, said))
          : await this.#store(ctx, subscription, { ...message, sample: said.sample, isOwn });
      if (result) this.#notes.add(subscription.id, now, result);
    } catch (error) {
      if (!(error instanceof AppError) || error.code === "unavailable" || error.code === "too_many") throw error;
      this.#notes.add(subscription.id, now, error.message);
      warnThrottled("a message of a sensor was refused", `station ${subscription.stationId}`, {
        reason: error.message,
      });
    }
  }

  /** Returns what became of it, for the owner. */
  async #store(
    ctx: DeviceContext,
    subscription: Subscription,
    { sample, dialect, isOwn, isRetained }: Omit<Understood, "said"> & { sample: Sample; isOwn: boolean },
  ): Promise<string | undefined> {
    const fields = fieldsOf(sample, subscription.targets);
    if (Object.keys(fields).length === 0) return "Nothing of it is a value.";
    const now = ctx.now();
    const time = believed(sample.time, now);
    if (isRetained && time === undefined) return "A retained message without a time of its own: it may be old.";
    const name = sample.device.slice(0, MAX_DEVICE);
    this.#notes.heard(subscription.id, { name, heardAt: now, values: fields });
    if (!isOwn) return `${name} is not one of the chosen sensors.`;
    const repeat = dialect.hearsNeighbours && this.#repeats.count([subscription.id, name, fields, sample.time]);
    // A message without a checksum counts when it has come twice.
    if (repeat && repeat.turn !== (sample.isUnchecked ? "second" : "first")) {
      return repeat.turn === "first" ? "A message without a checksum, heard once." : undefined;
    }
    try {
      return await this.#record(ctx, subscription, { fields, dialect, device: name, time: time ?? now });
    } catch (error) {
      if (repeat) repeat.forget();
      throw error;
    }
  }

  async #record(
    ctx: DeviceContext,
    { id, stationId }: Subscription,
    { fields, dialect, device, time }: { fields: Fields; dialect: Dialect; device: string; time: number },
  ): Promise<string> {
    const { together } = dialect;
    if (together) {
      const part = { stationId, subscriptionId: id, device, time, fields, together };
      this.#closer.at(await addValues(ctx, part));
      return "Received.";
    }
    const [result] = await record(ctx, [{ time: new Date(time).toISOString(), ...readingFields(fields) }]);
    if (result?.status !== "refused") return result?.status === "repeated" ? "Known already." : "Stored.";
    return `Refused: ${Object.values(result.errors).flat().join(" ")}`;
  }
}

interface Understood extends SensorMessage {
  said: Said;
  dialect: Dialect;
}

const MAX_DEVICE = 100;

/** The levels that the dialect reads; undefined if the message is not the subscription's. */
function levelsOf({ stationId, dialect, filter }: Subscription, topic: string): string[] | undefined {
  if (dialect === "esphome" && isAnnouncement(topic)) return topic.split("/");
  if (filter === ownFilter(env.MQTT_TOPIC, stationId)) {
    const own = ownDialect(env.MQTT_TOPIC, stationId, topic);
    return own?.dialect === dialect ? own.levels : undefined;
  }
  return matches(filter, topic) ? levelsBelow(filter, topic) : undefined;
}

function isTaken({ taken }: Subscription, { hearsNeighbours }: Dialect, device: string): boolean {
  return taken.size === 0 ? !hearsNeighbours : taken.has(device.slice(0, MAX_DEVICE));
}

/** A time that can be true; otherwise that of arrival counts. */
function believed(time: number | undefined, now: number): number | undefined {
  return time === undefined || isUnset(time) || isFuture(time, now) ? undefined : time;
}

async function present(ctx: DeviceContext, { device, isOnline }: { device: string; isOnline: boolean }) {
  const { stationId } = ctx.actor;
  const status = { status: isOnline ? "online" : "offline" };
  await serially(`status ${stationId}`, () => reportStatus(ctx, { stationId, status }));
  return `${device} is ${status.status}.`;
}
