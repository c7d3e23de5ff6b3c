/** The logo of app/icon.svg, in the page's colours. */
export function Logo() {
  return (
    <svg viewBox="0 0 32 32" className="size-7 shrink-0" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#1769c2" />
      <circle cx="20.5" cy="11.5" r="4.5" fill="#ffc83d" />
      <path d="M9.5 24a4.75 4.75 0 0 1-.4-9.48 6.5 6.5 0 0 1 12.35 1.3A4.1 4.1 0 0 1 21.9 24Z" fill="#fff" />
    </svg>
  );
}
