import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { type SensorDriver, SensorFault } from "./sensor";

const PATH = "sys/class/thermal/thermal_zone0/temp";

/** The processor's own temperature: an extra channel. */
export const cpu: SensorDriver = {
  name: "cpu",
  schema: z.strictObject({}),
  open: async (_, { root }) => ({
    read: async () => {
      const text = await readFile(join(root, PATH), "utf8").catch(() => "");
      if (!/^-?\d+\n?$/.test(text)) throw new SensorFault("The processor tells no temperature.");
      return { values: {}, extra: { cpuTemperature: Number(text) / 1000 } };
    },
    close: async () => {},
  }),
  list: async () => [],
};
