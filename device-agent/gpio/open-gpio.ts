import { type Gpio, GpioError } from "./gpio";
import { loadLibgpiod } from "./libgpiod";
import { openByLibrary } from "./library";
import { findTools, openByTools } from "./tools";

/**
 * The board's lines, by the library where it was installed, else by the gpiod tools.
 * @param chip name or label of the chip, when it is not the usual one
 * @throws GpioError when neither is there, or no chip
 */
export async function openGpio(root: string, chip?: string): Promise<Gpio> {
  const library = await loadLibgpiod();
  if (library) return openByLibrary(library, chip);
  const version = await findTools();
  if (version) return openByTools(version, root, chip);
  throw new GpioError('Nothing here can drive a GPIO line: run "apt install gpiod", then start the agent again.');
}
