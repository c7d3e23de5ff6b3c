import { GpioError } from "./gpio";

/** A GPIO character device, as "gpiochip0" with the label of its driver. */
export interface ChipInfo {
  name: string;
  label: string;
}

/** Labels of the chips of the 40-pin header: Raspberry Pi 1 to 3, 4, 5. Their numbers differ between kernels. */
const HEADERS = ["pinctrl-bcm2835", "pinctrl-bcm2711", "pinctrl-rp1"];

/**
 * The chip with the header's lines: the one requested by name or label, else the known one, else the only one.
 * @throws GpioError
 */
export function chooseChip(chips: readonly ChipInfo[], wanted: string | undefined): string {
  const all = chips.map(({ name, label }) => `${name} [${label}]`).join(", ");
  if (wanted !== undefined) {
    const chip = chips.find(({ name, label }) => name === wanted || label === wanted);
    if (chip) return chip.name;
    throw new GpioError(`There is no GPIO chip "${wanted}" here, but ${all || "none at all"}.`);
  }
  const header = chips.find(({ label }) => HEADERS.includes(label));
  if (header) return header.name;
  const [only, ...others] = chips;
  if (!only) throw new GpioError("There is no GPIO chip here that this user may open: see ls -l /dev/gpiochip*.");
  if (others.length > 0)
    throw new GpioError(`Several GPIO chips are here, ${all}: name one as chip in the section [gpio].`);
  return only.name;
}
