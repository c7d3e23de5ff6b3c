const RADIUS = 22;

/** The moon as it is lit, seen from the north: `angle` is its longitude ahead of the sun's, degrees. The words beside it say the same. */
export function MoonDisc({ angle }: { angle: number }) {
  const isWaxing = angle < 180;
  // The terminator is an ellipse seen from its side; its sign says to which side it bulges.
  const bulge = Math.cos((angle * Math.PI) / 180) * RADIUS;
  const limb = `A${RADIUS} ${RADIUS} 0 0 ${isWaxing ? 1 : 0} 0 ${RADIUS}`;
  const terminator = `A${Math.abs(bulge)} ${RADIUS} 0 0 ${bulge > 0 === isWaxing ? 0 : 1} 0 ${-RADIUS}`;
  return (
    <svg viewBox="-25 -25 50 50" className="size-14 shrink-0" aria-hidden="true">
      <circle r={RADIUS} fill="var(--moon-dark)" />
      <path
        d={`M0 ${-RADIUS}${limb}${terminator}Z`}
        fill="var(--moon-lit)"
        stroke="var(--muted)"
        strokeOpacity={0.4}
        strokeWidth={0.75}
      />
    </svg>
  );
}
