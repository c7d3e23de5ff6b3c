import type { Values } from "../metrics";

/** Directions are those from which the wind blows, in degrees clockwise from true north. */
export interface Wind {
  speed: number;
  direction: number;
}

const COMPASS_POINTS = [
  "N",
  "NNE",
  "NE",
  "ENE",
  "E",
  "ESE",
  "SE",
  "SSE",
  "S",
  "SSW",
  "SW",
  "WSW",
  "W",
  "WNW",
  "NW",
  "NNW",
] as const;

export type CompassPoint = (typeof COMPASS_POINTS)[number];

const RADIANS = Math.PI / 180;

/** A resultant this many times smaller than its parts is a rounding error of parts that cancel. */
const CANCELLED = 1e-9;

/** Calm is less than half a metre a second (1 kn), WMO-No. 8, Vol. I, 5.1: such a wind has no direction. */
export const CALM_BELOW = 0.5;

export function isCalm(speed: number): boolean {
  return speed < CALM_BELOW;
}

/** The wind's direction; undefined in calm air, whatever the vane shows. */
export function windFrom({ windSpeed, windDirection }: Values): number | undefined {
  return windSpeed === undefined || isCalm(windSpeed) ? undefined : windDirection;
}

/** The wind's vector in the unit of its speed: `u` towards the east, `v` towards the north. */
export function components({ speed, direction }: Wind): { u: number; v: number } {
  return { u: -speed * Math.sin(direction * RADIANS), v: -speed * Math.cos(direction * RADIANS) };
}

/** The bearing in [0, 360) of a point at these east and north offsets. */
export function bearing(east: number, north: number): number {
  return (Math.atan2(east, north) / RADIANS + 360) % 360;
}

/** The resultant (vector mean) wind. Its direction is null where the winds cancel; the result is null for no winds. */
export function meanWind(winds: Iterable<Wind>): { speed: number; direction: number | null } | null {
  let [count, total, east, north] = [0, 0, 0, 0];
  for (const wind of winds) {
    const { u, v } = components(wind);
    count += 1;
    total += wind.speed;
    east -= u;
    north -= v;
  }
  if (count === 0) return null;
  const resultant = Math.hypot(east, north);
  if (resultant <= CANCELLED * total) return { speed: 0, direction: null };
  return { speed: resultant / count, direction: bearing(east, north) };
}

/** The nearest of the sixteen compass points; `direction` may be any number of turns. */
export function compassPoint(direction: number): CompassPoint {
  const index = Math.round((((direction % 360) + 360) % 360) / 22.5) % 16;
  return COMPASS_POINTS[index] ?? "N";
}
