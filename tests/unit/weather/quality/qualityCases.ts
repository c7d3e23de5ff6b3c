import type { Flag, Values } from "../../../../lib/weather/quality/quality";

type Metric = keyof Values;

/** Of one reading after another: minutes since the first, the value, and what is found in the end. */
export type Series = readonly (readonly [minute: number, value: number, flag?: Flag])[];

/** One real case. The source has the figures that make it one; quiet readings before and after are filled in. */
export interface Case {
  what: string;
  source: string;
  metric: Metric;
  series: Series;
}

const f = (fahrenheit: number) => (fahrenheit - 32) / 1.8;

/** A value that only has to be possible. */
const record = (what: string, source: string, metric: Metric, value: number): Case => {
  return { what, source, metric, series: [[0, value]] };
};
/** So much rain after so many minutes. */
const fall = (what: string, source: string, minutes: number, amount: number, flag?: Flag): Case => {
  const series: Series = [[0, 0], flag ? [minutes, amount, flag] : [minutes, amount]];
  return { what, source, metric: "rain", series };
};
/** The same value all the time, an hour apart. */
const steady = (hours: number, value: number, flag?: Flag, from = hours): Series =>
  Array.from({ length: hours }, (_, i) => (flag && i >= from ? [i * 60, value, flag] : [i * 60, value]));

const WMO =
  "WMO World Weather & Climate Extremes Archive, https://wmo.asu.edu/content/world-meteorological-organization-global-weather-climate-extremes-archive";
const HDSC =
  "NOAA/NWS Hydrometeorological Design Studies Center: world record point precipitation measurements, as of 2014 in the R package rainfreq";

