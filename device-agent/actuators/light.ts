import { z } from "zod";
import { lineSchema } from "../gpio/line";
import { serialQueue } from "../serial-queue";
import type { Surroundings } from "./actuator";

/** How an LED or relay is wired. */
export const lightShape = {
  line: lineSchema,
  /** Whether it is on while the line is low, as with most relay boards. */
  active_low: z.boolean().default(false),
};
const lightSchema = z.strictObject(lightShape);
export type LightOptions = z.output<typeof lightSchema>;

/** An LED or relay on a GPIO line. */
export interface Light {
  isOn(): boolean;
  /** Switches, and emits a change as light_on or light_off. A line that fails is reported, and tried again. */
  set(on: boolean, by: string): Promise<boolean>;
  /** Without an event: for a light that blinks. */
  setQuietly(on: boolean): Promise<boolean>;
  /** Switches it off and releases its line. */
  close(): Promise<void>;
}

/** Opens a light, switched off. */
export async function openLight({ line, active_low }: LightOptions, surroundings: Surroundings): Promise<Light> {
  const gpio = await surroundings.board.gpio();
  const output = await gpio.openOutput(line, active_low);
  let on = false;
  // Concurrent writes could end in the wrong order.
  const serially = serialQueue();
  let closed = false;

  async function apply(wanted: boolean, by: string | undefined): Promise<boolean> {
    if (wanted === on || closed) return on;
    try {
      await output.write(wanted !== active_low);
    } catch (error) {
      surroundings.fault(
        `The light at GPIO ${line} cannot be switched: ${error instanceof Error ? error.message : error}`,
      );
      return on;
    }
    on = wanted;
    if (by !== undefined) {
      const message = `Light ${on ? "on" : "off"} by ${by}.`;
      surroundings.emit({ type: on ? "light_on" : "light_off", message, data: { line, by } });
    }
    return on;
  }

  return {
    isOn: () => on,
    set: (wanted, by) => serially(() => apply(wanted, by)),
    setQuietly: (wanted) => serially(() => apply(wanted, undefined)),
    close: () =>
      serially(async () => {
        closed = true;
        await output.release(active_low);
        on = false;
      }),
  };
}
