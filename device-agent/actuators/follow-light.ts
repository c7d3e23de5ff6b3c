import { z } from "zod";
import type { ActuatorDriver } from "./actuator";
import { lightShape, openLight } from "./light";

const schema = z.strictObject({
  ...lightShape,
  /** Lux below which it is on. */
  threshold: z.number().min(0).max(200_000),
  /** Lux above the threshold up to which it stays on. Must exceed what the light adds to the sensor's value. */
  hysteresis: z.number().min(0).max(200_000).default(5),
});

/** An LED or relay that is on in the dark. */
export const followLight: ActuatorDriver<z.output<typeof schema>> = {
  name: "follow-light",
  schema,
  async open(options, surroundings) {
    const light = await openLight(options, surroundings);
    let lux: number | undefined;
    let ordered: boolean | null = null;
    const follow = async () => {
      if (ordered !== null) return light.set(ordered, "server");
      return lux === undefined ? light.isOn() : light.set(onInTheDark(light.isOn(), lux, options), "brightness");
    };
    return {
      async onReading(values) {
        lux = values.light ?? lux;
        await follow();
      },
      switchLight(on) {
        ordered = on;
        return follow();
      },
      isOn: light.isOn,
      close: light.close,
    };
  },
};

/** In lux. Below `threshold` it is dark, above threshold plus hysteresis bright; in between nothing changes. */
interface Twilight {
  threshold: number;
  hysteresis: number;
}

/** Whether the light should be on at this brightness, given whether it is on now. */
export function onInTheDark(on: boolean, lux: number, { threshold, hysteresis }: Twilight): boolean {
  if (lux < threshold) return true;
  if (lux > threshold + hysteresis) return false;
  return on;
}
