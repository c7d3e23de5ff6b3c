import { memo } from "react";
import { useMap } from "react-leaflet";
import { useNow } from "@/components/live/Now";
import type { ListedStation } from "@/lib/contract/station/listed";
import { freshness } from "@/lib/weather/time/freshness";
import type { MapMetric } from "../mapMetrics";
import { HtmlMarker } from "./HtmlMarker";
import { MarkerLabel } from "./MarkerLabel";

/** Added to the order by latitude, so that more important markers are drawn above others. */
const HEIGHTS = { active: 10_000, fresh: 1000, other: 0 };

interface StationMarkerProps {
  station: ListedStation;
  metric: MapMetric;
  /** The metric's value, in the canonical unit. */
  value: number | undefined;
  isActive: boolean;
  /** Is there space for its name? */
  isNamed: boolean;
  onActivate: (id: number | null) => void;
}

/** Memoized, so that it is drawn again only when its own station changes. */
export const StationMarker = memo(function StationMarker({ station, isActive, ...label }: StationMarkerProps) {
  const map = useMap();
  const now = useNow();
  const state = freshness(station.timestamp, now);
  const { lat, lon } = station;
  const height = state === "fresh" && label.value !== undefined ? HEIGHTS.fresh : HEIGHTS.other;
  return (
    <HtmlMarker lat={lat} lon={lon} height={isActive ? HEIGHTS.active : height}>
      <MarkerLabel
        station={station}
        state={state}
        now={now}
        isActive={isActive}
        {...label}
        onFocus={() => map.panInside([lat, lon], { padding: [60, 60] })}
      />
    </HtmlMarker>
  );
});
