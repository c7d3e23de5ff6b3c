import { useFormat } from "@/components/prefs/Preferences";
import { ROSE_CLASSES, ROSE_DIRECTIONS, type WindRose as Rose } from "@/lib/weather/statistics/windRose";

/** From light to strong, in steps of one hue. */
export const ROSE_COLOURS = ROSE_CLASSES.map(
  (_, i) => `color-mix(in oklch, var(--chart-wind) ${28 + i * 18}%, var(--panel))`,
);

const RADIUS = 84;
/** Radius of the circle in the middle, which stands for calm. */
const HUB = 12;
const SECTOR = 360 / ROSE_DIRECTIONS;
/** Half width of a petal, with a gap to its neighbours. */
const PETAL = SECTOR * 0.42;
const RINGS = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.75, 1];

/** Petals as long as the share of wind from their direction, in the colours of the speed classes. */
export function WindRose({ rose, label }: { rose: Pick<Rose, "shares">; label: string }) {
  const format = useFormat();
  const longest = Math.max(...rose.shares.map((classes) => classes.reduce((sum, share) => sum + share, 0)), 0.001);
  const edge = RINGS.find((ring) => ring >= longest) ?? 1;
  const radius = (share: number) => HUB + (share / edge) * (RADIUS - HUB);
  return (
    <svg viewBox="-112 -112 224 224" className="w-full max-w-64" role="img" aria-label={label}>
      {[edge / 2, edge].map((share) => (
        <g key={share}>
          <circle r={radius(share)} fill="none" stroke="var(--line)" />
          <text x={3} y={-radius(share) + 9} fontSize={8} fill="var(--muted)">
            {format.percent(share)}
          </text>
        </g>
      ))}
      {["N", "E", "S", "W"].map((point, i) => (
        <text
          key={point}
          x={Math.sin((i * Math.PI) / 2) * 101}
          y={-Math.cos((i * Math.PI) / 2) * 101}
          fontSize={12}
          fontWeight={600}
          fill="var(--muted)"
          textAnchor="middle"
          dominantBaseline="central"
        >
          {format.compassPoint(i * 90)}
        </text>
      ))}
      {petals(rose, radius).map(({ path, colour }) => (
        <path key={path} d={path} fill={colour} />
      ))}
      <circle r={HUB} fill="var(--panel)" stroke="var(--line)" />
    </svg>
  );
}

/** The classes of each direction one after another, from the hub outwards. */
function petals({ shares }: Pick<Rose, "shares">, radius: (share: number) => number) {
  return shares.flatMap((classes, direction) => {
    let inner = 0;
    return classes.flatMap((share, i) => {
      const from = inner;
      inner += share;
      return share > 0
        ? [{ path: petal(direction * SECTOR, radius(from), radius(inner)), colour: ROSE_COLOURS[i] }]
        : [];
    });
  });
}

/** A segment of a ring around a direction, in degrees clockwise from the top. */
function petal(direction: number, inner: number, outer: number): string {
  const at = (radius: number, angle: number) => {
    const turn = (angle * Math.PI) / 180;
    return `${(radius * Math.sin(turn)).toFixed(2)} ${(-radius * Math.cos(turn)).toFixed(2)}`;
  };
  const [left, right] = [direction - PETAL, direction + PETAL];
  return `M${at(inner, left)}L${at(outer, left)}A${outer} ${outer} 0 0 1 ${at(outer, right)}L${at(inner, right)}A${inner} ${inner} 0 0 0 ${at(inner, left)}Z`;
}
