import { type Gpio, GpioError } from "./gpio";
import { loadKernel } from "./kernel";
import { openByKernel } from "./kernel-gpio";
import { findTools, openByTools } from "./tools";

/**
 * Opens the board's lines, by direct calls to the kernel if koffi is installed, else by the gpiod tools.
 * @param chip name or label of the chip, if it is not the usual one
 * @throws GpioError if neither is installed, or there is no chip
 */
export async function openGpio(root: string, chip?: string): Promise<Gpio> {
  const kernel = await loadKernel(root);
  if (kernel) return openByKernel(kernel, chip);
  const version = await findTools();
  if (version) return openByTools(version, root, chip);
  throw new GpioError('Nothing here can drive a GPIO line: run "apt install gpiod", then start the agent again.');
}
