import { named, type Presets } from "./preset";

export const LOGGERS: Presets = {
  hobo: {
    title: "HOBO, a table exported from HOBOware or HOBOconnect",
    isOf: (start) => start.has("Date Time") && (start.has("Temp") || start.has("Temperature")),
    mapping: {
      skipMissing: true,
      readings: {
        ...{ "Date Time": "time", Temp: "temperature", Temperature: "temperature", RH: "humidity" },
        ...{ DewPt: "dewPoint", "Dew Point": "dewPoint", Pressure: "pressure", "Wind Speed": "windSpeed" },
        ...{ "Gust Speed": "windGust", "Wind Direction": "windDirection", "Solar Radiation": "solarRadiation" },
        ...{ Rain: "rain", "Soil Moisture": "extra.soilWater", Intensity: "light", Batt: "battery" },
      },
    },
  },
  campbell: {
    title: "Campbell Scientific, TOA5 with the usual names of a weather station",
    isOf: (start) => start.lines[0]?.[0] === "TOA5",
    mapping: {
      skipMissing: true,
      readings: {
        ...{ TIMESTAMP: "time", AirTC_Avg: "temperature", AirTC: "temperature", RH: "humidity", RH_Avg: "humidity" },
        ...{ BP_mbar: "pressure:mbar", BP_mbar_Avg: "pressure:mbar", BP_mmHg: "pressure:mmHg" },
        ...{ WS_ms_Avg: "windSpeed", WS_ms: "windSpeed", WS_ms_S_WVT: "windSpeed", WS_ms_Max: "windGust" },
        ...{
          WindDir: "windDirection",
          WindDir_D1_WVT: "windDirection",
          SlrW_Avg: "solarRadiation",
          SlrW: "solarRadiation",
        },
        ...{
          Rain_mm_Tot: "rain",
          BattV_Min: "battery",
          BattV_Avg: "battery",
          BattV: "battery",
          T108_C_Avg: "soilTemperature",
        },
      },
    },
  },
  "home-assistant": {
    title: "Home Assistant, downloaded history; with --sensors",
    isOf: named("entity_id", "state", "last_changed"),
    mapping: { readings: { entity_id: "sensor", state: "value", last_changed: "time" } },
  },
  opensensemap: {
    title: "openSenseMap, values with the phenomenon of each line; --sensors adds to the usual ones",
    isOf: named("phenomenon", "createdAt", "value"),
    mapping: {
      readings: { phenomenon: "sensor", createdAt: "time", value: "value" },
      sensors: {
        ...{ Temperatur: "temperature", Temperature: "temperature", "rel. Luftfeuchte": "humidity" },
        ...{ Humidity: "humidity", Luftdruck: "pressure", PM10: "pm10", "PM2.5": "pm25" },
        ...{ Beleuchtungsstärke: "light", Windgeschwindigkeit: "windSpeed", Windrichtung: "windDirection" },
      },
    },
  },
  "opensensemap-sensors": {
    title: "openSenseMap, values with the number of the sensor of each line; with --sensors",
    isOf: (start) => named("sensorId", "createdAt", "value")(start) && !start.has("phenomenon"),
    mapping: { readings: { sensorId: "sensor", createdAt: "time", value: "value" } },
  },
};
