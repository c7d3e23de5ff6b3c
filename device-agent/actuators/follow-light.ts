import { z } from "zod";
import type { ActuatorDriver } from "./actuator";
import { lightShape, openLight } from "./light";

const schema = z.strictObject({
  ...lightShape,
  /** Lux below which it is on. */
  threshold: z.number().min(0).max(200_000),
  /** Lux above the threshold up to which it stays on. It must be more than the light adds to what the sensor sees. */
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

/** Lux. Dark is below `threshold`, bright is above it and the hysteresis; between them nothing changes. */
interface Twilight {
  threshold: number;
  hysteresis: number;
}

/** Should a light that is on or off be on, now that it is so bright? */
export function onInTheDark(on: boolean, lux: number, { threshold, hysteresis }: Twilight): boolean {
  if (lux < threshold) return true;
  if (lux > threshold + hysteresis) return false;
  return on;
}
