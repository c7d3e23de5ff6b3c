import { CloudOff, FlaskConical, TriangleAlert } from "lucide-react";
import { useNow } from "@/components/live/Now";
import { useFormat, useText } from "@/components/prefs/Preferences";
import { Notice } from "@/components/ui/Notice";
import type { StationSummary } from "@/lib/contract/station/station";
import { freshness } from "@/lib/weather/time/freshness";

/** What one must know before believing the numbers. */
export function StationNotices({ station: { isDemo, timestamp, timeZone } }: { station: StationSummary }) {
  const t = useText();
  const format = useFormat();
  const state = freshness(timestamp, useNow());
  // What is older than a day may be older than a year.
  const time = timestamp === null ? "" : format.time(timestamp, state === "offline" ? "dateTime" : "dayTime", timeZone);
  if (!isDemo && state !== "stale" && state !== "offline") return null;
  return (
    <div className="flex flex-col gap-2.5">
      {isDemo && (
        <Notice tone="demo" icon={FlaskConical} title={t("station.demoTitle")}>
          {t("station.demoText")}
        </Notice>
      )}
      {state === "stale" && (
        <Notice tone="warning" icon={TriangleAlert} title={t("station.staleTitle")}>
          {t("station.staleText", { time })}
        </Notice>
      )}
      {state === "offline" && (
        <Notice tone="warning" icon={CloudOff} title={t("station.offlineTitle")}>
          {t("station.offlineText", { time })}
        </Notice>
      )}
    </div>
  );
}
