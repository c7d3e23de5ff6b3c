import type { ReactNode } from "react";
import { WindArrow } from "@/components/ui/WindArrow";
import type { Formats } from "@/lib/format/formats";
import { labelColours } from "@/lib/weather/colours/palette";

/** A temperature on its colour; printed without it, to save ink. */
export function Temperature({ celsius, format }: { celsius: number; format: Formats }) {
  const { background, ink } = labelColours("temperature", celsius);
  return (
    <span
      className="inline-block min-w-12 rounded-md px-1.5 text-center leading-normal print:min-w-0 print:bg-transparent! print:p-0 print:text-inherit!"
      style={{ backgroundColor: background, color: ink }}
    >
      {format.bare("temperature", celsius)}
    </span>
  );
}

/** Leaves the space of the times after the values, so that a heading is aligned with the values. */
export const ABOVE_EXTREMES = "pr-[calc(1rem+4.25em)] print:pr-1";

/** A value with its time. The width fits "10:25 PM", so that values are aligned. */
export function Extreme({ when, children }: { when: string; children: ReactNode }) {
  return (
    <span className="inline-flex items-baseline justify-end gap-1.5 print:gap-1">
      {children}
      <span className="min-w-[5em] text-left text-[0.85em] text-muted print:min-w-0">{when}</span>
    </span>
  );
}

/** The direction from which the wind came. */
export function From({ degrees, format }: { degrees: number; format: Formats }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <WindArrow from={degrees} className="size-[0.9em] text-muted" />
      <span className="min-w-[2.5em] text-left">{format.compassPoint(degrees)}</span>
    </span>
  );
}
