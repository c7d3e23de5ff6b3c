/** Points where the wind blows to; `from` is where it comes from, in degrees. The words beside it say the same. */
export function WindArrow({ from, className = "size-3.5" }: { from: number; className?: string }) {
  return (
    <svg viewBox="0 0 16 16" className={className} aria-hidden="true" style={{ rotate: `${from + 180}deg` }}>
      <path d="M8 1.25 13 14.5 8 11.25 3 14.5Z" fill="currentColor" />
    </svg>
  );
}
