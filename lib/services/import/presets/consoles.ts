import { named, type Presets } from "./preset";

/** The names of Ecowitt, Froggit, Ambient and other consoles from Fine Offset, whose units stand in brackets. */
const RAIN_OF_DAY = "rainDay";

export const CONSOLES: Presets = {
  ecowitt: {
    title: "Ecowitt and consoles alike (Froggit, Misol, Fine Offset), history from the console or its SD card",
    isOf: (start) =>
      named("Time", "Outdoor Temperature", "Outdoor Humidity", "Daily Rain")(start) &&
      (start.has("ABS Pressure") || start.has("ABS Barometer")),
    mapping: {
      skipMissing: true,
      readings: {
        ...{ Time: "time", "Outdoor Temperature": "temperature", "Outdoor Humidity": "humidity" },
        ...{ "Dew Point": "dewPoint", Wind: "windSpeed", Gust: "windGust", "Wind Direction": "windDirection" },
        ...{ "ABS Pressure": "pressure", "ABS Barometer": "pressure", "REL Pressure": "seaLevelPressure" },
        ...{ "REL Barometer": "seaLevelPressure", "Rain Rate": "rainRate", "Daily Rain": RAIN_OF_DAY },
        ...{ "Solar Rad": "solarRadiation", "Solar Rad.": "solarRadiation", "UV-Index": "uvIndex", UVI: "uvIndex" },
        ...{ "Indoor Temperature": "extra.indoorTemperature", "Indoor Humidity": "extra.indoorHumidity" },
      },
    },
  },
  "ecowitt-net": {
    title: "Ecowitt, a table exported from ecowitt.net and saved as CSV",
    isOf: named("Time", "Outdoor Temperature", "Outdoor Humidity", "Wind Wind Speed"),
    mapping: {
      skipMissing: true,
      readings: {
        ...{ Time: "time", "Outdoor Temperature": "temperature", "Outdoor Humidity": "humidity" },
        ...{ "Outdoor Dew Point": "dewPoint", "Wind Wind Speed": "windSpeed", "Wind Wind Gust": "windGust" },
        ...{ "Wind Wind Direction": "windDirection", "Pressure Absolute": "pressure" },
        ...{ "Pressure Relative": "seaLevelPressure", "Rainfall Rain Rate": "rainRate" },
        ...{ "Rainfall Daily": RAIN_OF_DAY, "Solar and UVI Solar": "solarRadiation", "Solar and UVI UVI": "uvIndex" },
        ...{ "Indoor Temperature": "extra.indoorTemperature", "Indoor Humidity": "extra.indoorHumidity" },
      },
    },
  },
  ambient: {
    title: "Ambient Weather, data exported from ambientweather.net",
    isOf: named("Date", "Simple Date", "Outdoor Temperature", "Daily Rain"),
    mapping: {
      skipMissing: true,
      readings: {
        ...{ Date: "time", "Outdoor Temperature": "temperature", "Dew Point": "dewPoint", Humidity: "humidity" },
        ...{ "Wind Speed": "windSpeed", "Wind Gust": "windGust", "Wind Direction": "windDirection" },
        ...{ "Rain Rate": "rainRate", "Daily Rain": RAIN_OF_DAY, "Relative Pressure": "seaLevelPressure" },
        ...{ "Absolute Pressure": "pressure", "Ultra-Violet Radiation Index": "uvIndex" },
        ...{ "Solar Radiation": "solarRadiation", "PM2.5 Outdoor": "pm25" },
        ...{ "Indoor Temperature": "extra.indoorTemperature", "Indoor Humidity": "extra.indoorHumidity" },
      },
    },
  },
};
