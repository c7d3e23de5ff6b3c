import { z } from "zod";
import { METRICS } from "../../lib/weather/metrics";
import { GpioError } from "../gpio/gpio";
import { lineSchema } from "../gpio/line";
import { luxOf, resistanceOf } from "./ldr-curve";
import { type SensorDriver, SensorFault } from "./sensor";

/** Takes the median of this many measurements; no new one begins after a second, which one alone takes in the dark. */
const MEASUREMENTS = 5;
const ENOUGH_S = 1;

const schema = z
  .strictObject({
    line: lineSchema,
    /** Farads. */
    c: z.number().min(1e-9).max(1e-3).default(1e-6),
    /** The part's resistance at 10 lux, and the slope of its curve; the defaults are a GL5528's. */
    r10: z.number().min(10).max(1e8).default(15_000),
    gamma: z.number().min(0.1).max(2).default(0.7),
    /** Volts at which the line begins to read high, and of the supply. */
    vth: z.number().positive().max(5).default(1.4),
    vcc: z.number().positive().max(5).default(3.3),
    discharge_ms: z.int().min(1).max(1000).default(20),
    /** After this time the wire is off, or it is completely dark. */
    timeout_ms: z.int().min(10).max(60_000).default(5000),
  })
  .refine(({ vth, vcc }) => vth < vcc, { path: ["vth"], error: "The threshold must be below the supply, vcc." });

export const ldr: SensorDriver<z.output<typeof schema>> = {
  name: "ldr",
  schema,
  async open(options, board) {
    const { line, timeout_ms } = options;
    const gpio = await board.gpio().catch(toFault);
    const charge = async (signal: AbortSignal) => {
      const seconds = await gpio
        .chargeTime(line, { dischargeMs: options.discharge_ms, timeoutMs: timeout_ms, signal })
        .catch(toFault);
      if (seconds !== undefined) return seconds;
      throw new SensorFault(
        signal.aborted
          ? `The LDR at GPIO ${line} did not charge its capacitor in time.`
          : `The LDR at GPIO ${line} did not charge its capacitor within ${timeout_ms} ms: wire off or total darkness.`,
      );
    };
    return {
      async read(signal) {
        const times: number[] = [];
        for (let spent = 0; times.length < MEASUREMENTS && spent < ENOUGH_S; spent += times.at(-1) ?? 0) {
          times.push(await charge(signal));
        }
        const seconds = median(times);
        const lux = luxOf(resistanceOf(seconds, options), options);
        if (!(lux <= METRICS.light.max)) {
          throw new SensorFault(
            `The LDR at GPIO ${line} reads high at once: is the capacitor off, or 3.3 V on the line?`,
          );
        }
        return { values: { light: lux }, extra: { ldrChargeTime: seconds } };
      },
      close: async () => {},
    };
  },
  list: async () => [],
};

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? Number.NaN;
  const lower = sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
  return (lower + upper) / 2;
}

function toFault(error: unknown): never {
  if (error instanceof GpioError) throw new SensorFault(error.message);
  throw error;
}
