import type { Values } from "../metrics";

const KELVIN = 273.15;
/** How far dry air rises while it cools by 1 K, m: its specific heat divided by gravity. */
const METRES_PER_KELVIN = 1005.7 / 9.80665;

/**
 * Solar elevation in degrees above which, under a clear sky, the ground gains more radiation than it loses and heats
 * the air: the net radiation of Holtslag & van Ulden (1983, J. Climate Appl. Meteor. 22, 517-529) turns positive with
 * the sun 8 to 10° high.
 */
const HEATING_SUN = 10;
/** With a smaller spread (°C) the cloud is fog or stratus. */
const LEAST_SPREAD = 1;

/**
 * Estimated height of the base of cumulus in m above the station: the lifting condensation level of air that rises from
 * the point of measurement, by the condensation temperature of Bolton (1980, Mon. Wea. Rev. 108, eq. 15) and the dry
 * adiabatic lapse rate. Within 5 % of the exact level (Romps 2017, J. Atmos. Sci. 74); the air that forms the cloud is
 * known less well.
 *
 * Null where the estimate does not apply. Cumulus grows from air heated by the ground, so it takes daylight (the sun at
 * least 10° high), temperatures above freezing (snow does not heat the air), no rain (it falls from other clouds) and a
 * spread of at least 1 °C between temperature and dew point. It does not say whether there is any cloud.
 * @param values temperature and dew point in °C, rain in mm since the previous reading
 * @param sun elevation of the sun in degrees at the time of the observation
 */
export function cumulusBase({ temperature, dewPoint, rain = 0 }: Values, sun: number): number | null {
  if (temperature === undefined || dewPoint === undefined) return null;
  if (!(sun >= HEATING_SUN && temperature > 0 && rain === 0 && temperature - dewPoint >= LEAST_SPREAD)) return null;
  return (temperature - condensationTemperature(temperature, dewPoint)) * METRES_PER_KELVIN;
}

/** Temperature at which rising air condenses, °C. */
function condensationTemperature(temperature: number, dewPoint: number): number {
  const [air, dew] = [temperature + KELVIN, dewPoint + KELVIN];
  return 1 / (1 / (dew - 56) + Math.log(air / dew) / 800) + 56 - KELVIN;
}
