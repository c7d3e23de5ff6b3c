import type { z } from "zod";
import type { Values } from "../../lib/weather/metrics";
import type { Board } from "../board";

/** One sensor's values: metrics in the units of lib/weather/metrics.ts, and extra channels. */
export interface Sample {
  values: Values;
  extra?: Record<string, number>;
}

/** An opened sensor. Only one read at a time. */
export interface Sensor {
  /** @throws SensorFault if no plausible value was read before the signal aborted */
  read(signal: AbortSignal): Promise<Sample>;
  /** Releases its lines. Never rejects. */
  close(): Promise<void>;
}

/** A kind of sensor, one per file of this folder. */
export interface SensorDriver<Options = unknown> {
  /** Its name in the config's `driver`. */
  readonly name: string;
  /** The schema of its options in the config: strict, with defaults. */
  readonly schema: z.ZodType<Options>;
  /** @throws SensorFault if the board has no such sensor */
  open(options: Options, board: Board): Promise<Sensor>;
  /** What this board has of it, one line each for --list-sensors, as "28-0316a2795fff at GPIO 4". */
  list(board: Board): Promise<string[]>;
}

/** A sensor cannot be read; one sentence for the person who wired it. */
export class SensorFault extends Error {
  override readonly name = "SensorFault";
}
