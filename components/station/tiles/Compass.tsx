/** The direction (degrees) that the wind comes from, on a dial: the arrow blows across it. What it says is said in words beside it. */
export function Compass({ from, label }: { from: number; label: string }) {
  return (
    <svg viewBox="-32 -32 64 64" className="size-16 shrink-0 self-center" aria-hidden="true">
      <circle r={29} fill="none" stroke="var(--line)" strokeWidth={1.5} />
      {Array.from({ length: 16 }, (_, i) => i * 22.5).map((angle) => (
        <path
          key={angle}
          d={`M0-29v${angle % 90 === 0 ? 5 : 2.5}`}
          stroke="var(--muted)"
          strokeWidth={angle % 90 === 0 ? 1.75 : 1}
          transform={`rotate(${angle})`}
        />
      ))}
      <g transform={`rotate(${from})`} fill="var(--accent)">
        <path d="M0-15-5-27 0-24.5 5-27Z" />
      </g>
      <text textAnchor="middle" dominantBaseline="central" y={0.5} fontSize={15} fontWeight={650} fill="currentColor">
        {label}
      </text>
    </svg>
  );
}
