import { CloudOff, FlaskConical, TriangleAlert } from "lucide-react";
import { useNow } from "@/components/live/Now";
import { Notice } from "@/components/ui/Notice";
import type { StationSummary } from "@/lib/contract/station";
import { formatTime } from "@/lib/format/time";
import { freshness } from "@/lib/weather/freshness";

/** What one must know before believing the numbers. */
export function StationNotices({ station: { isDemo, timestamp, timeZone } }: { station: StationSummary }) {
  const state = freshness(timestamp, useNow());
  const last = timestamp === null ? "" : formatTime(timestamp, "dayTime", timeZone);
  if (!isDemo && state !== "stale" && state !== "offline") return null;
  return (
    <div className="flex flex-col gap-2.5">
      {isDemo && (
        <Notice tone="demo" icon={FlaskConical} title="Demo data.">
          These readings show what the application can do; they are not the weather now.
        </Notice>
      )}
      {state === "stale" && (
        <Notice tone="warning" icon={TriangleAlert} title="This station is delayed.">
          Its last reading was made on {last}; the weather may have changed since.
        </Notice>
      )}
      {state === "offline" && (
        <Notice tone="warning" icon={CloudOff} title="This station is offline.">
          Its last reading was made on {last}.
        </Notice>
      )}
    </div>
  );
}
