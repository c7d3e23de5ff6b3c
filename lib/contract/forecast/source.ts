/** The services that can be chosen by FORECAST. */
export const FORECAST_SOURCES = ["open-meteo", "met-norway", "openweathermap"] as const;

export type ForecastSource = (typeof FORECAST_SOURCES)[number];
