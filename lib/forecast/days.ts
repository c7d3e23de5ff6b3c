import { isWet, type WeatherCondition } from "../contract/forecast/conditions";
import { type ForecastDay, type ForecastStep, MAX_DAYS } from "../contract/forecast/forecast";
import { groupBy } from "../group-by";
import { sunTimes } from "../weather/sky/almanac";
import { dayEnd, dayStart, localDay } from "../weather/time/days";
import { HOUR_MS } from "../weather/time/durations";
import type { Place } from "./place";

/** From this share of a day's hours on its rain, not its sky, is what the day is known for. */
const WET_SHARE = 0.2;
/** A day of which less is known is left out, unless it is the first one. */
const MIN_HOURS = 18;

type Sun = Pick<ForecastDay, "sunrise" | "sunset">;
type Given = Partial<Omit<ForecastDay, "day">>;

/**
 * The days of the station's calendar that the steps tell of.
 * @param given what the source itself says of a day, which comes before what its steps say
 */
export function daysOf(
  steps: readonly ForecastStep[],
  place: Place,
  given: ReadonlyMap<string, Given> = new Map(),
): ForecastDay[] {
  const byDay = groupBy(steps, ({ time, hours }) => localDay(time + (hours * HOUR_MS) / 2, place.timeZone));
  for (const day of given.keys()) if (!byDay.has(day)) byDay.set(day, []);
  return [...byDay]
    .sort(([a], [b]) => a.localeCompare(b))
    .filter(([day, own], i) => i === 0 || given.has(day) || total(own.map(({ hours }) => hours)) >= MIN_HOURS)
    .slice(0, MAX_DAYS)
    .map(([day, own]) => merged(day, dayBySteps(own), place, given.get(day)));
}

function merged(
  day: string,
  bySteps: Omit<ForecastDay, keyof Sun | "day">,
  place: Place,
  given: Given = {},
): ForecastDay {
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
  const { sunrise = null, sunset = null } = given;
  const sun = sunrise !== null && sunset !== null ? { sunrise, sunset } : sunOn(day, place);
  return { day, ...bySteps, ...sun, ...said };
}

function dayBySteps(steps: readonly ForecastStep[]): Omit<ForecastDay, keyof Sun | "day"> {
  const temperatures = known(steps, "temperature");
  const rain = known(steps, "precipitation");
  const windiest = steps.reduce<ForecastStep | undefined>(
    (most, step) => ((step.windSpeed ?? -1) > (most?.windSpeed ?? -1) ? step : most),
    undefined,
  );
  return {
    high: most(temperatures),
    low: temperatures.length > 0 ? Math.min(...temperatures) : null,
    precipitation: rain.length > 0 ? total(rain) : null,
    probability: most(known(steps, "probability")),
    windSpeed: windiest?.windSpeed ?? null,
    windDirection: windiest?.windDirection ?? null,
    condition: conditionOf(steps),
  };
}

/** The commonest weather of the daylight; of what falls if that is a good part of it. */
export function conditionOf(steps: readonly ForecastStep[]): WeatherCondition | null {
  const daylight = steps.filter(({ isNight }) => !isNight);
  const told = (daylight.length > 0 ? daylight : steps).filter(({ condition }) => condition !== null);
  const hoursOf = new Map<WeatherCondition, number>();
  for (const { condition, hours } of told) {
    if (condition) hoursOf.set(condition, (hoursOf.get(condition) ?? 0) + hours);
  }
  const wet = [...hoursOf].filter(([condition]) => isWet(condition));
  const isWetDay = total(wet.map(([, hours]) => hours)) >= WET_SHARE * total([...hoursOf.values()]);
  const candidates = wet.length > 0 && isWetDay ? wet : [...hoursOf].filter(([condition]) => !isWet(condition));
  return candidates.sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

function sunOn(day: string, { lat, lon, timeZone }: Place): Pick<ForecastDay, "sunrise" | "sunset"> {
  const [start, end] = [dayStart(day, timeZone), dayEnd(day, timeZone)];
  // A day that a zone skipped has no sun.
  if (end <= start) return { sunrise: null, sunset: null };
  const { rise, set } = sunTimes({ lat, lon }, { start, end });
  return { sunrise: rise && Math.round(rise), sunset: set && Math.round(set) };
}

function known(steps: readonly ForecastStep[], key: "temperature" | "precipitation" | "probability"): number[] {
  return steps.flatMap((step) => step[key] ?? []);
}

function most(values: readonly number[]): number | null {
  return values.length > 0 ? Math.max(...values) : null;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
