import { isInInches, named, type Presets } from "./preset";

/** A line of a Cumulus monthly log: `01/10/25,00:05,…`, also with semicolons or hyphens, by the computer's settings. */
export function isCumulusLine([date = "", time = "", ...values]: readonly string[]): boolean {
  return /^\d\d([/.-])\d\d\1\d\d$/.test(date.trim()) && /^\d\d:\d\d$/.test(time.trim()) && values.length >= 14;
}

/** WeatherLink for Windows: two lines of names, and units as the user chose them, which the file does not say. */
function weatherLink(units: { temperature: string; pressure: string; speed: string; rain: string }) {
  return {
    skipMissing: true,
    readings: {
      ...{ Date: "time", Time: "time", "Out Hum": "humidity", "Wind Dir": "windDirection" },
      "Temp Out": `temperature:${units.temperature}`,
      "Dew Pt.": `dewPoint:${units.temperature}`,
      Bar: `seaLevelPressure:${units.pressure}`,
      "Wind Speed": `windSpeed:${units.speed}`,
      "Hi Speed": `windGust:${units.speed}`,
      Rain: `rain:${units.rain}`,
      "Rain Rate": `rainRate:${units.rain}/h`,
      "Solar Rad.": "solarRadiation",
      "UV Index": "uvIndex",
    },
  };
}

export const PROGRAMS: Presets = {
  cumulus: {
    title: "Cumulus, a monthly log in °C, km/h, hPa and mm",
    isOf: (start) => start.lines.length > 0 && start.lines.every(isCumulusLine),
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
  "weather-display": {
    title: "Weather Display, a monthly log (…lg.txt, …lgcsv.csv) in °C, knots, hPa and mm",
    isOf: named("day", "month", "year", "hour", "minute", "barometer", "gustspeed", "rainlastmin"),
    mapping: {
      skipMissing: true,
      readings: {
        ...{ day: "time.day", month: "time.month", year: "time.year", hour: "time.hour", minute: "time.minute" },
        ...{ temperature: "temperature", humidity: "humidity", dewpoint: "dewPoint", barometer: "seaLevelPressure" },
        ...{ windspeed: "windSpeed:kn", gustspeed: "windGust:kn", direction: "windDirection", rainlastmin: "rain" },
      },
    },
  },
  weatherlink: {
    title: "WeatherLink, data exported from weatherlink.com",
    isOf: named("Date & Time", "Barometer", "Temp", "Hum"),
    mapping: {
      skipMissing: true,
      readings: {
        ...{ "Date & Time": "time", Barometer: "seaLevelPressure", Temp: "temperature", Hum: "humidity" },
        ...{ "Dew Point": "dewPoint", "Avg Wind Speed": "windSpeed", "High Wind Speed": "windGust", Rain: "rain" },
        ...{ "Prevailing Wind Direction": "windDirection", "High Rain Rate": "rainRate" },
        ...{ "Absolute Pressure": "pressure", "Solar Rad": "solarRadiation", "UV Index": "uvIndex" },
      },
    },
  },
  "weatherlink-us": {
    title: "WeatherLink for Windows, exported text in °F, mph, inches",
    isOf: (start) => named("Temp Out", "Out Hum", "Bar")(start) && isInInches(start, "Bar") === true,
    mapping: weatherLink({ temperature: "F", pressure: "inHg", speed: "mph", rain: "in" }),
  },
  "weatherlink-metric": {
    title: "WeatherLink for Windows, exported text in °C, km/h, hPa and mm",
    isOf: (start) => named("Temp Out", "Out Hum", "Bar")(start) && isInInches(start, "Bar") === false,
    mapping: weatherLink({ temperature: "C", pressure: "hPa", speed: "km/h", rain: "mm" }),
  },
};
