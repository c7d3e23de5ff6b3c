import { env } from "../../../env";
import { subscribe } from "../../../live/bus";
import { log } from "../../../log";
import { isOutage } from "../../../outage";
import { systemContext } from "../../../services/context";
import { type AnnouncedStation, announcedStations, installationId } from "../../../services/home-assistant";
import { version } from "../../../version";
import { METRIC_KEYS, type MetricKey } from "../../../weather/metrics";
import { availabilityTopic, configOf, configTopic, stateOf, stateTopic } from "./config";

/** Changes of this time are published together. */
const TOGETHER_MS = 500;
/** Home Assistant asks for everything when it has started, which must not come at once. */
const SPREAD_MS = 10_000;
const AGAIN_MS = 5000;

/** What was published of a station. */
interface Known {
  config: string;
  metrics: ReadonlySet<MetricKey>;
}

/** Publishes a retained message at QoS 1; an empty one removes what was retained. */
type Publish = (topic: string, payload: string) => void;

/** Tells Home Assistant of the public stations, and keeps their states. */
export class Announcer {
  readonly #known = new Map<number, Known>();
  readonly #changed = new Set<number>();
  #isAll = false;
  #timer: NodeJS.Timeout | undefined;
  #spread: NodeJS.Timeout[] = [];
  #turn: Promise<void> = Promise.resolve();
  #isStopping = false;
  readonly #forget: () => void;

  /** @param mayPublish whether this process is the one that publishes, where several could */
  constructor(
    private readonly publish: Publish,
    private readonly mayPublish: () => Promise<boolean> = async () => true,
  ) {
    this.#forget = subscribe(
      ["readings.changed", "devices.changed", "rollups.refreshed", "stations.changed", "relay.interrupted"],
      ({ event }) => this.#note("stationIds" in event ? event.stationIds : undefined),
    );
    this.all();
  }

  /** Publishes everything, as after a connection was lost. */
  all(): void {
    this.#known.clear();
    this.#note(undefined);
  }

  /** The same a little at a time, for a Home Assistant that has just started. */
  online(): void {
    for (const timer of this.#spread.splice(0)) clearTimeout(timer);
    for (const id of this.#known.keys()) {
      const again = () => {
        const known = this.#known.get(id);
        if (known) this.#known.set(id, { ...known, config: "" });
        this.#note([id]);
      };
      this.#spread.push(setTimeout(again, Math.random() * SPREAD_MS).unref());
    }
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#forget();
    clearTimeout(this.#timer);
    for (const timer of this.#spread) clearTimeout(timer);
    await this.#turn;
  }

  #note(stationIds: readonly number[] | undefined): void {
    if (stationIds) for (const id of stationIds) this.#changed.add(id);
    else this.#isAll = true;
    this.#schedule(TOGETHER_MS);
  }

  #schedule(delay: number): void {
    if (this.#isStopping) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#turn = this.#turn.then(() => this.#work());
    }, delay).unref();
  }

  async #work(): Promise<void> {
    const isAll = this.#isAll;
    const ids = new Set(this.#changed);
    this.#isAll = false;
    this.#changed.clear();
    try {
      if (await this.mayPublish()) await this.#tell(isAll ? undefined : ids);
      else this.#known.clear();
    } catch (error) {
      if (!isOutage(error)) log.warn({ err: error }, "Home Assistant could not be told of the stations; tried again");
      this.#isAll ||= isAll;
      for (const id of ids) this.#changed.add(id);
      this.#schedule(AGAIN_MS);
    }
  }

  async #tell(ids: ReadonlySet<number> | undefined): Promise<void> {
    const ctx = systemContext("mqtt");
    const stations = await announcedStations(ctx, ids ? { ids } : {});
    const host = {
      id: await installationId(ctx),
      version: version(),
      url: env.PUBLIC_URL?.replace(/\/$/, ""),
      topic: env.MQTT_TOPIC,
      discovery: env.HA_DISCOVERY_PREFIX,
    };
    for (const station of stations) {
      const metrics = metricsOf(station, this.#known.get(station.id)?.metrics);
      const config = configOf(host, { ...station, metrics });
      if (config !== this.#known.get(station.id)?.config) this.publish(configTopic(host, station.id), config);
      this.#known.set(station.id, { config, metrics });
      this.publish(availabilityTopic(host, station.id), station.isOnline ? "online" : "offline");
      this.publish(stateTopic(host, station.id), stateOf(station.values, station.rainToday));
    }
    const told = new Set(stations.map(({ id }) => id));
    for (const id of ids ?? this.#known.keys()) {
      if (told.has(id) || !this.#known.delete(id)) continue;
      for (const topic of [configTopic, stateTopic, availabilityTopic]) this.publish(topic(host, id), "");
    }
  }
}

/** Those that it has or had since the server started: one that is missing for a while stays. */
function metricsOf({ values, rainToday }: AnnouncedStation, before: ReadonlySet<MetricKey> = new Set()) {
  const has = (key: MetricKey) => (key === "rain" ? rainToday !== null : values[key] !== undefined);
  return new Set(METRIC_KEYS.filter((key) => before.has(key) || has(key)));
}
