import { createHash } from "node:crypto";
import { z } from "zod";
import { type CityConditions, type CityWeather, cityConditionsSchema } from "../contract/forecast/city";
import { cityNames } from "../db/queries/cities";
import { env } from "../env";
import type { Context } from "../services/context";
import { roundHalfUp } from "../weather/rounding";
import { MINUTE_MS } from "../weather/time/durations";
import { convert } from "../weather/units/units";
import { conditionByIcon, conditionById } from "./codes/openweathermap";
import { known, type Question } from "./refresh";
import { addressBelow } from "./sources/source";
import { cellSchema, possible } from "./values";

/** More would not be a list for people, and take the free calls of many minutes. */
const MAX_CITIES = 100;
const KEEP_MS = 10 * MINUTE_MS;
/** Beside it the requests run on in the background. */
const WAIT_MS = 6_000;

/** Is there a list of cities? For the links to it. */
export async function hasCities({ database }: Context): Promise<boolean> {
  return env.OPENWEATHERMAP_KEY !== undefined && (await cityNames(database.read, 1)).length > 0;
}

/**
 * The weather of all listed cities, each as last known, without waiting for OpenWeatherMap: it is asked in the background about
 * those whose weather is older than ten minutes. Undefined without a key, which it asks for.
 */
export async function citiesWeather(ctx: Context): Promise<CityWeather[] | undefined> {
  return (await cities(ctx))?.map(({ city }) => city);
}

/** The same, once the answers that were asked for are there, or some seconds have passed. */
export async function freshCitiesWeather(ctx: Context): Promise<CityWeather[] | undefined> {
  await citiesAnswered(ctx);
  return citiesWeather(ctx);
}

/** Resolves when no answer is on its way, or some seconds have passed. */
export async function citiesAnswered(ctx: Context): Promise<void> {
  const answers = (await cities(ctx))?.map(({ answered }) => answered) ?? [];
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, WAIT_MS);
  });
  await Promise.race([Promise.all(answers), late]);
  clearTimeout(timer);
}

async function cities(ctx: Context): Promise<{ city: CityWeather; answered: Promise<void> }[] | undefined> {
  const key = env.OPENWEATHERMAP_KEY;
  if (!key) return undefined;
  const listed = await cityNames(ctx.database.read, MAX_CITIES);
  const found = await known(
    ctx,
    listed.map(({ name }) => questionOf(name, key)),
  );
  return found.map(({ payload: conditions, answered, fetchedAt, failure, isRefreshing }, i) => ({
    city: { name: listed[i]?.name ?? "", conditions, fetchedAt, failure, isRefreshing },
    answered,
  }));
}

function questionOf(name: string, key: string): Question<CityConditions> {
  return {
    key: { source: "openweathermap-city", place: createHash("sha256").update(name).digest("hex") },
    url: addressBelow(env.OPENWEATHERMAP_URL, "/data/2.5/weather", { q: name, units: "imperial", appid: key }),
    settings: [env.OPENWEATHERMAP_URL, key],
    keepMs: KEEP_MS,
    read: conditionsOf,
    schema: cityConditionsSchema,
  };
}

const answerSchema = z.object({
  name: z.string(),
  main: z.object({ temp: cellSchema }),
  weather: z
    .array(z.object({ id: cellSchema, description: z.string().catch(""), icon: z.string().max(8).catch("") }))
    .min(1)
    .max(20),
});

/** https://openweathermap.org/current, in °F. */
export function conditionsOf(body: unknown): CityConditions {
  const { name, main, weather } = answerSchema.parse(body);
  const { id = null, description = "", icon = "" } = weather[0] ?? {};
  const shown = conditionByIcon(icon);
  return cityConditionsSchema.parse({
    name,
    temperature: celsius(main.temp),
    description,
    icon,
    condition: conditionById(id) ?? shown.condition,
    isNight: shown.isNight,
  });
}

/** To the hundredth of a degree that the service gives. */
function celsius(fahrenheit: number | null | undefined): number | null {
  if (typeof fahrenheit !== "number") return null;
  return possible("temperature", roundHalfUp(convert(fahrenheit, "°F", "°C"), 2));
}