/** Weather: nothing of it is refused, and what is suspect stays shown. */
export const WEATHER: readonly Case[] = [
  record("Vostok 1983, the lowest temperature", WMO, "temperature", -89.2),
  record("Furnace Creek 1913, the highest temperature", WMO, "temperature", 56.7),
  record("Klinck 1991, the lowest of the northern hemisphere", WMO, "temperature", -69.6),
  record("Verkhoyansk 2020, the highest within the Arctic Circle", WMO, "temperature", 38),
  record("Syracuse 2021, the highest of Europe", WMO, "temperature", 48.8),
  record("Typhoon Tip 1979, the lowest sea-level pressure", WMO, "seaLevelPressure", 870),
  record("Agata 1968, the highest sea-level pressure below 750 m", WMO, "seaLevelPressure", 1083.8),
  record("Tosontsengel 2001, the highest sea-level pressure above 750 m", WMO, "seaLevelPressure", 1084.8),
  record("Barrow Island 1996, the strongest gust", WMO, "windGust", 113.2),
  record("Mount Washington 1934, the strongest gust before it", WMO, "windGust", 103.3),
  record("Dhahran 2003, the highest dew point", "Burt, Extreme Weather, 2007", "dewPoint", 35),
  record("Licancabur 2003, the highest UV index", "Cabrol et al. 2014, Front. Environ. Sci. 2:19", "uvIndex", 43.3),
  record(
    "Cajanuma, more sun than above the air",
    "Emck & Richter 2008, J. Appl. Meteor. Climatol. 47",
    "solarRadiation",
    1832,
  ),
  record("Mount Ibuki 1927, the deepest snow", "Japan Meteorological Agency: 14 February 1927", "snowDepth", 1182),
  {
    what: "Barot 1970, 38 mm in a minute, as a rate",
    source: "Klein 1971, Cah. ORSTOM, sér. Hydrol. 8 (2)",
    metric: "rainRate",
    series: [[0, 38 * 60, "rate"]],
  },
  {
    what: "305 mm in 42 minutes at Holt 1947, as a rate",
    source: WMO,
    metric: "rainRate",
    series: [[0, (305 / 42) * 60]],
  },
  {
    what: "snow that lies for a month as it is",
    source: "no new snow and no thaw, as every winter in Siberia",
    metric: "snowDepth",
    series: steady(31 * 24, 42),
  },

  fall("Unionville 1956, in a minute", WMO, 1, 31.2, "rate"),
  fall("Barot 1970, in a minute", "Klein 1971, Cah. ORSTOM, sér. Hydrol. 8 (2)", 1, 38, "rate"),
  fall("Füssen 1920, in 8 minutes", HDSC, 8, 126, "rate"),
  fall("Plumb Point 1916, in 15 minutes", HDSC, 15, 198, "rate"),
  fall("Sikeshugou 1974, in half an hour", HDSC, 30, 280, "rate"),
  fall("Holt 1947, in 42 minutes", WMO, 42, 305, "rate"),
  fall("Shangdi 1975, in an hour, an estimate", HDSC, 60, 401, "rate"),
  fall("Foc-Foc 1966, in 12 hours", WMO, 12 * 60, 1144),
  fall("Foc-Foc 1966, in a day", WMO, 24 * 60, 1825, "rate"),
  fall("Cherrapunji 1995, in two days", WMO, 48 * 60, 2493),
  fall("Commerson 2007, in three days", WMO, 72 * 60, 3930, "rate"),
  fall("Commerson 2007, in four days", WMO, 96 * 60, 4936, "rate"),
  {
    what: "a cloudburst of 70 mm an hour by a gauge that is read every ten seconds",
    source: "0.2 mm a tip, UK Met Office: violent showers exceed 50 mm/h",
    metric: "rain",
    series: Array.from({ length: 120 }, (_, i) => [i / 6, i === 0 ? 0 : 0.2] as const),
  },

  {
    what: "Spearfish 1943: 49 °F up in two minutes, 58 °F down in 27",
    source: "Hamann 1943, Mon. Wea. Rev. 71 (3)",
    metric: "temperature",
    series: [
      [-10, f(-4)],
      [0, f(-4)],
      [2, f(45)],
      [4, f(46)],
      [45, f(51)],
      [90, f(54)],
      [117, f(-4)],
      [119, f(-4)],
    ],
  },
  {
    what: "Spearfish 1943 at a station that reports once an hour: the warm hour is one reading",
    source: "as above",
    metric: "temperature",
    series: [
      [0, f(-4)],
      [60, f(-4)],
      [120, f(53), "jump"],
      [180, f(-4)],
      [240, f(-3)],
    ],
  },
  {
    what: "Rapid City 1943: 49 °F up in 20 minutes",
    source: "as above",
    metric: "temperature",
    series: [
      [0, f(5)],
      [20, f(5)],
      [40, f(54)],
      [60, f(54)],
    ],
  },
  {
    what: "Great Falls 1980, a chinook: 47 °F up in seven minutes",
    source: "NWS Great Falls, Montana's top ten weather events of the 20th century",
    metric: "temperature",
    series: [
      [0, f(-32)],
      [5, f(-32)],
      [12, f(15)],
      [17, f(17)],
    ],
  },
  {
    what: "Chinook 2018, a chinook: 31 °F up in 15 minutes, 40 °F in an hour",
    source: "The Weather Channel, 15 February 2018",
    metric: "temperature",
    series: [
      [0, f(-5)],
      [15, f(-5)],
      [30, f(26)],
      [75, f(35)],
    ],
  },
  {
    what: "Loma 1972, a chinook: 103 °F up in a day",
    source: WMO,
    metric: "temperature",
    series: Array.from({ length: 25 }, (_, i) => [i * 60, f(-54 + (103 / 24) * i)] as const),
  },
  {
    what: "Springfield 1911, the Great Blue Norther: 40 °F down in 15 minutes",
    source: "NWS Goodland; NWS Springfield, https://www.weather.gov/sgf/events_1911nov11",
    metric: "temperature",
    series: [
      [0, f(80)],
      [15, f(80)],
      [30, f(40)],
      [45, f(36)],
    ],
  },
  {
    what: "Oklahoma City 2018, a cold front: 21.4 °F down in four minutes",
    source:
      "Weather Underground, 16 March 2018, https://www.wunderground.com/cat6/extreme-short-duration-temperature-changes-us",
    metric: "temperature",
    series: [
      [-4, f(64.4)],
      [0, f(64.4)],
      [4, f(43)],
      [8, f(42)],
    ],
  },
  {
    what: "a cold front that falls through several readings",
    source: "Springfield 1911, by five minutes",
    metric: "temperature",
    series: [
      [0, f(80)],
      [5, f(80)],
      [10, f(66)],
      [15, f(53)],
      [20, f(40)],
      [25, f(39)],
    ],
  },
  {
    what: "Wichita 2011, a heat burst: 85 to 102 °F in 20 minutes",
    source: "The Wichita Eagle, 10 June 2011, https://www.kansas.com/news/weather/article1066220.html",
    metric: "temperature",
    series: [
      [0, f(85)],
      [20, f(102)],
      [40, f(98)],
    ],
  },
  {
    what: "Wichita 2011, the same by the dew point: 66 to 27 °F in an hour",
    source: "METAR KICT, 9 June 2011",
    metric: "dewPoint",
    series: [
      [0, f(66)],
      [60, f(66)],
      [120, f(27)],
      [180, f(34)],
    ],
  },
  {
    what: "Wichita 2011, the same by the humidity: 55 to 7 % within minutes",
    source: "METAR KICT, 9 June 2011; Magnus formula",
    metric: "humidity",
    series: [
      [0, 55],
      [5, 55],
      [10, 20],
      [15, 7],
      [20, 8],
    ],
  },
  {
    what: "Midland 2008, a heat burst: 71 to 97 °F within minutes",
    source: "The Christian Science Monitor, 10 June 2011",
    metric: "temperature",
    series: [
      [0, f(71)],
      [5, f(71)],
      [10, f(97)],
      [15, f(96)],
    ],
  },
  {
    what: "a dry surge of föhn: 88 to 24 % in ten minutes",
    source: "Richner & Hächler 2013, Understanding and Forecasting Alpine Foehn",
    metric: "humidity",
    series: [
      [0, 88],
      [10, 87],
      [20, 24],
      [30, 25],
    ],
  },
  {
    what: "Guiuan 2013, typhoon Haiyan comes: 955, 927 and 910 hPa within 40 minutes",
    source: "Hoarau et al. 2017, Weather 72 (10)",
    metric: "seaLevelPressure",
    series: [
      [-60, 971],
      [-30, 965],
      [0, 955],
      [25, 927],
      [40, 910],
      [42, 908],
      [44, 908],
    ],
  },
  {
    what: "a small typhoon's eye that the barometer passes within ten minutes",
    source: "the gradient of Guiuan 2013, both ways",
    metric: "seaLevelPressure",
    series: [
      [0, 950],
      [10, 943],
      [20, 936],
      [30, 929, "jump"],
      [40, 937],
      [50, 944],
      [60, 950],
      [70, 952],
    ],
  },
  {
    what: "Tacloban 2013, 40 hPa down in six hours",
    source: "iCyclone, Chasing the Beast: Super Typhoon Haiyan, 2013",
    metric: "pressure",
    series: Array.from({ length: 13 }, (_, i) => [i * 30, 1000 - (40 / 12) * i] as const),
  },
  {
    what: "a gust front: the mean wind rises from 3 to 22 m/s in five minutes",
    source: "Wakimoto 1982, Mon. Wea. Rev. 110",
    metric: "windSpeed",
    series: [
      [0, 3],
      [5, 22],
      [10, 12],
    ],
  },
  {
    what: "Andrews 1983, a microburst: 67 m/s, calm within minutes",
    source: "Fujita 1985, The Downburst",
    metric: "windGust",
    series: [
      [0, 5],
      [5, 66.8],
      [10, 1],
    ],
  },
  {
    what: "fog: 100 % for three days",
    source: "DWD, Hohenpeißenberg, November",
    metric: "humidity",
    series: steady(72, 100),
  },
  {
    what: "a hygrometer in fog that shows 103 %",
    source: "WMO-No. 8, Vol. I, 4: uncertainty of capacitive hygrometers; ZAMG accepts up to 104 %",
    metric: "humidity",
    series: [
      [0, 99],
      [10, 103],
      [20, 104.9],
    ],
  },
  { what: "calm for four days", source: "a winter high over a basin", metric: "windSpeed", series: steady(96, 0) },
  {
    what: "wet snow: 0.0 °C for a day and a half",
    source: "melting holds the air at its point, WMO-No. 8, Vol. I, 2",
    metric: "temperature",
    series: steady(36, 0),
  },
  {
    what: "a barometer of whole hPa in a calm high",
    source: "METAR Q groups are whole hPa",
    metric: "pressure",
    series: steady(36, 1032),
  },
  {
    what: "a pyranometer's night offset",
    source: "ISO 9060:2018, class B: ±15 W/m²",
    metric: "solarRadiation",
    series: [
      [0, -3],
      [10, -12],
    ],
  },
];

