import clsx from "clsx";
import type { ReactNode } from "react";

interface ScrollableProps {
  label: string;
  className: string;
  children: ReactNode;
}

/**
 * Focusable, so that it can be scrolled with the keyboard. Positioned, so that text for screen readers stays inside and
 * does not widen the page.
 */
export function Scrollable({ label, className, children }: ScrollableProps) {
  return (
    // biome-ignore-start lint/a11y/noNoninteractiveTabindex: without focus the arrow keys do not scroll it
    <section tabIndex={0} aria-label={label} className={clsx("relative", className)}>
      {children}
    </section>
    // biome-ignore-end lint/a11y/noNoninteractiveTabindex: see above
  );
}
