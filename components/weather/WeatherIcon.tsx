import type { ReactNode } from "react";
import type { WeatherCondition } from "@/lib/contract/forecast/conditions";

const CLOUD = "M15 36h19a7 7 0 0 0 .9-13.94A10 10 0 0 0 15.6 20.1 8 8 0 0 0 15 36Z";
const PALE = "light-dark(oklch(0.78 0.018 250), oklch(0.74 0.022 250))";
const DARK = "light-dark(oklch(0.6 0.022 250), oklch(0.52 0.026 255))";
/** Brighter than the lines of a chart, which must stand out from white by themselves. */
const SUN = "light-dark(oklch(0.79 0.165 75), oklch(0.84 0.15 82))";
const SNOW = "var(--chart-gust)";

interface Look {
  /** How the sun or moon is seen: alone, over a small cloud, or behind one. */
  sun?: "alone" | "over" | "behind" | undefined;
  cloud?: "pale" | "dark" | "two";
  below?: readonly Below[];
}

/** What is drawn below a cloud: its kind, and where. */
type Below = readonly [kind: keyof typeof BELOW, x: number, y: number];

const BELOW = {
  drop: <path d="M1.6-3.4-1.6 3.4" stroke="var(--chart-rain)" strokeWidth={2.6} />,
  longDrop: <path d="M2.4-5-2.4 5" stroke="var(--chart-rain)" strokeWidth={2.8} />,
  dot: <path d="M.5-1-.5 1" stroke="var(--chart-rain)" strokeWidth={2.6} />,
  flake: <path d="M0-3.2v6.4M-2.8-1.6l5.6 3.2M-2.8 1.6l5.6-3.2" stroke={SNOW} strokeWidth={1.7} />,
  ice: <circle r={2.2} fill={SNOW} stroke="none" />,
  bolt: <path d="M1.5-7-4.5 1.5h4L-2 8 5-1.5H.8L3.5-7Z" fill={SUN} stroke="none" />,
  line: <path d="M-13 0h26" stroke={DARK} strokeWidth={2.6} />,
  shortLine: <path d="M-9 0H9" stroke={DARK} strokeWidth={2.6} />,
  gust: <path d="M-14 0H6a4.5 4.5 0 1 0-4.5-4.5" stroke={DARK} strokeWidth={2.8} />,
} as const;

const TWO_DROPS: readonly Below[] = [
  ["drop", 20, 39],
  ["drop", 30, 39],
];
const THREE_DROPS: readonly Below[] = [
  ["drop", 16, 39],
  ["drop", 25, 39],
  ["drop", 34, 39],
];
const FOUR_LONG_DROPS: readonly Below[] = [
  ["longDrop", 14, 39],
  ["longDrop", 21.5, 41],
  ["longDrop", 29, 39],
  ["longDrop", 36.5, 41],
];
const TWO_FLAKES: readonly Below[] = [
  ["flake", 19, 39],
  ["flake", 31, 40],
];

