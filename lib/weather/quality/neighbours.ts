import type { LatLon } from "../distance";
import { relativeHumidity } from "../formulas/humidity";
import { bearing } from "../formulas/wind";
import type { Near, NearbyPlaces } from "./nearby";

/** One station's hour: the mean of its good values, the lowest and the highest. */
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
  /** m above mean sea level; null if unknown. */
  elevation: number | null;
  ownerId: number | null;
  stats: { readonly [Metric in HourMetric]?: HourStats };
  /** Metrics that are suspect already and not used to check neighbours. */
  suspect: ReadonlySet<HourMetric>;
}

/** A value of this hour is suspect if it differs by more than `limit` from what the neighbours suggest. */
export interface Outlier {
  metric: CheckedMetric;
  expected: number;
  limit: number;
}

interface Rule {
  radiusKm: number;
  /**
   * The largest difference in elevation (m) between neighbours; `unknown`: whether stations of unknown elevation count.
   */
  height: { most: number; unknown: boolean };
  /** The smallest difference that is flagged. */
  least: number | ((station: StationHour) => number);
  /** The station's value as suggested by the neighbour's hour; undefined if it suggests none. */
  expected: (neighbour: StationHour, station: StationHour) => number | undefined;
}

/** Lapse rate of the ICAO standard atmosphere, °C/m; titanlib's buddy check uses the same. */
const LAPSE_RATE = -0.0065;

/**
 * - temperature: the greatest differences known between stations of similar elevation are 11 K in a thunderstorm's cold
 *   pool (Kirsch et al. 2021, Mon. Wea. Rev. 149, some 490 of them) and 10 K in a hollow on a calm night (Oklahoma
 *   Mesonet, Wister, 6 February 2001). 150 m: Lead, 600 ft above Deadwood, was above the inversion and 38 K warmer (20
 *   January 1943).
 * - humidity: the neighbours' water vapour at the station's own temperature, because neighbours share water vapour.
 *   Föhn is dry because it is warm, a foggy hollow damp because it is cold: neither is a hygrometer error.
 * - seaLevelPressure: the effect of an elevation that is wrong by 80 m. This leaves a margin for mesohighs and
 *   mesolows, which a narrower test took for errors (Fiebrich & Crawford 2001), and for the fictitious air below a
 *   station: 10 K make 3 hPa at 750 m and more above, where the limit grows accordingly.
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

/** With fewer neighbours nothing is flagged; of more, the nearest count. */
const VOICES = { least: 5, most: 20 } as const;
/** This many other stations that differ in the same way are taken for real weather. */
const COMPANIONS = 2;
/** In standard deviations of the neighbours, for when they differ widely among themselves. */
const DEVIATIONS = 4;
/** Standard deviation of a normal distribution divided by its median absolute deviation. */
const NORMAL = 1.4826;

interface Voice {
  station: StationHour;
  distance: number;
  expected: number;
}

/**
 * Checks a station's hour against its neighbours' (spatial consistency): a buddy check like titanlib's (Båserud et al.
 * 2020, TITAN automatic spatial quality control of meteorological in-situ observations, Adv. Sci. Res. 17), by the
 * median and the median absolute deviation, which a few bad neighbours do not shift. It finds gross and lasting errors:
 * wrong units, signs, places and elevations, a sensor indoors. To avoid flagging real weather
 * - the whole hour must differ: during a front, a cold pool or a heat burst, the hour's range includes both air masses;
 * - neighbours must surround the station: nothing is flagged at a coast or the edge of a network, beyond which values
 *   may keep changing;
 * - two neighbours that differ from the others in the same way count as a boundary: an inversion, föhn in some valleys,
 *   a sea breeze;
 * - the limit grows with the neighbours' own differences;
 * - stations of another owner count as one neighbour, the nearest, because a network's stations share its errors.
 *
 * @param nearby all stations of the hour by place, at least within `FARTHEST_KM`
 */
export function outliersOf(station: StationHour, nearby: NearbyPlaces<StationHour>): Outlier[] {
  const near = [...nearby.around(station.place)];
  const found: Outlier[] = [];
  for (const metric of ["temperature", "humidity", "seaLevelPressure"] as const) {
    // A wrong temperature makes the expected humidity wrong.
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

/** Are there neighbours in every direction, so that no side is open? */
function surround({ place }: StationHour, voices: readonly Voice[]): boolean {
  const bearings = voices.map(({ station }) => bearingOf(place, station.place)).sort((a, b) => a - b);
  const gaps = bearings.map((here, i) => (bearings[i + 1] ?? (bearings[0] ?? 0) + 360) - here);
  return Math.max(...gaps) < 180;
}

/** A flat approximation, accurate enough over these distances. */
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
