import { roundHalfUp } from "../weather/rounding";

/** Where the weather is asked for. */
export interface Place {
  /** Degrees north and east, to a hundredth. */
  lat: number;
  lon: number;
  /** Metres above mean sea level, in steps of 50; null if unknown. */
  elevation: number | null;
  timeZone: string;
}

/** About a kilometre: finer than the models, and not the garden of a private station. */
const DECIMALS = 2;
/** A third of a degree by the standard atmosphere. */
const ELEVATION_STEP = 50;

/** The station's place as the services are told. */
export function placeOf({ lat, lon, elevation, timeZone }: Place): Place {
  return {
    lat: roundHalfUp(lat, DECIMALS),
    lon: roundHalfUp(lon, DECIMALS),
    elevation: elevation === null ? null : roundHalfUp(elevation / ELEVATION_STEP) * ELEVATION_STEP,
    timeZone,
  };
}

/** Stations with the same one share a forecast. */
export function nameOf({ lat, lon, elevation, timeZone }: Place): string {
  return [lat, lon, elevation ?? "", timeZone].join(" ");
}
