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

/**
 * How a station's conditions developed. Differences are relative to its latest reading; absent where nothing was
 * observed then.
 */
export const trendsSchema = z.object({
  /** Time of the latest reading, epoch ms; null before the first one. */
  time: z.number().nullable(),
  sinceHour: valuesSchema,
  sinceDay: valuesSchema,
  /**
   * Change of station pressure over three hours, hPa (WMO-No. 306, pressure tendency). Null if it was not observed
   * three hours before the latest reading, give or take ten minutes.
   */
  pressure: z.object({ change: z.number(), tendency: z.enum(TENDENCIES) }).nullable(),
  /** The station's own day so far. */
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
  /** The station's own rain year so far. */
  rainYear: rainYearSchema,
  /** Reference evapotranspiration in mm, where solar radiation is measured. */
  evapotranspiration: z
    .object({
      /** For the completed hours of the station's own day; null if more than a quarter of them is missing. */
      today: z.number().nullable(),
      /**
       * For the seven days before; null if one is missing. `balance`: rain minus evapotranspiration, null if a day's
       * rain is missing.
       */
      week: evapotranspirationSchema.extend({ balance: z.number().nullable() }).nullable(),
    })
    .nullable(),
});
export type Trends = z.infer<typeof trendsSchema>;
