import type { Gauge } from "./decoded";

/** What an owner chooses where a console leaves it open: see the model ConsoleSetting. */
export interface ConsoleSettings {
  /** Null until the first counter was seen. */
  gauge: Gauge | null;
  wind: "momentary" | "average2" | "average10";
  /** The channel whose sensor hangs in the station's shelter; null for the outdoor array. */
  temperatureChannel: number | null;
  soilMoistureUnit: "percent" | "centibar";
  lightningUnit: "km" | "mi";
  /** The particle sensor of an air quality station (WH45) is indoors. */
  isAirQualityIndoors: boolean;
  /** The sensor of a Luftdaten board that comes first where several measure the same. */
  preferredSensor: string | null;
}

export const DEFAULT_SETTINGS: ConsoleSettings = {
  gauge: null,
  wind: "momentary",
  temperatureChannel: null,
  soilMoistureUnit: "percent",
  lightningUnit: "km",
  isAirQualityIndoors: false,
  preferredSensor: null,
};

/** What decoding needs to know of the station. */
export interface Station {
  /** Metres above sea level, if known. */
  elevation: number | null;
  settings: ConsoleSettings;
}
