import { DAY_MS } from "../time/durations";

const J2000 = Date.UTC(2000, 0, 1, 12);
const RAD = Math.PI / 180;

/**
 * Elevation of the centre of the sun in degrees, without refraction. Accurate to a few hundredths of a degree between
 * 1950 and 2050, and cheap enough to compute per reading: the Astronomical Almanac's low-precision formulae (Michalsky
 * 1988, Solar Energy 40).
 * @param time epoch ms
 * @param place degrees north and east
 */
export function sunElevation(time: number, place: { lat: number; lon: number }): number {
  const days = (time - J2000) / DAY_MS;
  const anomaly = (357.528 + 0.9856003 * days) * RAD;
  const meanLongitude = 280.46 + 0.9856474 * days;
  const longitude = (meanLongitude + 1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly)) * RAD;
  const obliquity = (23.439 - 0.0000004 * days) * RAD;
  const rightAscension = Math.atan2(Math.cos(obliquity) * Math.sin(longitude), Math.cos(longitude));
  const declination = Math.asin(Math.sin(obliquity) * Math.sin(longitude));
  // Greenwich mean sidereal time, degrees
  const sidereal = 280.46061837 + 360.98564736629 * days;
  const hourAngle = (sidereal + place.lon) * RAD - rightAscension;
  const latitude = place.lat * RAD;
  const sine =
    Math.sin(latitude) * Math.sin(declination) + Math.cos(latitude) * Math.cos(declination) * Math.cos(hourAngle);
  return Math.asin(Math.min(1, Math.max(-1, sine))) / RAD;
}
