import type { CanonicalUnit, Quantity } from "./units/units";

export interface Metric {
  label: string;
  unit: CanonicalUnit;
  quantity: Quantity;
  /** physically possible, inclusive; outside this range the instrument is wrong */
  min: number;
  max: number;
  /** how a period is represented; for a "vector", by the direction of the resultant wind */
  aggregate: "mean" | "sum" | "vector";
  /** digits after the decimal point for display */
  decimals: number;
  /** an instrument's inaccuracy beyond these counts as the limit: 103 % as 100 %, -3 W/m² at night as 0 */
  floor?: number;
  ceiling?: number;
  /** the fastest plausible change: within one minute, and within `minutes`; longer intervals are not checked */
  step?: { minute: number; longest: number; minutes: number };
  /** the most that can fall within a minute, and within an hour */
  burst?: { minute: number; hour: number };
  /** an amount of time, which cannot exceed the time since the previous reading */
  isTime?: true;
  /** values above this are possible, but suspect */
  usual?: number;
  /** an instrument that shows exactly the same value for longer is suspected to be stuck */
  stuckMinutes?: number;
  /** may be computed by the server and need not come from an instrument */
  derived?: true;
}

/**
 * All metrics, in display order.
 *
 * Ranges: records of the WMO World Weather & Climate Extremes Archive with a margin, else the widest instrument range.
 * Steps: within a minute, the limits of WMO's guidelines for automatic stations (Zahumenský 2004, Guidelines on Quality
 * Control Procedures for Data from Automatic Weather Stations, CBS/OPAG-IOS/ET AWS-3/Doc. 4(1); WMO-No. 488, appendix
 * VI.2) above which a value is suspect; for the dew point the larger of two, which applies to calculated ones. Within
 * an hour, those of MADIS (35 °F for both temperatures, 15 mb for pressure, 50 % for humidity),
 * https://madis.ncep.noaa.gov/madis_sfc_qc_notes.shtml. Its 20 kn for wind, and the 10 m/s of the guidelines, would
 * question every gust front, so wind speed has the limit above which the guidelines call a 2-minute mean erroneous.
 * Stuck: the persistence test of the Oklahoma Mesonet covers one day (Shafer et al. 2000, J. Atmos. Oceanic Technol.
 * 17), which a daily cycle or a pressure tide hardly ever leaves flat.
 */
