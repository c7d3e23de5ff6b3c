import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Board } from "../board";
import { SensorFault } from "./sensor";

const FOLDER = "sys/bus/iio/devices";

/** A device of the kernel's Industrial I/O subsystem. */
export interface IioDevice {
  /** As "iio:device0". */
  id: string;
  /** The driver's name for it: "bme280", "dht11@4". */
  name: string;
  /** The folder of its files. */
  folder: string;
}

/** The device's name, as "iio:device0". Default: the only one. */
export const deviceSchema = z
  .string()
  .regex(/^iio:device\d{1,4}$/, "As iio:device0, or leave it out.")
  .optional();

/** Devices whose name or device tree has one of these words before any "@". */
export async function iioDevices(board: Board, names: readonly string[]): Promise<IioDevice[]> {
  const ids = await readdir(join(board.root, FOLDER)).catch(() => []);
  const found: IioDevice[] = [];
  for (const id of ids.sort()) {
    const folder = join(board.root, FOLDER, id);
    const name = await text(join(folder, "name"));
    // The DHT driver is named after its device-tree node, which an overlay may name freely.
    const compatible = (await text(join(folder, "of_node/compatible")))
      .split("\0")
      .map((word) => word.split(",").at(-1));
    if ([name.split("@")[0], ...compatible].some((word) => names.includes(word ?? "")))
      found.push({ id, name, folder });
  }
  return found;
}

/**
 * The device selected by the config.
 * @param what its name for the message, as "DHT11 or DHT22"
 * @throws SensorFault if there is none, or several and none was named
 */
export async function theIioDevice(
  board: Board,
  names: readonly string[],
  what: string,
  id: string | undefined,
): Promise<IioDevice> {
  const found = await iioDevices(board, names);
  const [device, ...more] = id === undefined ? found : found.filter((one) => one.id === id);
  if (!device) {
    throw new SensorFault(
      id === undefined
        ? `${join(board.root, FOLDER)} has no ${what}: is its overlay in /boot/firmware/config.txt?`
        : `${join(board.root, FOLDER, id)} is not a ${what}.`,
    );
  }
  if (more.length > 0) {
    throw new SensorFault(`There are ${found.length} of ${what}: name one by device = "${device.id}".`);
  }
  return device;
}

async function text(path: string): Promise<string> {
  return (await readFile(path, "latin1").catch(() => "")).trim();
}
