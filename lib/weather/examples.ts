import type { MetricKey } from "./metrics";

/**
 * Place and time at which the example values are plausible: a fresh spring noon in Berlin, 34 m above the sea, after a
 * shower.
 */
export const EXAMPLE_PLACE = { lat: 52.52, lon: 13.405, elevation: 34 } as const;
export const EXAMPLE_TIME = Date.UTC(2026, 2, 14, 12);

/** A reading with every metric in its canonical unit, as the documentation shows it. */
export const EXAMPLE_VALUES: Readonly<Record<MetricKey, number>> = {
  temperature: 8.4,
  humidity: 71,
  dewPoint: 3.4,
  feelsLike: 5.5,
  pressure: 1009.2,
  seaLevelPressure: 1013.4,
  altimeterSetting: 1013.3,
  windSpeed: 5.2,
  windGust: 9.3,
  windDirection: 240,
  rain: 0.2,
  rainRate: 1.2,
  snowDepth: 0,
  sunshine: 2,
  light: 21_000,
  solarRadiation: 190,
  uvIndex: 1.2,
  soilTemperature: 7.1,
  soilMoisture: 34,
  pm25: 6.2,
  pm10: 11.5,
  visibility: 18,
  battery: 3.92,
};
