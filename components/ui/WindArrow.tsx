/**
 * Points in the direction of flow; `from` is where the wind comes from, in degrees. Decorative; the text beside it says
 * the same.
 */
export function WindArrow({ from, className = "size-3.5" }: { from: number; className?: string }) {
  return (
    <svg viewBox="0 0 16 16" className={className} aria-hidden="true" style={{ rotate: `${from + 180}deg` }}>
      <path d="M8 1.25 13 14.5 8 11.25 3 14.5Z" fill="currentColor" />
    </svg>
  );
}
