import { z } from "zod";
import { type ForecastStep, MAX_STEPS } from "../../contract/forecast/forecast";
import { env } from "../../env";
import { HOUR_MS } from "../../weather/time/durations";
import { conditionBySymbol } from "../codes/met-symbol";
import { daysOf } from "../days";
import { cellSchema, isNight, possible, precipitation, wordSchema } from "../values";
import { addressBelow, type Source } from "./source";

const HOST = "https://api.met.no";

const periodSchema = z
  .object({
    summary: z.object({ symbol_code: wordSchema }).nullish().catch(null),
    details: z.object({ precipitation_amount: cellSchema }).nullish().catch(null),
  })
  .nullish()
  .catch(null);

const entrySchema = z.object({
  time: z.iso.datetime().transform((time) => Date.parse(time)),
  data: z.object({
    instant: z.object({
      details: z.object({
        air_temperature: cellSchema,
        wind_speed: cellSchema,
        wind_from_direction: cellSchema,
      }),
    }),
    next_1_hours: periodSchema,
    next_6_hours: periodSchema,
  }),
});
type Entry = z.infer<typeof entrySchema>;

const answerSchema = z.object({ properties: z.object({ timeseries: z.array(entrySchema).max(1_000) }) });

/** https://api.met.no/weatherapi/locationforecast/2.0/documentation */
export const metNorway: Source = {
  url: ({ lat, lon, elevation }) =>
    addressBelow(env.FORECAST_URL ?? HOST, "/weatherapi/locationforecast/2.0/compact", {
      lat,
      lon,
      ...(elevation !== null && { altitude: elevation }),
    }),
  settings: () => [env.FORECAST_URL, env.FORECAST_CONTACT],
  isConditional: true,
  read: (body, place) => {
    const { timeseries } = answerSchema.parse(body).properties;
    const steps = timeseries.flatMap((entry, i) => stepOf(entry, timeseries[i + 1], place) ?? []);
    return { steps: steps.slice(0, MAX_STEPS), days: daysOf(steps, place) };
  },
};

/** An hour, and further ahead six: until the next entry. The last one has no period, and is the end of the one before. */
function stepOf(
  { time, data }: Entry,
  next: Entry | undefined,
  place: { lat: number; lon: number },
): ForecastStep | null {
  const period = data.next_1_hours ?? data.next_6_hours;
  if (!period) return null;
  const usual = data.next_1_hours ? 1 : 6;
  const gap = next ? (next.time - time) / HOUR_MS : usual;
  const hours = gap > 0 && gap < usual ? gap : usual;
  const { details } = data.instant;
  return {
    time,
    hours,
    temperature: possible("temperature", details.air_temperature),
    precipitation: precipitation(scaled(period.details?.precipitation_amount, hours / usual)),
    probability: null,
    windSpeed: possible("windSpeed", details.wind_speed),
    windDirection: possible("windDirection", details.wind_from_direction),
    condition: conditionBySymbol(period.summary?.symbol_code ?? null),
    isNight: isNight({ time, hours }, place),
  };
}

/** Where periods overlap, the share of one that is left to it. */
function scaled(millimetres: number | null | undefined, share: number): number | null {
  return typeof millimetres === "number" ? millimetres * share : null;
}
