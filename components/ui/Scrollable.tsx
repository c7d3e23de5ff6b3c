import clsx from "clsx";
import type { ReactNode } from "react";

interface ScrollableProps {
  label: string;
  className: string;
  children: ReactNode;
}

/**
 * What scrolls must be reachable with the keyboard. Positioned, so that what is written for screen readers only stays
 * inside, and widens no page.
 */
export function Scrollable({ label, className, children }: ScrollableProps) {
  return (
    // biome-ignore-start lint/a11y/noNoninteractiveTabindex: focus is what lets the arrow keys scroll it
    <section tabIndex={0} aria-label={label} className={clsx("relative", className)}>
      {children}
    </section>
    // biome-ignore-end lint/a11y/noNoninteractiveTabindex: see above
  );
}
