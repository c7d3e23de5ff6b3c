import { z } from "zod";

/** A line by its offset at the chip: the BCM number on a Raspberry Pi, not the pin of the header. */
export const lineSchema = z
  .int({ error: "The number of a GPIO line is required: the BCM number, as 17." })
  .min(0)
  .max(1023);
