import { join } from "node:path";
import { z } from "zod";
import type { Board } from "../board";
import { deviceSchema, iioDevices, theIioDevice } from "./iio";
import { readKernelNumber } from "./kernel-file";
import { plausible } from "./plausible";
import type { SensorDriver } from "./sensor";

const schema = z.strictObject({ device: deviceSchema });
type Options = z.output<typeof schema>;

/** Bosch's data sheets. The kernel gives m°C, kPa and m%. */
const TEMPERATURE = { min: -40, max: 85, unit: "°C" };
const PRESSURE = { min: 300, max: 1100, unit: "hPa" };
const HUMIDITY = { min: 0, max: 100, unit: "%" };

export const bmp280 = driver("bmp280", { hygrometer: false });
export const bme280 = driver("bme280", { hygrometer: true });

function driver(name: string, { hygrometer }: { hygrometer: boolean }): SensorDriver<Options> {
  const title = name.toUpperCase();
  return {
    name,
    schema,
    async open(options, board) {
      const { folder } = await theIioDevice(board, [name], title, options.device);
      const read = (file: string, signal: AbortSignal) => readKernelNumber(join(folder, file), signal);
      return {
        async read(signal) {
          const celsius = (await read("in_temp_input", signal)) / 1000;
          // Rounded to the thousandth, below the sensor's resolution: ten times a decimal fraction is rarely exact.
          const hectopascals = Math.round((await read("in_pressure_input", signal)) * 10_000) / 1000;
          const percent = hygrometer ? (await read("in_humidityrelative_input", signal)) / 1000 : undefined;
          return {
            values: {
              temperature: plausible(celsius, `a temperature of a ${title}`, TEMPERATURE),
              pressure: plausible(hectopascals, `a pressure of a ${title}`, PRESSURE),
              ...(percent === undefined ? {} : { humidity: plausible(percent, `a humidity of a ${title}`, HUMIDITY) }),
            },
          };
        },
        close: async () => {},
      };
    },
    list: async (board: Board) => (await iioDevices(board, [name])).map(({ id }) => `device = "${id}"`),
  };
}
