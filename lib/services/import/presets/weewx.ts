import { named, type Preset, type Presets } from "./preset";

/** Columns that are alike in all unit systems. */
const ALIKE = {
  dateTime: "time",
  outHumidity: "humidity",
  windDir: "windDirection",
  radiation: "solarRadiation",
  UV: "uvIndex",
  pm2_5: "pm25",
  pm10_0: "pm10",
};

interface Units {
  temperature: string;
  pressure: string;
  speed: string;
  rain: string;
  rate: string;
}

/** The archive table in one of its unit systems (weewx.units, https://weewx.com/docs). */
function archive(usUnits: number, { temperature, pressure, speed, rain, rate }: Units): Preset {
  return {
    title: `WeeWX, the archive table as CSV, usUnits ${usUnits}`,
    isOf: (start) => named("dateTime", "usUnits", "interval")(start) && start.numbers("usUnits")[0] === usUnits,
    mapping: {
      skipMissing: true,
      readings: {
        ...ALIKE,
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
    },
  };
}

export const WEEWX: Presets = {
  "weewx-us": archive(1, { temperature: "F", pressure: "inHg", speed: "mph", rain: "in", rate: "in/h" }),
  "weewx-metric": archive(16, { temperature: "C", pressure: "mbar", speed: "km/h", rain: "cm", rate: "cm/h" }),
  "weewx-metricwx": archive(17, { temperature: "C", pressure: "mbar", speed: "m/s", rain: "mm", rate: "mm/h" }),
};
