import { feelsLike } from "./comfort";
import { dewPoint } from "./humidity";
import { METRICS, type Values } from "./metrics";
import { seaLevelPressure } from "./pressure";

type Formula = (values: Values, elevation: number | null) => number | null;

const DERIVED = ["dewPoint", "feelsLike", "seaLevelPressure"] as const;

const FORMULAS: Record<(typeof DERIVED)[number], Formula> = {
  dewPoint: ({ temperature, humidity }) =>
    temperature === undefined || humidity === undefined ? null : dewPoint(temperature, humidity),

  feelsLike: ({ temperature, humidity, windSpeed }) =>
    temperature === undefined ? null : feelsLike(temperature, humidity, windSpeed),

  seaLevelPressure: ({ pressure, temperature, humidity }, elevation) =>
    pressure === undefined || temperature === undefined || elevation === null
      ? null
      : seaLevelPressure(pressure, elevation, temperature, humidity),
};

/**
 * What follows from these values (good ones, canonical units) and is not among them: dew point, what it feels like and
 * sea-level pressure. One that cannot be computed, or comes out beyond what is physically possible, is absent.
 * @param place elevation in m above sea level, null if unknown
 */
export function derived(values: Values, place: { elevation: number | null }): Values {
  const found: Values = {};
  for (const key of DERIVED) {
    if (values[key] !== undefined) continue;
    const value = FORMULAS[key](values, place.elevation);
    if (value !== null && value >= METRICS[key].min && value <= METRICS[key].max) found[key] = value;
  }
  return found;
}

/** The values together with what follows from them. A measured value is never replaced. */
export function derive(values: Values, place: { elevation: number | null }): Values {
  return { ...values, ...derived(values, place) };
}
