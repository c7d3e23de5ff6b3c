import type { Board } from "./board";
import type { Gpio } from "./gpio/gpio";
import { openGpio } from "./gpio/open-gpio";

/**
 * The real machine.
 * @param gpioChip name or label of the GPIO chip with the header's lines, if it is not a Raspberry Pi's
 */
export function openBoard({ root = "/", gpioChip }: { root?: string; gpioChip?: string } = {}): Board {
  let gpio: Promise<Gpio> | undefined;
  return {
    root,
    now: Date.now,
    gpio() {
      // A failure is not remembered: a driver may load late during boot.
      gpio ??= openGpio(root, gpioChip).catch((error: unknown) => {
        gpio = undefined;
        throw error;
      });
      return gpio;
    },
  };
}
