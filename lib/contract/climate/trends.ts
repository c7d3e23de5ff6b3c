import { z } from "zod";
import { TENDENCIES } from "../../weather/formulas/tendency";
import { valuesSchema } from "../reading/reading";
import { evapotranspirationSchema, rainYearSchema } from "./climate";

export const trendsInputSchema = z.object({ id: z.int().positive() });

const extremeSchema = z.object({
  value: z.number(),
  /** Epoch ms. */
  time: z.number(),
});

/** How a station's conditions came to be what they are. Differences are to its latest reading; absent where none was observed then. */
export const trendsSchema = z.object({
  /** Of the latest reading, epoch ms; null before the first one. */
  time: z.number().nullable(),
  sinceHour: valuesSchema,
  sinceDay: valuesSchema,
  /**
   * Of the station's own pressure over three hours, hPa (WMO-No. 306, pressure tendency). Null where it was not observed three
   * hours before the latest reading, give or take ten minutes.
   */
  pressure: z.object({ change: z.number(), tendency: z.enum(TENDENCIES) }).nullable(),
  /** So far on the station's own day. */
  today: z.object({
    day: z.string(),
    high: extremeSchema.nullable(),
    low: extremeSchema.nullable(),
    gust: extremeSchema.nullable(),
    /** mm */
    rain: z.number().nullable(),
    /** minutes */
    sunshine: z.number().nullable(),
  }),
  /** So far in the station's own rain year. */
  rainYear: rainYearSchema,
  /** Reference evapotranspiration in mm, where solar radiation is measured. */
  evapotranspiration: z
    .object({
      /** Of the hours of the station's own day that are over; null where more than a quarter of them is missing. */
      today: z.number().nullable(),
      /** Of the seven days before; null where one is missing. `balance`: rain minus it, null where a day's rain is missing. */
      week: evapotranspirationSchema.extend({ balance: z.number().nullable() }).nullable(),
    })
    .nullable(),
});
export type Trends = z.infer<typeof trendsSchema>;
