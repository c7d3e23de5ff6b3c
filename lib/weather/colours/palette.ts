import type { MetricKey } from "../metrics";
import { luminance, type Oklch, toHex, toRgb } from "./colour";

/** A scale's colour at a value in the canonical unit. */
type Stop = readonly [value: number, lightness: number, chroma: number, hue: number];

/**
 * From violet frost over blue and green to deep red heat; lightest where most weather is, so that dark labels stay
 * readable.
 */
const TEMPERATURE: readonly Stop[] = [
  [-40, 0.36, 0.13, 305],
  [-25, 0.45, 0.16, 285],
  [-12, 0.6, 0.15, 262],
  [0, 0.78, 0.105, 235],
  [8, 0.84, 0.1, 190],
  [16, 0.88, 0.13, 135],
  [22, 0.89, 0.155, 98],
  [28, 0.8, 0.16, 68],
  [34, 0.68, 0.19, 42],
  [40, 0.53, 0.2, 25],
  [48, 0.4, 0.155, 15],
];

/** From straw over green to deep water. */
const HUMIDITY: readonly Stop[] = [
  [0, 0.8, 0.11, 75],
  [30, 0.9, 0.08, 95],
  [60, 0.84, 0.09, 170],
  [80, 0.7, 0.12, 225],
  [100, 0.48, 0.14, 262],
];

/** Pale at common pressures; violet in a deep low, orange in a strong high. */
const PRESSURE: readonly Stop[] = [
  [950, 0.42, 0.17, 305],
  [990, 0.7, 0.11, 280],
  [1013, 0.93, 0.02, 220],
  [1030, 0.84, 0.1, 80],
  [1060, 0.62, 0.17, 45],
];

/** Stops at the steps of the Beaufort scale: calm, moderate, near gale, storm, hurricane. */
const WIND: readonly Stop[] = [
  [0, 0.94, 0.02, 210],
  [5.5, 0.85, 0.11, 175],
  [10.8, 0.87, 0.15, 120],
  [17.2, 0.8, 0.16, 70],
  [24.5, 0.62, 0.2, 32],
  [32.7, 0.42, 0.18, -15],
];

const RAIN: readonly Stop[] = [
  [0, 0.94, 0.012, 240],
  [1, 0.86, 0.07, 232],
  [5, 0.74, 0.12, 242],
  [20, 0.56, 0.17, 262],
  [50, 0.46, 0.2, 292],
  [100, 0.4, 0.18, 325],
];

/** Night, an overcast day, and the sun. */
const LIGHT: readonly Stop[] = [
  [0, 0.3, 0.05, 275],
  [400, 0.45, 0.06, 280],
  [10_000, 0.78, 0.07, 90],
  [50_000, 0.88, 0.14, 92],
  [120_000, 0.94, 0.14, 102],
];

/** The scales, each with the metrics that share its unit and meaning. */
const SCALES = {
  temperature: TEMPERATURE,
  feelsLike: TEMPERATURE,
  dewPoint: TEMPERATURE,
  humidity: HUMIDITY,
  seaLevelPressure: PRESSURE,
  windSpeed: WIND,
  windGust: WIND,
  rain: RAIN,
  light: LIGHT,
} as const satisfies Partial<Record<MetricKey, readonly Stop[]>>;

export type ScaledMetric = keyof typeof SCALES;
export const SCALED_METRICS = Object.keys(SCALES) as ScaledMetric[];

/** Range of lightness within which a thin line stays visible on the page. */
const LINE_LIGHTNESS = { light: [0.4, 0.65], dark: [0.66, 0.9] } as const;

export type Theme = keyof typeof LINE_LIGHTNESS;

export interface LabelColours {
  background: string;
  /** Black or white, whichever has the higher contrast: at least 4.5 at every value. */
  ink: "#000000" | "#ffffff";
}

/** The colours of a label that shows a metric's value, given in the canonical unit. */
export function labelColours(metric: ScaledMetric, value: number): LabelColours {
  const background = toRgb(colourAt(SCALES[metric], value));
  return { background: toHex(background), ink: luminance(background) > 0.179 ? "#000000" : "#ffffff" };
}

/** The line colour of a temperature (°C), with the lightness that the page's theme needs. */
export function temperatureLineColour(celsius: number, theme: Theme): string {
  const [lightness, chroma, hue] = colourAt(TEMPERATURE, celsius);
  const [low, high] = LINE_LIGHTNESS[theme];
  return toHex(toRgb([Math.min(high, Math.max(low, lightness)), chroma, hue]));
}

/** The values at which a metric's scale starts and ends. */
export function scaleEnds(metric: ScaledMetric): [low: number, high: number] {
  const scale = SCALES[metric];
  return [scale[0]?.[0] ?? 0, scale.at(-1)?.[0] ?? 0];
}

function colourAt([first, ...rest]: readonly Stop[], value: number): Oklch {
  let lower: Stop = first ?? [0, 0, 0, 0];
  for (const upper of rest) {
    if (value <= upper[0]) {
      const t = Math.max(0, (value - lower[0]) / (upper[0] - lower[0]));
      return [mix(lower[1], upper[1], t), mix(lower[2], upper[2], t), mix(lower[3], upper[3], t)];
    }
    lower = upper;
  }
  return [lower[1], lower[2], lower[3]];
}

function mix(a: number, b: number, t: number): number {
  return a + (b - a) * t;
}