export const METRICS = {
  temperature: {
    label: "Temperature",
    unit: "°C",
    quantity: "temperature",
    // WMO: -89.2 Vostok 1983, 56.7 Furnace Creek 1913
    min: -95,
    max: 60,
    aggregate: "mean",
    decimals: 1,
    step: { minute: 3, longest: 35 / 1.8, minutes: 60 },
    stuckMinutes: 24 * 60,
  },
  humidity: {
    label: "Humidity",
    unit: "%",
    quantity: "percent",
    // a hygrometer may be 5 % too high in fog
    min: 0,
    max: 105,
    ceiling: 100,
    aggregate: "mean",
    decimals: 0,
    step: { minute: 10, longest: 50, minutes: 60 },
  },
  dewPoint: {
    label: "Dew point",
    unit: "°C",
    quantity: "temperature",
    // reported maximum 35 (Dhahran 2003); the driest polar air is a little below the coldest temperature
    min: -100,
    max: 40,
    aggregate: "mean",
    decimals: 1,
    step: { minute: 4, longest: 35 / 1.8, minutes: 60 },
  },
  /** wind chill or heat index; absent where neither is defined */
  feelsLike: {
    label: "Feels like",
    unit: "°C",
    quantity: "temperature",
    // wind chill at -89 °C in a storm is -141; the heat index is not meant for much above 80
    min: -150,
    max: 100,
    aggregate: "mean",
    decimals: 1,
    derived: true,
  },
  pressure: {
    label: "Station pressure",
    unit: "hPa",
    quantity: "pressure",
    // about 330 on the top of Everest; sea-level record 1084.8 (below), a little more by the Dead Sea
    min: 300,
    max: 1100,
    aggregate: "mean",
    decimals: 1,
    step: { minute: 0.5, longest: 15, minutes: 60 },
    stuckMinutes: 24 * 60,
  },
  seaLevelPressure: {
    label: "Sea-level pressure",
    unit: "hPa",
    quantity: "pressure",
    // WMO: 870 typhoon Tip 1979, 1084.8 Tosontsengel 2001 (reduced from 1725 m); MADIS accepts 846 to 1100
    min: 846,
    max: 1100,
    aggregate: "mean",
    decimals: 1,
    step: { minute: 0.5, longest: 15, minutes: 60 },
    stuckMinutes: 24 * 60,
  },
  /** QNH: the altimeter setting that shows the station's elevation on the ground, by the standard atmosphere */
  altimeterSetting: {
    label: "Altimeter setting (QNH)",
    unit: "hPa",
    quantity: "pressure",
    // as at sea level: on the coldest plateau (Vostok, 3488 m, 593 hPa) it still is about 920
    min: 846,
    max: 1100,
    aggregate: "mean",
    decimals: 1,
    step: { minute: 0.5, longest: 15, minutes: 60 },
    stuckMinutes: 24 * 60,
  },
  windSpeed: {
    label: "Wind speed",
    unit: "m/s",
    quantity: "speed",
    // no mean wind exceeds the gust record
    min: 0,
    max: 120,
    aggregate: "mean",
    decimals: 1,
    step: { minute: 20, longest: 20, minutes: 10 },
  },
  windGust: {
    label: "Wind gust",
    unit: "m/s",
    quantity: "speed",
    // WMO: 113.2 Barrow Island 1996
    min: 0,
    max: 120,
    aggregate: "mean",
    decimals: 1,
  },
  windDirection: {
    label: "Wind direction",
    unit: "°",
    quantity: "angle",
    min: 0,
    max: 360,
    aggregate: "vector",
    decimals: 0,
  },
  /** since the station's previous reading */
  rain: {
    label: "Rain",
    unit: "mm",
    quantity: "length",
    // WMO: 4936 in 96 hours, Commerson 2007; a gauge may be read only every few days
    min: 0,
    max: 6000,
    aggregate: "sum",
    decimals: 1,
    // Zahumenský 2004: 40 in a minute. Records: 38 in a minute, Barot 1970 (WMO: 31.2, Unionville 1956); 198 in a quarter of an
    // hour, Plumb Point 1916; 401 in an hour, Shangdi 1975, an estimate (WMO: 305, Holt 1947)
    burst: { minute: 40, hour: 500 },
  },
  /** intensity at the time of the reading; over longer periods the highest says more than the mean */
  rainRate: {
    label: "Rain rate",
    unit: "mm/h",
    quantity: "rainRate",
    // the most rain that can fall in a minute (above), for an hour; record: 38 in a minute, Barot 1970, which is 2280
    min: 0,
    max: 40 * 60,
    aggregate: "mean",
    decimals: 1,
    // half of the maximum, as for rain
    usual: 20 * 60,
  },
  /** all snow on the ground, old and new */
  snowDepth: {
    label: "Snow depth",
    unit: "cm",
    quantity: "depth",
    // 1182 on Mount Ibuki 1927; an ultrasonic gauge is accurate to 1, and bare ground settles or loses its grass
    min: -5,
    max: 1300,
    floor: 0,
    aggregate: "mean",
    decimals: 0,
  },
  /** duration of sunshine since the previous reading: direct sun of more than 120 W/m² (WMO-No. 8, Vol. I, 8.1) */
  sunshine: {
    label: "Sunshine",
    unit: "min",
    quantity: "duration",
    // a day
    min: 0,
    max: 24 * 60,
    aggregate: "sum",
    decimals: 0,
    isTime: true,
  },
  light: {
    label: "Light",
    unit: "lux",
    quantity: "illuminance",
    // direct sun gives about 120 000; clouds around it half as much again
    min: 0,
    max: 200_000,
    aggregate: "mean",
    decimals: 0,
  },
  solarRadiation: {
    label: "Solar radiation",
    unit: "W/m²",
    quantity: "irradiance",
    // below: the zero offset that ISO 9060:2018 allows a class C pyranometer; above: the solar constant 1361 enhanced by clouds
    min: -30,
    max: 2000,
    floor: 0,
    aggregate: "mean",
    decimals: 0,
  },
  uvIndex: {
    label: "UV index",
    unit: "index",
    quantity: "index",
    // 43.3 reported from Licancabur 2003 (Cabrol et al. 2014)
    min: 0,
    max: 50,
    aggregate: "mean",
    decimals: 1,
  },
  soilTemperature: {
    label: "Soil temperature",
    unit: "°C",
    quantity: "temperature",
    // satellites measure about 80 on bare desert; permafrost follows the air
    min: -70,
    max: 90,
    aggregate: "mean",
    decimals: 1,
  },
  soilMoisture: {
    label: "Soil moisture",
    unit: "%",
    quantity: "percent",
    min: 0,
    max: 100,
    aggregate: "mean",
    decimals: 0,
  },
  pm25: {
    label: "PM2.5",
    unit: "µg/m³",
    quantity: "concentration",
    // low-cost sensors end at 1000, reference monitors at 10 mg/m³
    min: 0,
    max: 10_000,
    aggregate: "mean",
    decimals: 1,
  },
  pm10: {
    label: "PM10",
    unit: "µg/m³",
    quantity: "concentration",
    // as PM2.5
    min: 0,
    max: 10_000,
    aggregate: "mean",
    decimals: 1,
  },
  visibility: {
    label: "Visibility",
    unit: "km",
    quantity: "distance",
    // clean air alone (Rayleigh scattering) limits the view to just under 300
    min: 0,
    max: 300,
    aggregate: "mean",
    decimals: 1,
  },
  battery: {
    label: "Battery",
    unit: "V",
    quantity: "voltage",
    // a 48 V lead battery on charge stays below 60
    min: 0,
    max: 60,
    aggregate: "mean",
    decimals: 2,
  },
} as const satisfies Record<string, Metric>;

export type MetricKey = keyof typeof METRICS;

/** One observation in canonical units; a metric that was not observed is absent. */
export type Values = Partial<Record<MetricKey, number>>;

export const METRIC_KEYS: readonly MetricKey[] = Object.keys(METRICS) as MetricKey[];

/** Metrics that accumulate since the previous reading, so that values add up. */
export const TOTAL_KEYS: readonly MetricKey[] = METRIC_KEYS.filter((key) => METRICS[key].aggregate === "sum");

export function isMetricKey(s: string): s is MetricKey {
  return Object.hasOwn(METRICS, s);
}
