import { feelsLike } from "./comfort";
import { dewPoint } from "./humidity";
import { METRICS, type Values } from "./metrics";
import { seaLevelPressure } from "./pressure";

type Formula = (values: Values, elevation: number | null) => number | null;

const DERIVED = ["dewPoint", "feelsLike", "seaLevelPressure"] as const;

const FORMULAS: Record<(typeof DERIVED)[number], Formula> = {
  dewPoint: ({ temperature, humidity }) =>
    temperature === undefined || humidity === undefined ? null : dewPoint(temperature, humidity),

  // a thermometer alone says nothing about how it feels
  feelsLike: ({ temperature, humidity, windSpeed }) =>
    temperature === undefined || (humidity === undefined && windSpeed === undefined)
      ? null
      : feelsLike(temperature, humidity, windSpeed),

  seaLevelPressure: ({ pressure, temperature, humidity }, elevation) =>
    pressure === undefined || temperature === undefined || elevation === null
      ? null
      : seaLevelPressure(pressure, elevation, temperature, humidity),
};

/**
 * The values (good ones, canonical units) together with those that follow from them: dew point, what it feels like
 * and sea-level pressure. A measured value is never replaced; one that cannot be computed, or comes out beyond what
 * is physically possible, stays absent.
 * @param place elevation in m above sea level, null if unknown
 */
export function derive(values: Values, place: { elevation: number | null }): Values {
  const complete: Values = { ...values };
  for (const key of DERIVED) {
    if (values[key] !== undefined) continue;
    const value = FORMULAS[key](values, place.elevation);
    if (value !== null && value >= METRICS[key].min && value <= METRICS[key].max) complete[key] = value;
  }
  return complete;
}
