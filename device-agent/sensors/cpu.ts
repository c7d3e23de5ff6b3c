import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { readKernelNumber } from "./kernel-file";
import { plausible } from "./plausible";
import type { SensorDriver } from "./sensor";

const FOLDER = "sys/class/thermal";

const schema = z.strictObject({ zone: z.int().min(0).max(99).default(0) });

/** The processor's own temperature, as an extra channel: it is not weather. */
export const cpu: SensorDriver<z.output<typeof schema>> = {
  name: "cpu",
  schema,
  async open({ zone }, board) {
    const path = join(board.root, FOLDER, `thermal_zone${zone}`, "temp");
    return {
      async read(signal) {
        const celsius = (await readKernelNumber(path, signal)) / 1000;
        const range = { min: -50, max: 150, unit: "°C" };
        return { values: {}, extra: { cpuTemperature: plausible(celsius, "a processor's temperature", range) } };
      },
      close: async () => {},
    };
  },
  async list(board) {
    const zones = await readdir(join(board.root, FOLDER)).catch(() => []);
    const lines: string[] = [];
    for (const name of zones.sort()) {
      const [, zone] = /^thermal_zone(\d+)$/.exec(name) ?? [];
      if (zone === undefined) continue;
      const type = await readFile(join(board.root, FOLDER, name, "type"), "latin1").catch(() => "");
      lines.push(`${type.trim()}, zone = ${zone}`);
    }
    return lines;
  },
};
