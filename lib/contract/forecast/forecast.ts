import { z } from "zod";
import { conditionSchema } from "./conditions";
import { failureSchema } from "./failure";
import { FORECAST_SOURCES } from "./source";

const valueSchema = z.number().nullable();

/** What is expected in one step. In the stored units; null: the source says nothing. */
export const forecastStepSchema = z.object({
  /** When it begins, epoch ms. */
  time: z.int(),
  /** How many hours it lasts. */
  hours: z.number().positive(),
  /** °C at its beginning. */
  temperature: valueSchema,
  /** mm in all of it. */
  precipitation: valueSchema,
  /** Of any precipitation, 0 to 1. */
  probability: valueSchema,
  /** m/s, and the direction from which it blows, degrees. */
  windSpeed: valueSchema,
  windDirection: valueSchema,
  condition: conditionSchema.nullable(),
  isNight: z.boolean(),
});
export type ForecastStep = z.infer<typeof forecastStepSchema>;

/** What is expected of a day of the station's calendar. */
export const forecastDaySchema = z.object({
  day: z.iso.date(),
  high: valueSchema,
  low: valueSchema,
  precipitation: valueSchema,
  probability: valueSchema,
  /** The strongest wind of a step, and its direction. */
  windSpeed: valueSchema,
  windDirection: valueSchema,
  condition: conditionSchema.nullable(),
  /** Epoch ms; null where the sun does not. */
  sunrise: z.int().nullable(),
  sunset: z.int().nullable(),
});
export type ForecastDay = z.infer<typeof forecastDaySchema>;

/** As many steps and days as are kept. */
export const MAX_STEPS = 48;
export const MAX_DAYS = 7;

/** What a service expects at a place. */
export const predictionSchema = z.object({
  steps: z.array(forecastStepSchema).max(MAX_STEPS),
  days: z.array(forecastDaySchema).max(MAX_DAYS),
});
export type Prediction = z.infer<typeof predictionSchema>;

/** The forecast beside a station, as it is at the moment: what is still ahead of the last answer. */
export const stationForecastSchema = predictionSchema.extend({
  source: z.enum(FORECAST_SOURCES),
  /** When the service last gave or confirmed it, epoch ms; null before its first answer. */
  fetchedAt: z.number().nullable(),
  /** Why the last request brought nothing; null if it did. */
  failure: failureSchema.nullable(),
  /** Is somebody asking right now? Then an answer is only seconds away. */
  isRefreshing: z.boolean(),
  /** When the service will be asked again, epoch ms. */
  nextAt: z.number(),
});
export type StationForecast = z.infer<typeof stationForecastSchema>;
