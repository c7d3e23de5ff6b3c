import { useNow } from "@/components/live/Now";
import type { StationAlmanac } from "@/lib/contract/climate/almanac";

const RADIUS = 50;

/** The sun's way over the horizon from its rise to its set, and where it is now; the numbers beside it say the same. */
export function SunArc({ sun: { rise, set } }: { sun: StationAlmanac["sun"] }) {
  const now = useNow();
  const share = rise !== null && set !== null && set > rise ? (now - rise) / (set - rise) : null;
  const isUp = share !== null && share >= 0 && share <= 1;
  const angle = Math.PI * (1 - Math.min(Math.max(share ?? 0, 0), 1));
  const [x, y] = [Math.cos(angle) * RADIUS, -Math.sin(angle) * RADIUS];
  const arc = `M${-RADIUS} 0A${RADIUS} ${RADIUS} 0 0 1 `;
  return (
    <svg viewBox="-62 -60 124 70" className="w-full max-sm:mx-auto max-sm:max-w-60" aria-hidden="true">
      <path
        d={`${arc}${RADIUS} 0`}
        fill="none"
        stroke="var(--line)"
        strokeWidth={2.5}
        strokeDasharray="1 5"
        strokeLinecap="round"
      />
      {isUp && (
        <path d={`${arc}${x} ${y}`} fill="none" stroke="var(--chart-sun)" strokeWidth={2.5} strokeLinecap="round" />
      )}
      <path d="M-60 0h120" stroke="var(--line)" strokeWidth={1.5} />
      {isUp && <circle cx={x} cy={y} r={6.5} fill="var(--chart-sun)" stroke="var(--panel)" strokeWidth={2} />}
    </svg>
  );
}
