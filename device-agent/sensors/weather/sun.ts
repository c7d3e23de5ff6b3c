import { DAY_MS } from "../../../lib/weather/time/durations";

const RADIANS = Math.PI / 180;

/**
 * The sine of the sun's height, good to about a degree: declination by Cooper (1969), no equation of time.
 * @param time epoch ms
 */
export function sineOfSun(time: number, latitude: number, longitude: number): number {
  const dayOfYear = (time / DAY_MS) % 365.2425;
  const declination = 23.45 * Math.sin(RADIANS * ((360 * (284 + dayOfYear + 1)) / 365));
  const hourAngle = solarHour(time, longitude) * 15 - 180;
  return (
    Math.sin(latitude * RADIANS) * Math.sin(declination * RADIANS) +
    Math.cos(latitude * RADIANS) * Math.cos(declination * RADIANS) * Math.cos(hourAngle * RADIANS)
  );
}

/** Local mean solar time in hours, 0 to 24. */
export function solarHour(time: number, longitude: number): number {
  return (((time / 3_600_000 + longitude / 15) % 24) + 24) % 24;
}

/**
 * Global radiation in W/m²: clear sky by Haurwitz (1945), clouds by Kasten and Czeplak (1980).
 * @param cloud 0 to 1
 */
export function globalRadiation(sine: number, cloud: number): number {
  if (sine <= 0) return 0;
  return 1098 * sine * Math.exp(-0.057 / sine) * (1 - 0.75 * cloud ** 3.4);
}

/** Lux of daylight and twilight. Daylight has some 110 lm/W; twilight falls from 400 lux by a decade each 2.8°. */
export function illuminance(sine: number, cloud: number): number {
  const degrees = Math.asin(Math.max(-1, Math.min(1, sine))) / RADIANS;
  const twilight = 400 * 10 ** (Math.min(0, degrees) / 2.8) * (1 - 0.6 * cloud);
  return 110 * globalRadiation(sine, cloud) + twilight;
}
