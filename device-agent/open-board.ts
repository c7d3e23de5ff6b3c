import type { Board } from "./board";
import type { Gpio } from "./gpio/gpio";
import { openGpio } from "./gpio/open-gpio";

/**
 * The machine that we run on.
 * @param gpioChip name or label of the GPIO chip with the header's lines, where it is not a Raspberry Pi's
 */
export function openBoard({ root = "/", gpioChip }: { root?: string; gpioChip?: string } = {}): Board {
  let gpio: Promise<Gpio> | undefined;
  return {
    root,
    now: Date.now,
    gpio() {
      // What failed is tried again: a driver may come late at boot.
      gpio ??= openGpio(root, gpioChip).catch((error: unknown) => {
        gpio = undefined;
        throw error;
      });
      return gpio;
    },
  };
}
