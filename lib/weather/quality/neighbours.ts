import type { LatLon } from "../distance";
import { relativeHumidity } from "../formulas/humidity";
import { bearing } from "../formulas/wind";
import type { Near, NearbyPlaces } from "./nearby";

/** What is read of each station's hour: the mean of its good values, the lowest and the highest. */
export interface HourStats {
  mean: number;
  min: number;
  max: number;
}

export const HOUR_METRICS = ["temperature", "dewPoint", "humidity", "seaLevelPressure"] as const;
export type HourMetric = (typeof HOUR_METRICS)[number];

export interface StationHour {
  id: number;
  place: LatLon;
  /** m above mean sea level; null where nobody knows. */
  elevation: number | null;
  ownerId: number | null;
  stats: { readonly [Metric in HourMetric]?: HourStats };
  /** What is suspect already: no neighbour is judged by it. */
  suspect: ReadonlySet<HourMetric>;
}

/** Values of this hour that lie farther than `limit` from what the neighbours show are suspect. */
export interface Outlier {
  metric: CheckedMetric;
  expected: number;
  limit: number;
}

interface Rule {
  radiusKm: number;
  /** No station that is higher or lower by more metres is a neighbour; `unknown` whether one of unknown height may be. */
  height: { most: number; unknown: boolean };
  /** The smallest difference that raises a question. */
  least: number | ((station: StationHour) => number);
  /** What the neighbour's hour says that the station should show; undefined where it says nothing. */
  expected: (neighbour: StationHour, station: StationHour) => number | undefined;
}

/** The ICAO standard atmosphere's, °C/m; titanlib's buddy check takes the same. */
const LAPSE_RATE = -0.0065;

/**
 * - temperature: the greatest differences that weather is known to have made between stations of about one height are 11 K in
 *   a thunderstorm's cold pool (Kirsch et al. 2021, Mon. Wea. Rev. 149, some 490 of them) and 10 K in a hollow on a calm night (Oklahoma Mesonet,
 *   Wister, 6 February 2001). 150 m: Lead, 600 ft above Deadwood, was above the inversion and 38 K warmer (20 January 1943).
 * - humidity: what the neighbours' water vapour would be at the station's own temperature, since that is what neighbours share.
 *   Föhn is dry by being warm, a foggy hollow damp by being cold: neither is an error of the hygrometer.
 * - seaLevelPressure: as much as an elevation that is wrong by 80 m. Room is left for mesohighs and mesolows, which a narrower
 *   test took for errors (Fiebrich & Crawford 2001), and for the air that is imagined below a station: 10 K make 3 hPa of 750 m, and more of more, where so much more is allowed.
 */
const RULES = {
  temperature: {
    radiusKm: 50,
    height: { most: 150, unknown: false },
    least: 12,
    expected: (neighbour, station) => {
      const mean = usable(neighbour, "temperature");
      return mean === undefined ? undefined : mean + LAPSE_RATE * heightAbove(station, neighbour);
    },
  },
  humidity: {
    radiusKm: 50,
    height: { most: 150, unknown: false },
    least: 50,
    expected: (neighbour, station) => {
      const [dewPoint, temperature] = [usable(neighbour, "dewPoint"), station.stats.temperature?.mean];
      if (dewPoint === undefined || temperature === undefined) return;
      return relativeHumidity(temperature, Math.min(dewPoint, temperature)) ?? undefined;
    },
  },
  seaLevelPressure: {
    radiusKm: 100,
    height: { most: 500, unknown: true },
    least: ({ elevation }) => 10 * Math.max(1, (elevation ?? 0) / 750),
    expected: (neighbour) => usable(neighbour, "seaLevelPressure"),
  },
} as const satisfies Partial<Record<HourMetric, Rule>>;

type CheckedMetric = keyof typeof RULES;

export const FARTHEST_KM = Math.max(...Object.values(RULES).map(({ radiusKm }) => radiusKm));

/** Fewer say nothing; of more the nearest count. */
const VOICES = { least: 5, most: 20 } as const;
/** So many other stations that differ in the same way make weather of it. */
const COMPANIONS = 2;
/** Standard deviations, where the neighbours differ much among themselves. */
const DEVIATIONS = 4;
/** The median absolute deviation of a normal distribution is the standard deviation by this. */
const NORMAL = 1.4826;

interface Voice {
  station: StationHour;
  distance: number;
  expected: number;
}

