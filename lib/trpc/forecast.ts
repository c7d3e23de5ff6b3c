import { z } from "zod";
import { cityWeatherSchema } from "../contract/forecast/city";
import { stationForecastSchema } from "../contract/forecast/forecast";
import { env } from "../env";
import { procedure, router } from "./init";

/**
 * What other services say of the weather, for anyone who may see the station, and for everyone the cities. Nothing of it is
 * loaded where it is switched off.
 */
export const forecastRouter = router({
  /** Null where it is switched off. */
  byStation: procedure
    .input(z.object({ id: z.int().positive() }))
    .output(stationForecastSchema.nullable())
    .query(async ({ ctx, input }) => {
      if (!env.FORECAST) return null;
      const { stationForecast } = await import("../forecast/station");
      return stationForecast(ctx, input);
    }),
  /** Null without a key of OpenWeatherMap. `isStaff`: may the caller be told how to get one? */
  cities: procedure
    .output(z.object({ cities: z.array(cityWeatherSchema).nullable(), isStaff: z.boolean() }))
    .query(async ({ ctx }) => {
      const isStaff = ctx.actor.kind === "user" && ctx.actor.isStaff;
      if (!env.OPENWEATHERMAP_KEY) return { cities: null, isStaff };
      const { citiesWeather } = await import("../forecast/cities");
      return { cities: (await citiesWeather(ctx)) ?? null, isStaff };
    }),
});
