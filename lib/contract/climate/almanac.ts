import { z } from "zod";
import { MOON_PHASES } from "../../weather/sky/moonPhases";

/** The planetary theories hold for longer, but no visitor needs it. */
const daySchema = z.iso.date().refine((day) => day >= "1900-01-01" && day <= "2200-12-31", {
  error: "This day is out of range.",
});

export const almanacInputSchema = z.object({
  id: z.int().positive(),
  /** A date of the station's calendar; default: today. */
  day: daySchema.optional(),
});

const momentSchema = z.number().nullable();

/** See weather/sky/almanac.ts. Times are epoch ms. */
export const almanacSchema = z.object({
  day: z.string(),
  timeZone: z.string(),
  sun: z.object({
    rise: momentSchema,
    set: momentSchema,
    dawn: momentSchema,
    dusk: momentSchema,
    noon: z.number(),
    dayLength: z.number(),
    dayLengthChange: z.number(),
  }),
  moon: z.object({
    rise: momentSchema,
    set: momentSchema,
    phase: z.enum(MOON_PHASES),
    angle: z.number(),
    illuminated: z.number(),
  }),
});
export type StationAlmanac = z.infer<typeof almanacSchema>;
