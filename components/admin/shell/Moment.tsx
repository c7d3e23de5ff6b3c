"use client";

import { useNow } from "@/components/live/Now";
import { useFormat } from "@/components/prefs/Preferences";
import { utcText } from "@/lib/format/utcText";

/** A relative time, with the absolute time in its title. */
export function Moment({ time }: { time: number }) {
  return (
    <time dateTime={new Date(time).toISOString()} title={`${utcText(time)} UTC`}>
      {useFormat().age(time, useNow())}
    </time>
  );
}
