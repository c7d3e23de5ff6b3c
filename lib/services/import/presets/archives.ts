import { isInInches, named, type Presets } from "./preset";

/** NOAA's Local Climatological Data, in the local standard time of the station: --time-zone is its fixed offset. */
function climatological(units: { temperature: string; pressure: string; speed: string; distance: string }) {
  return {
    skipMissing: true,
    readings: {
      ...{ DATE: "time", HourlyRelativeHumidity: "humidity", HourlyWindDirection: "windDirection" },
      HourlyDryBulbTemperature: `temperature:${units.temperature}`,
      HourlyDewPointTemperature: `dewPoint:${units.temperature}`,
      HourlyStationPressure: `pressure:${units.pressure}`,
      HourlySeaLevelPressure: `seaLevelPressure:${units.pressure}`,
      HourlyAltimeterSetting: `altimeterSetting:${units.pressure}`,
      HourlyWindSpeed: `windSpeed:${units.speed}`,
      HourlyWindGustSpeed: `windGust:${units.speed}`,
      HourlyVisibility: `visibility:${units.distance}`,
    },
  };
}

const LCD = named("DATE", "REPORT_TYPE", "HourlyDryBulbTemperature", "HourlyStationPressure");

export const ARCHIVES: Presets = {
  wunderground: {
    title: "Weather Underground, the history of a personal station as CSV",
    isOf: (start) =>
      named("Time", "DateUTC", "WindDirectionDegrees")(start) &&
      (start.has("TemperatureF") || start.has("TemperatureC")),
    mapping: {
      skipMissing: true,
      timeZone: "UTC",
      null: ["-999", "-999.0", "-99.9"],
      readings: {
        ...{ DateUTC: "time", Humidity: "humidity", WindDirectionDegrees: "windDirection" },
        ...{ "SolarRadiationWatts/m^2": "solarRadiation" },
        ...{ TemperatureF: "temperature:F", DewpointF: "dewPoint:F", PressureIn: "seaLevelPressure:inHg" },
        ...{ WindSpeedMPH: "windSpeed:mph", WindSpeedGustMPH: "windGust:mph", dailyrainin: "rainDay:in" },
        ...{ TemperatureC: "temperature", DewpointC: "dewPoint", PressurehPa: "seaLevelPressure" },
        ...{ WindSpeedKMH: "windSpeed:km/h", WindSpeedGustKMH: "windGust:km/h", dailyrainMM: "rainDay" },
      },
    },
  },
  meteostat: {
    title: "Meteostat, hourly bulk data",
    isOf: (start) => start.lines.length > 0 && start.lines.every(isMeteostatLine),
    mapping: {
      skipMissing: true,
      timeZone: "UTC",
      columns: ["date", "hour", "temp", "dwpt", "rhum", "prcp", "snow", "wdir", "wspd", "wpgt", "pres", "tsun", "coco"],
      readings: {
        ...{ date: "time", hour: "time", temp: "temperature", dwpt: "dewPoint", rhum: "humidity", prcp: "rain" },
        ...{ snow: "snowDepth:mm", wdir: "windDirection", wspd: "windSpeed:km/h", wpgt: "windGust:km/h" },
        ...{ pres: "seaLevelPressure", tsun: "sunshine" },
      },
    },
  },
  isd: {
    title: "NOAA, Integrated Surface Database (global-hourly) as CSV",
    isOf: named("DATE", "WND", "TMP", "DEW", "SLP"),
    mapping: {
      skipMissing: true,
      timeZone: "UTC",
      null: ["+9999", "9999", "99999", "999"],
      readings: {
        ...{ DATE: "time", "TMP.1": "temperature:0.1C", "DEW.1": "dewPoint:0.1C", "SLP.1": "seaLevelPressure:0.1hPa" },
        ...{ "WND.1": "windDirection", "WND.4": "windSpeed:0.1m/s" },
      },
    },
  },
  // Special reports repeat the rain of the hour so far: sums of all lines would count it twice.
  "lcd-us": {
    title: "NOAA, Local Climatological Data in °F, inHg and mph, without rain",
    isOf: (start) => LCD(start) && isInInches(start, "HourlyStationPressure") === true,
    mapping: climatological({ temperature: "F", pressure: "inHg", speed: "mph", distance: "mi" }),
  },
  "lcd-metric": {
    title: "NOAA, Local Climatological Data in °C, hPa, m/s and km, without rain",
    isOf: (start) => LCD(start) && isInInches(start, "HourlyStationPressure") === false,
    mapping: climatological({ temperature: "C", pressure: "hPa", speed: "m/s", distance: "km" }),
  },
};

function isMeteostatLine([date = "", hour = "", ...values]: readonly string[]): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(date) && /^(1?\d|2[0-3])$/.test(hour) && values.length === 11;
}
