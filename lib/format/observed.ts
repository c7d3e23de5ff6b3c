import type { StationSummary } from "../contract/station/station";
import type { Text } from "../text/text";
import type { Freshness } from "../weather/time/freshness";
import type { Preferred } from "./preferred";

/** Whether values are current, or since when they are not: "Delayed: last reading Sat 22 Nov, 14:05". */
export function observedText(
  { timestamp, timeZone }: Pick<StationSummary, "timestamp" | "timeZone">,
  state: Freshness,
  { t, format }: Preferred,
): string {
  if (timestamp === null || state === "never") return t("common.noReadings");
  // The year is included because a reading older than a day may be older than a year.
  if (state === "offline") return t("common.offlineSince", { time: format.time(timestamp, "dateTime", timeZone) });
  const time = format.time(timestamp, "dayTime", timeZone);
  return t(state === "stale" ? "common.delayedSince" : "common.currentAt", { time });
}

/** The state as one word beside a value; undefined while the value is current or absent. */
export function lateWord(state: Freshness, t: Text): string | undefined {
  if (state === "stale") return t("common.delayed");
  return state === "offline" ? t("common.offline") : undefined;
}
