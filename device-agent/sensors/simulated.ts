import { z } from "zod";
import { isMetricKey, METRICS, type Values } from "../../lib/weather/metrics";
import type { SensorDriver } from "./sensor";
import { rainBetween, weatherAt } from "./weather/weather";

const schema = z.strictObject({
  /** Agents with different seeds have different weather. */
  seed: z
    .int()
    .min(0)
    .max(2 ** 31)
    .default(1),
  latitude: z.number().min(-70).max(70).default(52.5),
  longitude: z.number().min(-180).max(180).default(13.4),
});

/** Plausible weather for a board without sensors. */
export const simulated: SensorDriver<z.output<typeof schema>> = {
  name: "simulated",
  schema,
  async open(place, board) {
    let previous = board.now();
    return {
      async read() {
        const time = board.now();
        const rain = rainBetween(place, previous, time);
        previous = time;
        return { values: rounded({ ...weatherAt(place, time), rain }) };
      },
      close: async () => {},
    };
  },
  list: async () => ["for any board"],
};

/** Rounds like an instrument. Rain keeps its hundredths, as many small amounts add up. */
function rounded(values: Values): Values {
  const shown: Values = {};
  for (const [key, value] of Object.entries(values)) {
    if (!isMetricKey(key)) continue;
    const factor = 10 ** (key === "rain" ? 3 : METRICS[key].decimals);
    shown[key] = Math.round(value * factor) / factor + 0;
  }
  return shown;
}
