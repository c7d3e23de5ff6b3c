import clsx from "clsx";
import { CloudOff } from "lucide-react";
import Link, { useLinkStatus } from "next/link";
import { memo, useState } from "react";
import { Age } from "@/components/live/Age";
import { useFromNow } from "@/components/live/Now";
import { useFormat, useText } from "@/components/prefs/Preferences";
import { Badge } from "@/components/ui/Badge";
import { MetricChip } from "@/components/ui/MetricChip";
import type { ListedStation } from "@/lib/contract/station/listed";
import type { ScaledMetric } from "@/lib/weather/colours/palette";
import { type Freshness, freshness } from "@/lib/weather/time/freshness";
import { RowConditions } from "./RowConditions";

interface StationRowProps {
  station: ListedStation;
  /** The value of its chip, in the canonical unit. */
  metric: ScaledMetric;
  value: number | undefined;
  /** Distance from the visitor, km; absent if unknown. */
  distance: number | undefined;
  /** Is it below the first screen? */
  isLater: boolean;
  isActive: boolean;
  onActivate: (id: number | null) => void;
}

/**
 * Memoized, so that it is drawn again only when its own station changes: there may be hundreds of rows, and a few
 * readings per second.
 */
export const StationRow = memo(function StationRow({
  station,
  metric,
  value,
  distance,
  isLater,
  isActive,
  onActivate,
}: StationRowProps) {
  const t = useText();
  const format = useFormat();
  const state = useFromNow((now) => freshness(station.timestamp, now));
  return (
    <li
      className={clsx(
        "relative border-line border-b transition-colors",
        isActive && "bg-sunken",
        // Not laid out or painted until it comes into view; the browser's search finds it nevertheless.
        isLater && "[contain-intrinsic-size:auto_5rem] [content-visibility:auto]",
      )}
    >
      <Arrival timestamp={station.timestamp} />
      <Link
        href={`/stations/${station.id}`}
        prefetch={false}
        onMouseEnter={() => onActivate(station.id)}
        onMouseLeave={() => onActivate(null)}
        onFocus={() => onActivate(station.id)}
        onBlur={() => onActivate(null)}
        className="relative flex items-center gap-3.5 px-4 py-3.5 outline-offset-[-3px] sm:gap-4 sm:px-5"
      >
        <Opening />
        <MetricChip
          metric={metric}
          value={value}
          freshness={state}
          className="h-12 w-[4.5rem] sm:w-[4.75rem] shrink-0 items-center text-xl"
        />
        <div className="min-w-0 flex-1">
          <div className="flex flex-col sm:flex-row sm:items-start sm:gap-3">
            <h2 className="line-clamp-2 min-w-0 flex-1 font-medium text-[0.9375rem] leading-6">{station.name}</h2>
            <p className="flex shrink-0 items-center gap-1.5 text-muted text-xs leading-5 sm:leading-6">
              {distance !== undefined && (
                <span className="text-ink">{t("map.away", { distance: format.distance(distance) })}</span>
              )}
              {!station.isPublic && <Badge>{t("common.private")}</Badge>}
              {station.isDemo && <Badge tone="demo">{t("common.demo")}</Badge>}
              <StateWord state={state} />
              <Age time={station.timestamp} timeZone={station.timeZone} />
            </p>
          </div>
          {state === "never" ? (
            <p className="text-[0.8125rem] text-muted">{t("map.waiting")}</p>
          ) : (
            <RowConditions values={station.latest} />
          )}
        </div>
      </Link>
    </li>
  );
});

function StateWord({ state }: { state: Freshness }) {
  const t = useText();
  if (state === "stale") return <span className="font-medium text-warning">{t("common.delayed")}</span>;
  if (state !== "offline") return null;
  return (
    <span className="flex items-center gap-1 font-medium text-ink">
      <CloudOff className="size-3" aria-hidden="true" />
      {t("common.offline")}
    </span>
  );
}

/** Feedback for the click while the station's page is loading. */
function Opening() {
  const { pending } = useLinkStatus();
  return (
    pending && <span aria-hidden="true" className="absolute inset-0 bg-accent-soft/60 motion-safe:animate-pulse" />
  );
}

/** Flashes once for every reading that arrives after the page was opened. */
function Arrival({ timestamp }: { timestamp: number | null }) {
  const [first] = useState(timestamp);
  if (timestamp === first) return null;
  return <span key={timestamp} aria-hidden="true" className="absolute inset-0 motion-safe:animate-arrive" />;
}