const LOOKS: Readonly<Record<WeatherCondition, Look>> = {
  clear: { sun: "alone" },
  mostlyClear: { sun: "over", cloud: "pale" },
  partlyCloudy: { sun: "behind", cloud: "pale" },
  cloudy: { cloud: "two" },
  haze: {
    sun: "over",
    below: [
      ["line", 24, 35],
      ["shortLine", 24, 41],
    ],
  },
  fog: {
    cloud: "pale",
    below: [
      ["line", 24, 37],
      ["shortLine", 24, 43],
    ],
  },
  drizzle: {
    cloud: "pale",
    below: [
      ["dot", 17, 37],
      ["dot", 25, 41],
      ["dot", 33, 37],
    ],
  },
  lightRain: {
    cloud: "pale",
    below: TWO_DROPS,
  },
  rain: {
    cloud: "dark",
    below: THREE_DROPS,
  },
  heavyRain: {
    cloud: "dark",
    below: FOUR_LONG_DROPS,
  },
  lightShowers: {
    sun: "behind",
    cloud: "pale",
    below: TWO_DROPS,
  },
  showers: {
    sun: "behind",
    cloud: "pale",
    below: THREE_DROPS,
  },
  heavyShowers: {
    sun: "behind",
    cloud: "dark",
    below: FOUR_LONG_DROPS,
  },
  freezingRain: {
    cloud: "dark",
    below: [
      ["drop", 16, 39],
      ["ice", 25, 40],
      ["drop", 34, 39],
    ],
  },
  sleet: {
    cloud: "dark",
    below: [
      ["drop", 16, 39],
      ["flake", 25, 40],
      ["drop", 34, 39],
    ],
  },
  sleetShowers: {
    sun: "behind",
    cloud: "pale",
    below: [
      ["drop", 18, 39],
      ["flake", 30, 39],
    ],
  },
  lightSnow: {
    cloud: "pale",
    below: TWO_FLAKES,
  },
  snow: {
    cloud: "pale",
    below: [
      ["flake", 15, 38],
      ["flake", 25, 42],
      ["flake", 35, 38],
    ],
  },
  heavySnow: {
    cloud: "dark",
    below: [
      ["flake", 13, 37],
      ["flake", 20, 43],
      ["flake", 28, 37],
      ["flake", 35, 43],
    ],
  },
  snowShowers: {
    sun: "behind",
    cloud: "pale",
    below: TWO_FLAKES,
  },
  thunderstorm: {
    cloud: "dark",
    below: [
      ["drop", 14, 39],
      ["bolt", 25, 39],
      ["drop", 36, 39],
    ],
  },
  hail: {
    cloud: "dark",
    below: [
      ["ice", 14, 39],
      ["bolt", 25, 39],
      ["ice", 36, 39],
    ],
  },
  storm: {
    below: [
      ["gust", 24, 18],
      ["gust", 30, 28],
      ["line", 22, 36],
    ],
  },
};

interface WeatherIconProps {
  condition: WeatherCondition;
  isNight?: boolean;
  className?: string;
}

/** The site's own picture of the weather. Decorative; the text beside it says the same. */
export function WeatherIcon({ condition, isNight = false, className = "size-8" }: WeatherIconProps) {
  const { sun, cloud, below = [] } = LOOKS[condition];
  return (
    <svg
      viewBox="0 0 48 48"
      className={className}
      aria-hidden="true"
      fill="none"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {sun && <Luminary isNight={isNight} at={sun} />}
      <g transform={below.length > 0 ? "translate(0 -4)" : undefined}>{cloud && <Clouds cloud={cloud} sun={sun} />}</g>
      {below.map(([kind, x, y]) => (
        <g key={`${x} ${y}`} transform={`translate(${x} ${y})`}>
          {BELOW[kind]}
        </g>
      ))}
    </svg>
  );
}

function Clouds({ cloud, sun }: Pick<Look, "cloud" | "sun">): ReactNode {
  if (cloud === "two") {
    return (
      <>
        <path d={CLOUD} fill={DARK} transform="translate(16 5) scale(.72)" />
        <path d={CLOUD} fill={PALE} stroke="var(--panel)" strokeWidth={2} transform="translate(-3 2)" />
      </>
    );
  }
  const place = sun === "over" ? "translate(17 17) scale(.68)" : sun === "behind" ? "translate(2 3)" : undefined;
  return (
    <path
      d={CLOUD}
      fill={cloud === "dark" ? DARK : PALE}
      transform={place}
      {...(sun && { stroke: "var(--panel)", strokeWidth: 2 })}
    />
  );
}

const PLACES = { alone: [24, 24, 1.15], over: [22, 20, 1], behind: [17, 16, 0.85] } as const;
const RAYS = Array.from({ length: 8 }, (_, i) => i * 45);

function Luminary({ isNight, at }: { isNight: boolean; at: NonNullable<Look["sun"]> }) {
  const [x, y, scale] = PLACES[at];
  return (
    <g transform={`translate(${x} ${y}) scale(${scale})`}>
      {isNight ? (
        <path
          d="M4.5-10.5A11 11 0 1 0 10.5 5.5 9.2 9.2 0 0 1 4.5-10.5Z"
          fill="var(--moon-lit)"
          stroke="var(--muted)"
          strokeWidth={1.2}
        />
      ) : (
        <>
          <circle r={8} fill={SUN} />
          {RAYS.map((angle) => (
            <path key={angle} d="M0-11.5v-3.5" stroke={SUN} strokeWidth={2.6} transform={`rotate(${angle})`} />
          ))}
        </>
      )}
    </g>
  );
}
