import { z } from "zod";
import type { ActuatorDriver } from "./actuator";
import { lightShape, openLight } from "./light";

const schema = z.strictObject({
  ...lightShape,
  /** Seconds from one flash to the next. */
  period: z.number().min(0.2).max(3600).default(1),
  /** The share of the period that it is on. */
  duty: z.number().min(0.01).max(0.99).default(0.5),
});

/** An LED that blinks until the server turns it on or off permanently. */
export const blink: ActuatorDriver<z.output<typeof schema>> = {
  name: "blink",
  schema,
  async open(options, surroundings) {
    const light = await openLight(options, surroundings);
    const period = options.period * 1000;
    const begun = performance.now();
    let timer: NodeJS.Timeout | undefined;
    let steady = false;
    // By the time since the beginning, so that a late timer delays only one flash.
    const step = async () => {
      const phase = phaseAt(performance.now() - begun, period, options.duty);
      await light.setQuietly(phase.on);
      if (!steady) timer = setTimeout(step, phase.left);
    };
    void step();
    return {
      async switchLight(on) {
        steady = on !== null;
        clearTimeout(timer);
        if (on !== null) return light.set(on, "server");
        await step();
        return light.isOn();
      },
      isOn: light.isOn,
      close() {
        steady = true;
        clearTimeout(timer);
        return light.close();
      },
    };
  },
};

/** Whether it is on `elapsed` ms after the beginning, and for how many more ms. */
export function phaseAt(elapsed: number, period: number, duty: number): { on: boolean; left: number } {
  const phase = elapsed % period;
  const on = phase < period * duty;
  return { on, left: (on ? period * duty : period) - phase };
}
