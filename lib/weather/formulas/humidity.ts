/**
 * Magnus coefficients for water, Sonntag (1990), Z. Meteorol. 70, 340-344; WMO-No. 8, Vol. I, annex 4.B. Humidity
 * refers to water below freezing too, as WMO asks and as sensors report it.
 */
const E0 = 6.112;
const BETA = 17.62;
const LAMBDA = 243.12;

/** Coefficients for ice, from the same sources; E0 is the same. */
const ICE_BETA = 22.46;
const ICE_LAMBDA = 272.62;

/** The temperatures in °C for which the coefficients are given. */
const VALID = { min: -45, max: 60 };

function isValid(temperature: number): boolean {
  return temperature >= VALID.min && temperature <= VALID.max;
}

/**
 * Saturation vapour pressure in hPa over water of the pure phase (the enhancement of about 0.4 % in air at sea level is
 * left out), e = 6.112 exp(17.62 t / (243.12 + t)). Within 0.4 % of Sonntag's full equation.
 * @param temperature °C, -45 to 60; null outside
 */
export function saturationVapourPressure(temperature: number): number | null {
  return isValid(temperature) ? E0 * Math.exp((BETA * temperature) / (LAMBDA + temperature)) : null;
}

/**
 * Vapour pressure in hPa of air at a relative humidity.
 * @param temperature °C, -45 to 60
 * @param humidity % over water, 0 to 100; null outside either domain
 */
export function vapourPressure(temperature: number, humidity: number): number | null {
  const saturation = saturationVapourPressure(temperature);
  return saturation === null || !(humidity >= 0 && humidity <= 100) ? null : (saturation * humidity) / 100;
}

/**
 * Dew point in °C, the inverse of the Magnus formula.
 * @param temperature °C, -45 to 60
 * @param humidity % over water, above 0 to 100; null outside either domain, as dry air has no dew point
 */
export function dewPoint(temperature: number, humidity: number): number | null {
  const pressure = vapourPressure(temperature, humidity);
  if (pressure === null || pressure === 0) return null;
  const ratio = Math.log(pressure / E0);
  return (LAMBDA * ratio) / (BETA - ratio);
}

/**
 * Frost point in °C: the temperature at which air of this dew point is saturated over ice, so that hoar frost forms on
 * surfaces that cold. It lies above the dew point, which below zero refers to supercooled water: -8.9 °C for a dew
 * point of -10.
 * @param dewPoint °C over water, from -45 to below 0; null outside, because from 0 °C dew forms
 */
export function frostPoint(dewPoint: number): number | null {
  const pressure = dewPoint < 0 ? saturationVapourPressure(dewPoint) : null;
  if (pressure === null) return null;
  const ratio = Math.log(pressure / E0);
  return (ICE_LAMBDA * ratio) / (ICE_BETA - ratio);
}

/**
 * Relative humidity in % over water.
 * @param temperature °C, -45 to 60
 * @param dewPoint °C, -45 to the temperature; null outside either domain
 */
export function relativeHumidity(temperature: number, dewPoint: number): number | null {
  const saturation = saturationVapourPressure(temperature);
  const pressure = saturationVapourPressure(dewPoint);
  if (saturation === null || pressure === null || dewPoint > temperature) return null;
  return (100 * pressure) / saturation;
}