/** What instruments and what is behind them do. */
export const FAILURES: readonly Case[] = [
  {
    what: "DS18B20 read before it has measured: 85 °C",
    source: "DS18B20 data sheet, table 1",
    metric: "temperature",
    series: [
      [0, 21.4],
      [5, 85, "failure"],
      [10, 21.4],
    ],
  },
  {
    what: "the same in the soil, where 85 °C would be possible",
    source: "DS18B20 data sheet, table 1",
    metric: "soilTemperature",
    series: [[0, 85, "failure"]],
  },
  {
    what: "the same by a program that thinks in °F",
    source: "DS18B20 data sheet, table 1",
    metric: "soilTemperature",
    series: [[0, f(185), "failure"]],
  },
  {
    what: "DS18B20 unplugged: -127 °C",
    source: "DallasTemperature.h, DEVICE_DISCONNECTED_C",
    metric: "temperature",
    series: [
      [0, -127, "failure"],
      [5, -127, "failure"],
    ],
  },
  {
    what: "all bits of a byte by tenths: 25.5 %",
    source: "a register of 0xFF",
    metric: "humidity",
    series: [
      [0, 71],
      [5, 25.5, "failure"],
      [10, 71],
    ],
  },
  {
    what: "no failure: 25.5 % on the way from 26 to 25",
    source: "a dry afternoon",
    metric: "humidity",
    series: [
      [0, 26],
      [5, 25.5],
      [10, 25],
    ],
  },
  {
    what: "all bits of a register by tenths: 6553.5 µg/m³",
    source: "a register of 0xFFFF",
    metric: "pm25",
    series: [[0, 6553.5, "failure"]],
  },
  { what: "the same in hPa", source: "a register of 0xFFFF", metric: "pressure", series: [[0, 6553.5, "failure"]] },
  { what: "65535 lux", source: "a register of 0xFFFF", metric: "light", series: [[0, 65535, "failure"]] },
  {
    what: "32767 by tenths: 3276.7 °C",
    source: "Davis serial protocol: 32767 is dashed",
    metric: "temperature",
    series: [[0, 3276.7, "failure"]],
  },
  {
    what: "255 by tenths: UV 25.5",
    source: "Davis serial protocol: 255 is dashed",
    metric: "uvIndex",
    series: [[0, 25.5, "failure"]],
  },
  {
    what: "99.99 inches of rain",
    source: "NOAA Global Surface Summary of the Day: PRCP 99.99 is missing",
    metric: "rain",
    series: [[0, 99.99 * 25.4, "failure"]],
  },
  {
    what: "99.99 mm of rain",
    source: "the same taken over without its unit",
    metric: "rain",
    series: [
      [0, 0],
      [60, 99.99, "failure"],
    ],
  },
  {
    what: "zero from an SHT21: -46.85 °C",
    source: "SHT21 data sheet, 6.2",
    metric: "temperature",
    series: [
      [0, 18],
      [5, -46.85, "failure"],
      [10, 18],
    ],
  },
  { what: "-9999", source: "NDBC, Weather Underground: missing", metric: "temperature", series: [[0, -9999, "range"]] },
  {
    what: "a wind of 1048 mph",
    source: "METAR KLGA, 2013, as in nycflights13",
    metric: "windSpeed",
    series: [[0, 468.7, "range"]],
  },
  { what: "more than any minute has seen", source: "above", metric: "rainRate", series: [[0, 2500, "range"]] },
  {
    what: "999.9 of snow",
    source: "NOAA Global Surface Summary of the Day: SNDP 999.9 is missing",
    metric: "snowDepth",
    series: [[0, 999.9, "failure"]],
  },
  { what: "130 %", source: "a DHT22 with a broken wire", metric: "humidity", series: [[0, 130, "range"]] },
  { what: "rain that is taken back", source: "a counter that was reset", metric: "rain", series: [[0, -12, "range"]] },
  {
    what: "a lone spike",
    source: "Zahumenský 2004, time consistency",
    metric: "temperature",
    series: [
      [0, 20],
      [5, 45, "spike"],
      [10, 20.5],
      [15, 20.4],
    ],
  },
  {
    what: "a smaller spike, which weather might be",
    source: "Zahumenský 2004, time consistency",
    metric: "temperature",
    series: [
      [0, 20],
      [5, 31, "jump"],
      [10, 20.5],
    ],
  },
  {
    what: "a loose contact",
    source: "Zahumenský 2004, time consistency",
    metric: "temperature",
    series: [
      [0, 20],
      [5, 45, "spike"],
      [10, 20.1],
      [15, 48, "spike"],
      [20, 20.2],
    ],
  },
  {
    what: "a BME280 misread on the bus: 691 hPa",
    source: "reset values of its data registers, BME280 data sheet, 5.3",
    metric: "pressure",
    series: [
      [0, 1013.2],
      [5, 691.3, "spike"],
      [10, 1013.3],
    ],
  },
  {
    what: "a wrong first reading, and an hour of good ones",
    source: "a sensor that was in a hand",
    metric: "temperature",
    series: [[0, 45, "jump"], ...Array.from({ length: 12 }, (_, i) => [5 + i * 5, 20 + i / 10] as const)],
  },
  {
    what: "a stuck thermometer",
    source: "Shafer et al. 2000, J. Atmos. Oceanic Technol. 17",
    metric: "temperature",
    series: [...steady(30, 21.4, "flat", 25), [30 * 60, 21.5]],
  },
  {
    what: "a stuck barometer",
    source: "Shafer et al. 2000, J. Atmos. Oceanic Technol. 17",
    metric: "pressure",
    series: steady(30, 1013.2, "flat", 25),
  },
  {
    what: "a stuck barometer of whole hPa, after three days",
    source: "Shafer et al. 2000, J. Atmos. Oceanic Technol. 17",
    metric: "pressure",
    series: steady(80, 1013, "flat", 73),
  },
  {
    what: "a tipping bucket that was knocked: 120 mm in a minute",
    source: "three times the record",
    metric: "rain",
    series: [
      [0, 0],
      [1, 120, "burst"],
      [2, 0],
    ],
  },
  {
    what: "a tipping bucket that chatters: 12 mm a minute, for half an hour",
    source: "as much as has ever been measured after 24 minutes",
    metric: "rain",
    series: Array.from({ length: 30 }, (_, i) => {
      if (i === 0) return [0, 0] as const;
      if (i <= 3) return [i, 12] as const;
      return [i, 12, i < 24 ? "rate" : "burst"] as const;
    }),
  },
];