/**
 * Holds a station's hour against its neighbours' (spatial consistency): a buddy check as titanlib's (Båserud et al. 2020, TITAN
 * automatic spatial quality control of meteorological in-situ observations, Adv. Sci. Res. 17), by the median and the median
 * absolute deviation, which a few bad neighbours do not move. It finds gross and lasting errors: wrong units, signs, places and
 * elevations, a sensor indoors. So that weather is none of them
 * - the whole hour must be off: a front, a cold pool or a heat burst passes, and an hour's range has both kinds of air;
 * - neighbours must stand all around: nothing is said at a coast, or at the edge of a network, where values go on changing;
 * - two neighbours that differ from the others in the same way are a boundary: an inversion, föhn in some valleys, a sea breeze;
 * - the limit grows with the neighbours' own differences;
 * - stations of another owner are one neighbour, the nearest: what is wrong with a network is wrong with all of it.
 *
 * @param nearby all stations of the hour by place, within `FARTHEST_KM` at least
 */
export function outliersOf(station: StationHour, nearby: NearbyPlaces<StationHour>): Outlier[] {
  const near = [...nearby.around(station.place)];
  const found: Outlier[] = [];
  for (const metric of ["temperature", "humidity", "seaLevelPressure"] as const) {
    // A wrong temperature makes another humidity of the same air.
    const isMeaningless = metric === "humidity" && found.some((outlier) => outlier.metric === "temperature");
    const outlier = isMeaningless ? undefined : outlierOf(station, metric, near);
    if (outlier) found.push(outlier);
  }
  return found;
}

function outlierOf(
  station: StationHour,
  metric: CheckedMetric,
  near: readonly Near<StationHour>[],
): Outlier | undefined {
  const stats = station.stats[metric];
  if (!stats) return;
  const rule: Rule = RULES[metric];
  const voices = voicesFor(station, rule, near);
  if (voices.length < VOICES.least || !surround(station, voices)) return;
  const all = voices.map(({ expected }) => expected);
  const expected = median(all);
  const deviation = NORMAL * median(all.map((value) => Math.abs(value - expected)));
  const least = typeof rule.least === "number" ? rule.least : rule.least(station);
  const limit = Math.max(least, DEVIATIONS * deviation);
  const side = stats.min > expected ? 1 : -1;
  const nearest = side === 1 ? stats.min - expected : expected - stats.max;
  if (!(nearest > limit)) return;
  const companions = all.filter((value) => side * (value - expected) > limit / 2).length;
  return companions >= COMPANIONS ? undefined : { metric, expected, limit };
}

/** The nearest neighbours, nearest first. */
function voicesFor(station: StationHour, rule: Rule, near: readonly Near<StationHour>[]): Voice[] {
  const voices: Voice[] = [];
  for (const { item: other, distance } of near) {
    if (other.id === station.id || distance > rule.radiusKm || !isLevel(station, other, rule)) continue;
    const last = voices.at(-1);
    if (voices.length === VOICES.most && last && distance >= last.distance) continue;
    const expected = rule.expected(other, station);
    if (expected === undefined) continue;
    const same = voices.findIndex((voice) => isOneVoice(voice.station, other, station));
    if (same !== -1 && (voices[same]?.distance ?? 0) <= distance) continue;
    if (same !== -1) voices.splice(same, 1);
    const at = voices.findIndex((voice) => voice.distance > distance);
    voices.splice(at === -1 ? voices.length : at, 0, { station: other, distance, expected });
    if (voices.length > VOICES.most) voices.pop();
  }
  return voices;
}

function isOneVoice(a: StationHour, b: StationHour, { ownerId }: StationHour): boolean {
  return a.ownerId !== null && a.ownerId === b.ownerId && a.ownerId !== ownerId;
}

function isLevel(station: StationHour, other: StationHour, { height }: Rule): boolean {
  if (station.elevation === null || other.elevation === null) return height.unknown;
  return Math.abs(station.elevation - other.elevation) <= height.most;
}

/** Do they stand all around it, so that none of its sides is open? */
function surround({ place }: StationHour, voices: readonly Voice[]): boolean {
  const bearings = voices.map(({ station }) => bearingOf(place, station.place)).sort((a, b) => a - b);
  const gaps = bearings.map((here, i) => (bearings[i + 1] ?? (bearings[0] ?? 0) + 360) - here);
  return Math.max(...gaps) < 180;
}

/** Near enough over these distances. */
function bearingOf(from: LatLon, to: LatLon): number {
  const east = ((to.lon - from.lon + 540) % 360) - 180;
  return bearing(east * Math.cos((from.lat * Math.PI) / 180), to.lat - from.lat);
}

function usable({ stats, suspect }: StationHour, metric: HourMetric): number | undefined {
  return suspect.has(metric) ? undefined : stats[metric]?.mean;
}

function heightAbove(station: StationHour, neighbour: StationHour): number {
  return (station.elevation ?? 0) - (neighbour.elevation ?? 0);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low, high] = [sorted[(sorted.length - 1) >> 1] ?? Number.NaN, sorted[middle] ?? Number.NaN];
  return (low + high) / 2;
}
