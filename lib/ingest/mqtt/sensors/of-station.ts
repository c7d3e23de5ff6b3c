import { LRUCache } from "lru-cache";
import { env } from "../../../env";
import { addOwnSubscription, listSubscriptions, type Subscription } from "../../../services/sensors";
import type { DeviceContext } from "../handle";
import { isAnnouncement, ownDialect, ownFilter } from "./own-topics";
import { Receiver, type SensorMessage } from "./receiver";

/** How late a change in the admin takes effect, also one by another process. */
const KEPT_MS = 2000;
const MAX_STATIONS = 5000;

/** Takes what devices publish at the server's own broker besides the topics of docs/mqtt.md. */
export class StationSensors {
  readonly #receiver = new Receiver();
  readonly #subscriptions = new LRUCache<number, Promise<Subscription[]>>({ max: MAX_STATIONS, ttl: KEPT_MS });

  /**
   * Stores a device's message if it is one of its station's sensors; any other is dropped. Once this resolves, it may be
   * acknowledged.
   * @throws any error that keeps it from being stored for now
   */
  async take(ctx: DeviceContext, message: SensorMessage): Promise<void> {
    const { stationId } = ctx.actor;
    let subscriptions = await this.#of(ctx);
    const dialect = dialectOf(stationId, message);
    const filter = ownFilter(env.MQTT_TOPIC, stationId);
    if (dialect && !subscriptions.some((one) => one.dialect === dialect && one.filter === filter)) {
      await addOwnSubscription(ctx, { stationId, dialect, filter });
      this.#subscriptions.delete(stationId);
      subscriptions = await this.#of(ctx);
    }
    for (const subscription of subscriptions) await this.#receiver.take(ctx, subscription, message);
  }

  stop(): Promise<void> {
    return this.#receiver.stop();
  }

  #of(ctx: DeviceContext): Promise<Subscription[]> {
    const { stationId } = ctx.actor;
    const known = this.#subscriptions.get(stationId);
    if (known) return known;
    const reading = listSubscriptions(ctx, { stationId });
    this.#subscriptions.set(stationId, reading);
    reading.catch(() => this.#subscriptions.delete(stationId));
    return reading;
  }
}

/** A dialect that the station's topics speak, also by an announcement of such a topic. */
function dialectOf(stationId: number, { topic, payload }: SensorMessage) {
  if (!isAnnouncement(topic)) return ownDialect(env.MQTT_TOPIC, stationId, topic)?.dialect;
  const start = payload.indexOf(`"${env.MQTT_TOPIC}/${stationId}/`);
  const announced = start < 0 ? "" : payload.toString("utf8", start + 1, payload.indexOf('"', start + 1));
  return ownDialect(env.MQTT_TOPIC, stationId, announced)?.dialect === "esphome" ? "esphome" : undefined;
}
