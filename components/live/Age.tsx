"use client";

import { useFormat, useText } from "@/components/prefs/Preferences";
import { useFromNow } from "./Now";

interface AgeProps {
  /** Epoch ms; null before the first reading. */
  time: number | null;
  timeZone: string;
}

/** The age of a reading, updated continuously. */
export function Age({ time, timeZone }: AgeProps) {
  const t = useText();
  const format = useFormat();
  const age = useFromNow((now) => (time === null ? "" : format.age(time, now)));
  if (time === null) return t("common.noReadings");
  return (
    <time
      dateTime={new Date(time).toISOString()}
      title={t("common.observedAt", { time: format.time(time, "dayTime", timeZone) })}
    >
      {age}
    </time>
  );
}
