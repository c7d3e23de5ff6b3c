/** A colour of the temperature scale in OKLCH, so that steps look equally large: °C, lightness, chroma, hue in degrees. */
type Stop = readonly [celsius: number, lightness: number, chroma: number, hue: number];

/** Violet frost over blue and green to deep red heat; the lightest where most weather is, so that labels stay dark on it. */
const STOPS: readonly Stop[] = [
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

/** Lightness within which a thin line stays visible on the page. */
const LINE_LIGHTNESS = { light: [0.4, 0.65], dark: [0.66, 0.9] } as const;

export type Theme = keyof typeof LINE_LIGHTNESS;

interface LabelColours {
  background: string;
  /** Black or white, whichever reads better: the contrast is 4.5 or more at every temperature. */
  ink: "#000000" | "#ffffff";
}

/** The colours of a label that shows a temperature in °C. */
export function temperatureColours(celsius: number): LabelColours {
  const background = toRgb(...colourAt(celsius));
  return { background: toHex(background), ink: luminance(background) > 0.179 ? "#000000" : "#ffffff" };
}

/** The same hue for lines, as light or dark as the page's theme needs. */
export function temperatureLineColour(celsius: number, theme: Theme): string {
  const [lightness, chroma, hue] = colourAt(celsius);
  const [low, high] = LINE_LIGHTNESS[theme];
  return toHex(toRgb(Math.min(high, Math.max(low, lightness)), chroma, hue));
}

/** WCAG 2 relative luminance of sRGB in 0..1. */
export function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

type Rgb = readonly [red: number, green: number, blue: number];

function colourAt(celsius: number): [lightness: number, chroma: number, hue: number] {
  const [first, ...rest] = STOPS as [Stop, ...Stop[]];
  let lower = first;
  for (const upper of rest) {
    if (celsius <= upper[0]) {
      const t = Math.max(0, (celsius - lower[0]) / (upper[0] - lower[0]));
      return [mix(lower[1], upper[1], t), mix(lower[2], upper[2], t), mix(lower[3], upper[3], t)];
    }
    lower = upper;
  }
  return [lower[1], lower[2], lower[3]];
}

function mix(a: number, b: number, t: number): number {
  return a + (b - a) * t;
}

/** OKLCH to sRGB, clipped to the gamut (Ottosson 2020, https://bottosson.github.io/posts/oklab/). */
function toRgb(lightness: number, chroma: number, hue: number): Rgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    gamma(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function gamma(value: number): number {
  const clipped = Math.min(1, Math.max(0, value));
  return clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055;
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function toHex(rgb: Rgb): string {
  const bytes = rgb.map((part) =>
    Math.round(part * 255)
      .toString(16)
      .padStart(2, "0"),
  );
  return `#${bytes.join("")}`;
}
