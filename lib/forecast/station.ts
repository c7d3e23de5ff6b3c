import { type Prediction, predictionSchema, type StationForecast } from "../contract/forecast/forecast";
import type { ForecastSource } from "../contract/forecast/source";
import { env } from "../env";
import type { Context } from "../services/context";
import { getStation } from "../services/stations";
import { localDay } from "../weather/time/days";
import { HOUR_MS } from "../weather/time/durations";
import { nameOf, type Place, placeOf } from "./place";
import { known, type Question } from "./refresh";
import { metNorway } from "./sources/met-norway";
import { openMeteo } from "./sources/open-meteo";
import { openWeatherMap } from "./sources/openweathermap";
import type { Source } from "./sources/source";

const SOURCES: Readonly<Record<ForecastSource, Source>> = {
  "open-meteo": openMeteo,
  "met-norway": metNorway,
  openweathermap: openWeatherMap,
};

/** As much of the next hours as is shown. */
const SHOWN_MS = 24 * HOUR_MS;

/**
 * What is known of the weather to come at a station, without waiting for the service: it is asked in the background when it is
 * time. Null if no service is configured.
 * @throws AppError not_found when the actor may not see the station
 */
export async function stationForecast(ctx: Context, { id }: { id: number }): Promise<StationForecast | null> {
  const source = env.FORECAST;
  if (!source) return null;
  const place = placeOf(await getStation(ctx, { id }));
  const [found] = await known(ctx, [questionOf(ctx, source, place)]);
  if (!found) return null;
  const { payload, fetchedAt, failure, isRefreshing, nextAt } = found;
  const ahead = payload ? stillAhead(payload, ctx.now(), place) : { steps: [], days: [] };
  return { source, ...ahead, fetchedAt, failure, isRefreshing, nextAt };
}

function questionOf(ctx: Context, name: ForecastSource, place: Place): Question<Prediction> {
  const source = SOURCES[name];
  return {
    key: { source: name, place: nameOf(place) },
    url: source.url(place),
    settings: source.settings(),
    isConditional: source.isConditional,
    keepMs: HOUR_MS,
    read: (body) => source.read(body, place, ctx.now()),
    schema: predictionSchema,
  };
}

/** The part of a forecast that is not over. */
function stillAhead({ steps, days }: Prediction, now: number, { timeZone }: Place): Prediction {
  const today = localDay(now, timeZone);
  const ahead = steps.filter(({ time, hours }) => time + hours * HOUR_MS > now);
  const until = (ahead[0]?.time ?? now) + SHOWN_MS;
  return {
    steps: ahead.filter(({ time }) => time < until),
    days: days.filter(({ day }) => day >= today),
  };
}
