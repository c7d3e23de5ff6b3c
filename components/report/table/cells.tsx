import type { ReactNode } from "react";
import { WindArrow } from "@/components/ui/WindArrow";
import type { Formats } from "@/lib/format/formats";
import { labelColours } from "@/lib/weather/colours/palette";

/** A temperature on its colour; on paper without it, which would cost ink. */
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

/** Leaves the room that the times behind the values take, so that a heading stands above the values. */
export const ABOVE_EXTREMES = "pr-[calc(1rem+4.25em)] print:pr-1";

/** A value, and when it was. The width holds "10:25 PM", so that values stand below each other. */
export function Extreme({ when, children }: { when: string; children: ReactNode }) {
  return (
    <span className="inline-flex items-baseline justify-end gap-1.5 print:gap-1">
      {children}
      <span className="min-w-[5em] text-left text-[0.85em] text-muted print:min-w-0">{when}</span>
    </span>
  );
}

/** Where the wind came from. */
export function From({ degrees, format }: { degrees: number; format: Formats }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <WindArrow from={degrees} className="size-[0.9em] text-muted" />
      <span className="min-w-[2.5em] text-left">{format.compassPoint(degrees)}</span>
    </span>
  );
}
