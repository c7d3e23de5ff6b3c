import { z } from "zod";

/** A line's offset at its chip: the BCM number on a Raspberry Pi, not the header's pin. */
export const lineSchema = z
  .int({ error: "The number of a GPIO line is required: the BCM number, as 17." })
  .min(0)
  .max(1023);
