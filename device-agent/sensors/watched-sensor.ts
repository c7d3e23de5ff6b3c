import type { Board } from "../board";
import { type Sample, type Sensor, type SensorDriver, SensorFault } from "./sensor";

/** After this many failed reads it is opened again, as it may have been reconnected. */
const REOPEN_AFTER = 5;
const REOPEN_MS = 30_000;

export interface SensorSetup {
  /** Its name for people, also in its faults. */
  name: string;
  driver: SensorDriver;
  options: unknown;
  /** Maps channels of the sensor to metrics or extra channels. */
  rename: Readonly<Record<string, string>>;
  timeoutMs: number;
}

/** Wraps a sensor that may be missing, hang, fail, and recover. */
export class WatchedSensor {
  #sensor: Sensor | undefined;
  #reading: Promise<Sample> | undefined;
  #failures = 0;
  #openedAt = Number.NEGATIVE_INFINITY;
  #openFault = new SensorFault("It is not open.");

  constructor(
    readonly setup: SensorSetup,
    private readonly board: Board,
    private readonly monotonic: () => number,
  ) {}

  /** @throws SensorFault, also on a timeout */
  async read(): Promise<Sample> {
    if (this.#reading) throw new SensorFault("The sensor hangs: the previous read has not returned.");
    try {
      const sample = await this.#readInTime();
      this.#failures = 0;
      return sample;
    } catch (error) {
      this.#failures += 1;
      if (this.#failures >= REOPEN_AFTER && !this.#reading) await this.close();
      throw asFault(error);
    }
  }

  async close(): Promise<void> {
    const sensor = this.#sensor;
    this.#sensor = undefined;
    this.#failures = 0;
    await sensor?.close();
  }

  async #openAndRead(signal: AbortSignal): Promise<Sample> {
    this.#sensor ??= await this.#open();
    return await this.#sensor.read(signal);
  }

  async #open(): Promise<Sensor> {
    const now = this.monotonic();
    if (now - this.#openedAt < REOPEN_MS) throw this.#openFault;
    this.#openedAt = now;
    try {
      return await this.setup.driver.open(this.setup.options, this.board);
    } catch (error) {
      this.#openFault = asFault(error);
      throw this.#openFault;
    }
  }

  /** A read that never returns is not repeated until it does. */
  async #readInTime(): Promise<Sample> {
    const { timeoutMs } = this.setup;
    const abort = new AbortController();
    const reading = this.#openAndRead(abort.signal);
    this.#reading = reading;
    const settled = () => {
      this.#reading = undefined;
    };
    reading.then(settled, settled);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new SensorFault(`No answer within ${timeoutMs / 1000} s.`));
        abort.abort();
      }, timeoutMs);
    });
    return await Promise.race([reading, late]).finally(() => clearTimeout(timer));
  }
}

function asFault(error: unknown): SensorFault {
  if (error instanceof SensorFault) return error;
  return new SensorFault(error instanceof Error ? error.message : String(error));
}
