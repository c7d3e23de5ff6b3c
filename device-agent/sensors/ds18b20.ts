import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Board } from "../board";
import { readKernelFile, readKernelNumber } from "./kernel-file";
import { plausible } from "./plausible";
import { type SensorDriver, SensorFault } from "./sensor";

const SCRATCHPAD_BYTES = "((?:[0-9a-f]{2} ){9})";
const SCRATCHPAD = new RegExp(`^${SCRATCHPAD_BYTES}: crc=[0-9a-f]{2} (YES|NO)\\n${SCRATCHPAD_BYTES}t=(-?\\d{1,6})$`);

const FOLDER = "sys/bus/w1/devices";
/** Maxim's data sheet. */
const RANGE = { min: -55, max: 125, unit: "°C" };

/** The register's value until the first conversion. Plausible only if the temperature was near it before. */
const POWER_ON = { celsius: 85, near: 10 };

const schema = z.strictObject({
  /** As "28-0316a2795fff"; default: the only one on the bus. */
  id: z
    .string()
    .regex(/^28-[0-9a-f]{12}$/, "As 28-0316a2795fff: the sensor's folder in /sys/bus/w1/devices.")
    .optional(),
});

export const ds18b20: SensorDriver<z.output<typeof schema>> = {
  name: "ds18b20",
  schema,
  async open({ id }, board) {
    const folder = join(board.root, FOLDER, id ?? (await theOnly(board)));
    let previous: number | undefined;
    return {
      async read(signal) {
        const celsius = plausible(await celsiusOf(folder, signal), "a temperature of a DS18B20", RANGE);
        const believed = previous !== undefined && Math.abs(previous - POWER_ON.celsius) <= POWER_ON.near;
        if (celsius === POWER_ON.celsius && !believed) {
          throw new SensorFault(`${folder} shows its power-on value of 85 °C: its supply was cut. Check its wires.`);
        }
        previous = celsius;
        return { values: { temperature: celsius } };
      },
      close: async () => {},
    };
  },
  list: async (board) => (await onTheBus(board)).map((id) => `id = "${id}"`),
};

/** Reads w1_slave, which reports the checksum; a kernel without that file has checked it for `temperature`. */
async function celsiusOf(folder: string, signal: AbortSignal): Promise<number> {
  const names: string[] = await readdir(folder).catch(() => []);
  if (!names.includes("w1_slave") && names.includes("temperature")) {
    return (await readKernelNumber(join(folder, "temperature"), signal)) / 1000;
  }
  const path = join(folder, "w1_slave");
  const scratchpad = readScratchpad(await readKernelFile(path, signal));
  if (typeof scratchpad === "string") throw new SensorFault(`${path} ${scratchpad}`);
  return scratchpad.celsius;
}

async function onTheBus(board: Board): Promise<string[]> {
  const names = await readdir(join(board.root, FOLDER)).catch(() => []);
  return names.filter((name) => name.startsWith("28-")).sort();
}

async function theOnly(board: Board): Promise<string> {
  const found = await onTheBus(board);
  const [id, ...more] = found;
  const folder = join(board.root, FOLDER);
  if (!id) {
    throw new SensorFault(
      `${folder} has no DS18B20: is dtoverlay=w1-gpio in /boot/firmware/config.txt, and the resistor in place?`,
    );
  }
  if (more.length > 0) throw new SensorFault(`${folder} has ${found.join(", ")}: name one by its id.`);
  return id;
}

/**
 * Parses what the kernel's w1_therm driver prints of a thermometer's nine bytes, such as
 *
 *     72 01 4b 46 7f ff 0e 10 57 : crc=57 YES
 *     72 01 4b 46 7f ff 0e 10 57 t=23125
 *
 * into °C, or into an error that continues a sentence after the file's name.
 */
function readScratchpad(text: string): { celsius: number } | string {
  const [, bytes, checksum, , thousandths] = SCRATCHPAD.exec(text) ?? [];
  if (bytes === undefined) return `was cut short: "${text.slice(0, 80).replaceAll("\n", " ")}".`;
  if (checksum !== "YES") return "failed its checksum (CRC): the line is disturbed. Check its wires and the resistor.";
  // Nine zeros have the valid checksum zero.
  if (/^(00 )+$/.test(bytes)) return "reads all zeros: the line is shorted to ground.";
  return { celsius: Number(thousandths) / 1000 };
}
