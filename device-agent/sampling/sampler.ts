import type { Log } from "../log";
import type { AgentEvent } from "../queue/events";
import type { Sample } from "../sensors/sensor";
import type { WatchedSensor } from "../sensors/watched-sensor";
import { mergeSamples, type NamedSample } from "./merge";

/** Repeated faults, such as of a loose wire, are reported at most this often. */
const TELL_AGAIN_MS = 10 * 60_000;

interface Health {
  isFaulty: boolean;
  wasTold: boolean;
  toldAt: number;
}

/** Reads all sensors at once. The failure of one is reported once and does not affect the others. */
export class Sampler {
  readonly #health = new Map<string, Health>();
  #running: Promise<Sample | undefined> | undefined;

  constructor(
    private readonly sensors: readonly WatchedSensor[],
    private readonly emit: (event: AgentEvent) => void,
    private readonly log: Log,
    private readonly monotonic: () => number,
  ) {}

  /** Takes a reading; undefined if no sensor gave a value. Concurrent callers share it. */
  sample(): Promise<Sample | undefined> {
    this.#running ??= this.#sample().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async close(): Promise<void> {
    await Promise.all(this.sensors.map((sensor) => sensor.close()));
  }

  async #sample(): Promise<Sample | undefined> {
    const samples = await Promise.all(this.sensors.map((sensor) => this.#read(sensor)));
    const merged = mergeSamples(samples.filter((sample) => sample !== undefined));
    return Object.keys(merged.values).length > 0 || merged.extra ? merged : undefined;
  }

  async #read(sensor: WatchedSensor): Promise<NamedSample | undefined> {
    const { name, rename } = sensor.setup;
    try {
      const sample = await sensor.read();
      this.#recovered(name);
      return { name, rename, sample };
    } catch (error) {
      this.#failed(name, error instanceof Error ? error.message : String(error));
      return undefined;
    }
  }

  #failed(sensor: string, message: string): void {
    const now = this.monotonic();
    const health = this.#health.get(sensor) ?? { isFaulty: false, wasTold: false, toldAt: Number.NEGATIVE_INFINITY };
    if (!health.isFaulty) {
      this.log.warn("a sensor cannot be read", { sensor, message });
      const isDue = now - health.toldAt >= TELL_AGAIN_MS;
      if (isDue) this.emit({ type: "sensor_fault", message, data: { sensor } });
      this.#health.set(sensor, { isFaulty: true, wasTold: isDue, toldAt: isDue ? now : health.toldAt });
    }
  }

  #recovered(sensor: string): void {
    const health = this.#health.get(sensor);
    if (!health?.isFaulty) return;
    this.log.info("a sensor can be read again", { sensor });
    if (health.wasTold) this.emit({ type: "sensor_recovered", data: { sensor } });
    this.#health.set(sensor, { ...health, isFaulty: false });
  }
}
