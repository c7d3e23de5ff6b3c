import { env } from "../env";
import { contextFor } from "../services/context";
import { notFound } from "../services/guard";
import { METRICS } from "../weather/metrics";
import { openAnswer } from "./open";

const UNITS = { temperature: METRICS.temperature.unit };

/**
 * GET /cities.json: the weather now in the cities that staff have listed, once OpenWeatherMap has answered, which takes some
 * seconds at most. `time`: when it did, ISO 8601. `failure`: why there is nothing newer; null if there is no reason.
 */
export function citiesHandler(request: Request): Promise<Response> {
  return openAnswer(request, async () => {
    if (!env.OPENWEATHERMAP_KEY) throw notFound();
    const { freshCitiesWeather } = await import("../forecast/cities");
    const cities = (await freshCitiesWeather(contextFor())) ?? [];
    const shown = cities.map(({ name, conditions, fetchedAt, failure }) => ({
      name,
      time: fetchedAt === null ? null : new Date(fetchedAt).toISOString(),
      temperature: conditions?.temperature ?? null,
      description: conditions?.description ?? null,
      icon: conditions?.icon ?? null,
      condition: conditions?.condition ?? null,
      failure,
    }));
    return { type: "application/json", body: JSON.stringify({ units: UNITS, cities: shown }) };
  });
}
