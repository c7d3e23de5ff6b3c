import type { z } from "zod";
import type { Values } from "../../lib/weather/metrics";
import type { Board } from "../board";

/** What one sensor read once: metrics in the units of lib/weather/metrics.ts, and channels that are no metric of ours. */
export interface Sample {
  values: Values;
  extra?: Record<string, number>;
}

/** An opened sensor. It is read by one caller at a time. */
export interface Sensor {
  /** @throws SensorFault when nothing that can be believed was read before the signal aborted */
  read(signal: AbortSignal): Promise<Sample>;
  /** Lets go of its lines. Never rejects. */
  close(): Promise<void>;
}

/** A kind of sensor: one file in this folder each. */
export interface SensorDriver<Options = unknown> {
  /** As the config's `driver` names it. */
  readonly name: string;
  /** Of its options in the config: strict, with defaults. */
  readonly schema: z.ZodType<Options>;
  /** @throws SensorFault when the board has no such sensor */
  open(options: Options, board: Board): Promise<Sensor>;
  /** What this board has of it, a line each for --list-sensors, as "28-0316a2795fff at GPIO 4". */
  list(board: Board): Promise<string[]>;
}

/** A sensor that can not be read, in one sentence for the person who wired it. */
export class SensorFault extends Error {
  override readonly name = "SensorFault";
}
