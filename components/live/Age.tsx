"use client";

import { useFormat, useText } from "@/components/prefs/Preferences";
import { useNow } from "./Now";

interface AgeProps {
  /** Epoch ms; null before the first reading. */
  time: number | null;
  timeZone: string;
}

/** The age of a reading, updated continuously. */
export function Age({ time, timeZone }: AgeProps) {
  const now = useNow();
  const t = useText();
  const format = useFormat();
  if (time === null) return t("common.noReadings");
  return (
    <time
      dateTime={new Date(time).toISOString()}
      title={t("common.observedAt", { time: format.time(time, "dayTime", timeZone) })}
    >
      {format.age(time, now)}
    </time>
  );
}
