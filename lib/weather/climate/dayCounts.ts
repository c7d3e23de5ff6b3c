import { METRICS } from "../metrics";
import { roundHalfUp } from "../rounding";
import { decimalsIn, type Units } from "../units/systems";
import { convert } from "../units/units";

/** Extremes of one day in °C and mm; null where not measured. */
export interface DayExtremes {
  high: number | null;
  low: number | null;
  rain: number | null;
}

const COMPARISONS = {
  highFrom: { of: "high", sign: ">=" },
  highTo: { of: "high", sign: "<=" },
  highBelow: { of: "high", sign: "<" },
  lowTo: { of: "low", sign: "<=" },
  lowBelow: { of: "low", sign: "<" },
  rainFrom: { of: "rain", sign: ">=" },
} as const satisfies Record<string, { of: keyof DayExtremes; sign: string }>;

interface Threshold {
  is: keyof typeof COMPARISONS;
  value: number;
  unit: "°C" | "°F" | "mm" | "in";
}

/** The kinds of days that climate summaries count, in display order. */
export const COUNTED_DAYS = ["hot", "ice", "frost", "bitter", "rain", "wet", "soaked"] as const;
export type CountedDays = (typeof COUNTED_DAYS)[number];

/**
 * Thresholds of each kind. US: form F-6 of the NWS. Metric: hot, ice and frost days (below 0 °C) after WMO's normals
 * (WMO-No. 1203; ETCCDI's ID and FD); below −20 °C after Canada's; the rain day of 0.2 mm is the Met Office's, those of
 * 1 and 10 mm are WMO's.
 */
export const THRESHOLDS = {
  metric: {
    hot: { is: "highFrom", value: 30, unit: "°C" },
    ice: { is: "highBelow", value: 0, unit: "°C" },
    frost: { is: "lowBelow", value: 0, unit: "°C" },
    bitter: { is: "lowBelow", value: -20, unit: "°C" },
    rain: { is: "rainFrom", value: 0.2, unit: "mm" },
    wet: { is: "rainFrom", value: 1, unit: "mm" },
    soaked: { is: "rainFrom", value: 10, unit: "mm" },
  },
  us: {
    hot: { is: "highFrom", value: 90, unit: "°F" },
    ice: { is: "highTo", value: 32, unit: "°F" },
    frost: { is: "lowTo", value: 32, unit: "°F" },
    bitter: { is: "lowTo", value: 0, unit: "°F" },
    rain: { is: "rainFrom", value: 0.01, unit: "in" },
    wet: { is: "rainFrom", value: 0.1, unit: "in" },
    soaked: { is: "rainFrom", value: 1, unit: "in" },
  },
} as const satisfies Record<string, Record<CountedDays, Threshold>>;

type Convention = keyof typeof THRESHOLDS;
export const CONVENTIONS = Object.keys(THRESHOLDS) as [Convention, ...Convention[]];

/** The kinds that a day counts as, by both conventions, because the reader's units are not known here. */
export type DayKinds = Record<Convention, readonly CountedDays[]>;

/** Number of days of each kind. */
export type DayCounts = Record<Convention, Record<CountedDays, number>>;

export function kindsOf(day: DayExtremes): DayKinds {
  const kinds = CONVENTIONS.map((convention) => {
    // Each value is read once for all of its thresholds.
    const [high, low, rain] = (["high", "low", "rain"] as const).map((of) => asRead(day, of, convention));
    const read = { high: high ?? null, low: low ?? null, rain: rain ?? null };
    return [convention, COUNTED_DAYS.filter((kind) => meets(read, THRESHOLDS[convention][kind]))];
  });
  return Object.fromEntries(kinds) as DayKinds;
}

export function countKinds(days: Iterable<DayKinds>): DayCounts {
  const none = () => Object.fromEntries(COUNTED_DAYS.map((kind) => [kind, 0])) as Record<CountedDays, number>;
  const counts: DayCounts = { metric: none(), us: none() };
  for (const day of days) {
    for (const convention of CONVENTIONS) for (const kind of day[convention]) counts[convention][kind] += 1;
  }
  return counts;
}

export interface CountedKind extends Threshold {
  kind: CountedDays;
  of: keyof DayExtremes;
  sign: (typeof COMPARISONS)[Threshold["is"]]["sign"];
  count: number;
}

/** The thresholds in the units that the reader uses, each with its count. */
export function countedIn(
  { temperature, length }: Pick<Units, "temperature" | "length">,
  counts: DayCounts,
): CountedKind[] {
  return COUNTED_DAYS.map((kind) => {
    const isRain = THRESHOLDS.metric[kind].unit === "mm";
    const convention = (isRain ? length === "in" : temperature === "°F") ? "us" : "metric";
    const threshold = THRESHOLDS[convention][kind];
    return { ...threshold, ...COMPARISONS[threshold.is], kind, count: counts[convention][kind] };
  });
}

/** The day's value as displayed: 32.2 °C is shown as 90.0 °F and counts as 90 (ASOS converts it to 90 °F as well). */
function asRead(day: DayExtremes, of: keyof DayExtremes, convention: Convention): number | null {
  const given = day[of];
  if (given === null) return null;
  const metric = of === "rain" ? "rain" : "temperature";
  const { unit } = THRESHOLDS[convention][of === "rain" ? "rain" : "hot"];
  return roundHalfUp(convert(given, METRICS[metric].unit, unit), decimalsIn(metric, unit));
}

/** Both values are in the threshold's unit. */
function meets(read: DayExtremes, { is, value: bound }: Threshold): boolean {
  const { of, sign } = COMPARISONS[is];
  const value = read[of];
  if (value === null) return false;
  return sign === ">=" ? value >= bound : sign === "<=" ? value <= bound : value < bound;
}
