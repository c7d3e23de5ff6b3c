import type { Values } from "../metrics";

const KELVIN = 273.15;
/** How far dry air rises while it cools by 1 K, m: its specific heat over gravity. */
const METRES_PER_KELVIN = 1005.7 / 9.80665;

/**
 * From where on, in degrees, a clear sky gives the ground more than it loses, so that it heats the air: the net radiation of
 * Holtslag & van Ulden (1983, J. Climate Appl. Meteor. 22, 517-529) turns positive with the sun 8 to 10° high.
 */
const HEATING_SUN = 10;
/** Nearer to saturation what there is of cloud is fog or stratus, °C. */
const LEAST_SPREAD = 1;

/**
 * Estimated height of the base of cumulus in m above the station: the lifting condensation level of air that rises from where it
 * was measured, by the condensation temperature of Bolton (1980, Mon. Wea. Rev. 108, eq. 15) and the dry adiabatic lapse
 * rate. Within 5 % of the exact level (Romps 2017, J. Atmos. Sci. 74); the air that makes the cloud is known less well.
 *
 * Null where it would say nothing: cumulus grows from air that the ground heats. Hence by day only (the sun at least 10° high),
 * above freezing (snow heats nothing), without rain (the cloud above is another then) and with at least 1 °C between temperature
 * and dew point. Whether there is any cloud it does not say.
 * @param values temperature and dew point in °C, rain in mm since the reading before
 * @param sun elevation of the sun in degrees when they were observed
 */
export function cumulusBase({ temperature, dewPoint, rain = 0 }: Values, sun: number): number | null {
  if (temperature === undefined || dewPoint === undefined) return null;
  if (!(sun >= HEATING_SUN && temperature > 0 && rain === 0 && temperature - dewPoint >= LEAST_SPREAD)) return null;
  return (temperature - condensationTemperature(temperature, dewPoint)) * METRES_PER_KELVIN;
}

/** At which rising air condenses, °C. */
function condensationTemperature(temperature: number, dewPoint: number): number {
  const [air, dew] = [temperature + KELVIN, dewPoint + KELVIN];
  return 1 / (1 / (dew - 56) + Math.log(air / dew) / 800) + 56 - KELVIN;
}
