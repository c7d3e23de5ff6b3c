"use client";

import { useNow } from "@/components/live/Now";
import { useFormat } from "@/components/prefs/Preferences";
import { utcText } from "@/lib/format/utcText";

/** A time in UTC, with its age in the title. */
export function Timestamp({ time }: { time: number }) {
  return (
    <time
      dateTime={new Date(time).toISOString()}
      title={`${useFormat().age(time, useNow())}, in UTC`}
      className="whitespace-nowrap"
    >
      {utcText(time)}
    </time>
  );
}
