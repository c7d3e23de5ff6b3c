import type { z } from "zod";
import type { mappingSchema } from "./internal/file/mapping";

interface Preset {
  /** Which files it is for. */
  title: string;
  mapping: z.input<typeof mappingSchema>;
}

/** Columns that are alike in all unit systems of WeeWX. */
const WEEWX = {
  dateTime: "time",
  outHumidity: "humidity",
  windDir: "windDirection",
  radiation: "solarRadiation",
  UV: "uvIndex",
  pm2_5: "pm25",
  pm10_0: "pm10",
};

/** The archive table of WeeWX in one of its unit systems (weewx.units, https://weewx.com/docs). */
function weewx(units: { temperature: string; pressure: string; speed: string; rain: string; rate: string }) {
  const { temperature, pressure, speed, rain, rate } = units;
  return {
    skipMissing: true,
    readings: {
      ...WEEWX,
      outTemp: `temperature:${temperature}`,
      dewpoint: `dewPoint:${temperature}`,
      soilTemp1: `soilTemperature:${temperature}`,
      barometer: `seaLevelPressure:${pressure}`,
      pressure: `pressure:${pressure}`,
      altimeter: `altimeterSetting:${pressure}`,
      windSpeed: `windSpeed:${speed}`,
      windGust: `windGust:${speed}`,
      rain: `rain:${rain}`,
      rainRate: `rainRate:${rate}`,
    },
  };
}

/** Mappings of files that common programs write; columns that a file lacks are skipped. */
export const PRESETS: Readonly<Record<string, Preset>> = {
  "weewx-us": {
    title: "WeeWX, the archive table as CSV, usUnits 1",
    mapping: weewx({ temperature: "F", pressure: "inHg", speed: "mph", rain: "in", rate: "in/h" }),
  },
  "weewx-metric": {
    title: "WeeWX, the archive table as CSV, usUnits 16",
    mapping: weewx({ temperature: "C", pressure: "mbar", speed: "km/h", rain: "cm", rate: "cm/h" }),
  },
  "weewx-metricwx": {
    title: "WeeWX, the archive table as CSV, usUnits 17",
    mapping: weewx({ temperature: "C", pressure: "mbar", speed: "m/s", rain: "mm", rate: "mm/h" }),
  },
  cumulus: {
    title: "Cumulus, a monthly log in °C, km/h, hPa and mm",
    mapping: {
      skipMissing: true,
      dateFormat: "day-first",
      readings: {
        ...{ 1: "time", 2: "time", 3: "temperature", 4: "humidity", 5: "dewPoint", 6: "windSpeed:km/h" },
        ...{ 7: "windGust:km/h", 8: "windDirection", 9: "rainRate", 11: "seaLevelPressure", 12: "rainTotal" },
        ...{ 18: "uvIndex", 19: "solarRadiation" },
      },
    },
  },
  meteostat: {
    title: "Meteostat, hourly bulk data",
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
  "home-assistant": {
    title: "Home Assistant, downloaded history; with --sensors",
    mapping: { readings: { entity_id: "sensor", state: "value", last_changed: "time" } },
  },
};
