import { z } from "zod";
import { lineSchema, textSchema } from "../text";
import { conditionSchema } from "./conditions";
import { failureSchema } from "./failure";

/** A city to be listed, as OpenWeatherMap knows it. */
export const citySchema = z.object({ name: lineSchema().min(1).max(100) });

/** The weather of a city at the moment, by OpenWeatherMap. */
export const cityConditionsSchema = z.object({
  /** The city as OpenWeatherMap writes it. */
  name: textSchema().max(200),
  /** °C */
  temperature: z.number().nullable(),
  /** In its own words: "light rain". */
  description: textSchema().max(200),
  /** Its code of an icon, such as 10d: d by day, n by night. */
  icon: z.string().max(8),
  condition: conditionSchema.nullable(),
  isNight: z.boolean(),
});
export type CityConditions = z.infer<typeof cityConditionsSchema>;

/** A city that staff listed, with its weather or the reason why there is none. */
export const cityWeatherSchema = z.object({
  /** As staff wrote it. */
  name: z.string(),
  conditions: cityConditionsSchema.nullable(),
  /** When OpenWeatherMap gave them, epoch ms. */
  fetchedAt: z.number().nullable(),
  failure: failureSchema.nullable(),
  isRefreshing: z.boolean(),
});
export type CityWeather = z.infer<typeof cityWeatherSchema>;
