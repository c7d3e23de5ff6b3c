import { z } from "zod";
import { type ForecastStep, MAX_STEPS } from "../../contract/forecast/forecast";
import { env } from "../../env";
import { conditionById } from "../codes/openweathermap";
import { daysOf } from "../days";
import { cellSchema, isNight, possible, precipitation, secondsSchema, share } from "../values";
import { addressBelow, type Source } from "./source";

const STEP_HOURS = 3;

const amountSchema = z.object({ "3h": cellSchema }).nullish().catch(null);

const entrySchema = z.object({
  dt: secondsSchema,
  main: z.object({ temp: cellSchema }),
  weather: z
    .array(z.object({ id: cellSchema }))
    .max(20)
    .nullish()
    .catch(null),
  wind: z.object({ speed: cellSchema, deg: cellSchema }).nullish().catch(null),
  pop: cellSchema,
  rain: amountSchema,
  snow: amountSchema,
});
type Entry = z.infer<typeof entrySchema>;

const answerSchema = z.object({ list: z.array(entrySchema).max(1_000) });

/** Five days in steps of three hours, which are free: https://openweathermap.org/forecast5 */
export const openWeatherMap: Source = {
  url: ({ lat, lon }) =>
    addressBelow(env.OPENWEATHERMAP_URL, "/data/2.5/forecast", {
      lat,
      lon,
      units: "metric",
      appid: env.OPENWEATHERMAP_KEY ?? "",
    }),
  settings: () => [env.OPENWEATHERMAP_URL, env.OPENWEATHERMAP_KEY],
  isConditional: false,
  read: (body, place) => {
    const { list } = answerSchema.parse(body);
    const steps = list.map((entry, i) => stepOf(entry, list[i + 1], place));
    return { steps: steps.slice(0, MAX_STEPS), days: daysOf(steps, place) };
  },
};

/** An entry tells of its time, but of the precipitation in the three hours before it. */
function stepOf(entry: Entry, next: Entry | undefined, place: { lat: number; lon: number }): ForecastStep {
  const span = { time: entry.dt, hours: STEP_HOURS };
  return {
    ...span,
    temperature: possible("temperature", entry.main.temp),
    precipitation: next ? precipitation((next.rain?.["3h"] ?? 0) + (next.snow?.["3h"] ?? 0)) : null,
    probability: share(next?.pop, 1),
    windSpeed: possible("windSpeed", entry.wind?.speed),
    windDirection: possible("windDirection", entry.wind?.deg),
    condition: conditionById(entry.weather?.[0]?.id ?? null),
    isNight: isNight(span, place),
  };
}
