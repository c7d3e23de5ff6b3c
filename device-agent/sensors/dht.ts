import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Board } from "../board";
import { deviceSchema, iioDevices, theIioDevice } from "./iio";
import { readKernelNumber } from "./kernel-file";
import { plausible } from "./plausible";
import { type Sample, type Sensor, type SensorDriver, SensorFault } from "./sensor";

const schema = z.strictObject({
  device: deviceSchema,
  /** Its one-wire telegram is often disturbed: a read is tried this often before it counts as a fault. */
  tries: z.int().min(1).max(10).default(4),
  /** The DHT22 needs two seconds between reads. */
  pause_ms: z.int().min(0).max(60_000).default(2000),
});
type Options = z.output<typeof schema>;

interface Part {
  name: "dht11" | "dht22";
  temperature: { min: number; max: number };
}

/** The kernel's driver is called dht11, and distinguishes both parts itself. */
const NAMES = ["dht11", "dht22"];

/** AOSONG's data sheets. */
export const dht11 = driver({ name: "dht11", temperature: { min: -20, max: 60 } });
export const dht22 = driver({ name: "dht22", temperature: { min: -40, max: 80 } });

function driver(part: Part): SensorDriver<Options> {
  const title = part.name.toUpperCase();
  return {
    name: part.name,
    schema,
    async open(options, board): Promise<Sensor> {
      const { folder } = await theIioDevice(board, NAMES, "DHT11 or DHT22", options.device);
      const readOnce = async (signal: AbortSignal): Promise<Sample> => {
        const celsius = (await readKernelNumber(join(folder, "in_temp_input"), signal)) / 1000;
        const percent = (await readKernelNumber(join(folder, "in_humidityrelative_input"), signal)) / 1000;
        return {
          values: {
            temperature: plausible(celsius, `a temperature of a ${title}`, { ...part.temperature, unit: "°C" }),
            humidity: plausible(percent, `a humidity of a ${title}`, { min: 0, max: 100, unit: "%" }),
          },
        };
      };
      return { read: (signal) => persist(readOnce, options, signal), close: async () => {} };
    },
    list: async (board: Board) => (await iioDevices(board, NAMES)).map(({ id, name }) => `${name}, device = "${id}"`),
  };
}

async function persist(
  read: (signal: AbortSignal) => Promise<Sample>,
  options: Options,
  signal: AbortSignal,
): Promise<Sample> {
  for (let tries = 1; ; tries++) {
    try {
      return await read(signal);
    } catch (error) {
      if (!(error instanceof SensorFault) || tries >= options.tries || signal.aborted) throw error;
      await sleep(options.pause_ms, undefined, { signal }).catch(() => {
        throw error;
      });
    }
  }
}
