interface Entry {
  label: string;
  text: string;
  /** A CSS colour. */
  colour: string;
}

export function ChartTooltip({ time, entries }: { time: string; entries: Entry[] }) {
  if (entries.length === 0) return null;
  return (
    <div className="rounded-lg border border-line bg-panel px-3 py-2 text-xs shadow-lg">
      <p className="mb-1 text-muted">{time}</p>
      <dl className="grid grid-cols-[auto_auto] items-center gap-x-4 gap-y-0.5">
        {entries.map(({ label, text, colour }) => (
          <div key={label} className="contents">
            <dt className="flex items-center gap-1.5">
              <span className="h-0.5 w-2.5 rounded-full" style={{ backgroundColor: colour }} />
              {label}
            </dt>
            <dd className="text-right font-medium tabular-nums">{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
