"use client";

import { formatAge } from "@/lib/format/age";
import { formatTime } from "@/lib/format/time";
import { useNow } from "./Now";

interface AgeProps {
  /** Epoch ms; null before the first reading. */
  time: number | null;
  timeZone: string;
}

/** How long ago a reading was made, moving with the clock. */
export function Age({ time, timeZone }: AgeProps) {
  const now = useNow();
  if (time === null) return <>No readings yet</>;
  return (
    <time dateTime={new Date(time).toISOString()} title={`${formatTime(time, "dayTime", timeZone)} at the station`}>
      {formatAge(time, now)}
    </time>
  );
}
