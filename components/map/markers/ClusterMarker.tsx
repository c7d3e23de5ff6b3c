import type { MouseEvent } from "react";
import { useMap } from "react-leaflet";
import { useNow } from "@/components/live/Now";
import { useFormat, useText } from "@/components/prefs/Preferences";
import type { ListedStation } from "@/lib/contract/station/listed";
import { labelColours } from "@/lib/weather/colours/palette";
import { freshness } from "@/lib/weather/time/freshness";
import { KEYS, type MapMetric, type RainToday, shownValue } from "../mapMetrics";
import type { Cluster } from "./clusters";
import { HtmlMarker } from "./HtmlMarker";
import { Pile } from "./Pile";
import { ShortValue } from "./ShortValue";

/** Above the labels of single stations, because it stands for more. */
const HEIGHT = 2000;

interface ClusterMarkerProps {
  cluster: Cluster;
  stations: ReadonlyMap<number, ListedStation>;
  metric: MapMetric;
  rainToday: RainToday;
}

/**
 * Many stations in one place: their number, and the median of their values. A click zooms in until they separate, or
 * lists them.
 */
export function ClusterMarker({ cluster, stations, metric, rainToday }: ClusterMarkerProps) {
  const map = useMap();
  const t = useText();
  const format = useFormat();
  const now = useNow();
  const { lat, lon, stationIds, zoom } = cluster;
  const current = stationIds.flatMap((id) => {
    const station = stations.get(id);
    if (!station || freshness(station.timestamp, now) !== "fresh") return [];
    return shownValue(station, metric, rainToday, format.reader.comfort) ?? [];
  });
  const middle = median(current);
  const key = KEYS[metric];
  const colours = middle === undefined ? undefined : labelColours(key, middle);
  const count = stationIds.length;
  const look = {
    onMouseDown: (event: MouseEvent) => event.stopPropagation(),
    onFocus: () => map.panInside([lat, lon], { padding: [60, 60] }),
    className: BUTTON,
    style: colours
      ? { backgroundColor: colours.background, color: colours.ink }
      : { backgroundColor: "var(--panel)", color: "var(--muted)" },
  };
  const content = (
    <>
      {middle === undefined ? <span>–</span> : <ShortValue metric={metric} value={middle} />}
      <span className="rounded-full bg-panel px-1.5 font-medium text-[0.6875rem] text-ink leading-5">
        {format.number(count)}
      </span>
    </>
  );
  const value = middle === undefined ? undefined : format.value(key, middle);
  return (
    <HtmlMarker lat={lat} lon={lon} height={HEIGHT}>
      {zoom === undefined ? (
        <Pile
          label={value === undefined ? t("map.pileNone", { count }) : t("map.pile", { count, value })}
          stations={stationIds.flatMap((id) => stations.get(id) ?? [])}
          metric={metric}
          rainToday={rainToday}
          button={look}
        >
          {content}
        </Pile>
      ) : (
        <button
          type="button"
          aria-label={value === undefined ? t("map.clusterNone", { count }) : t("map.cluster", { count, value })}
          onClick={() => map.setView([lat, lon], zoom)}
          {...look}
        >
          {content}
        </button>
      )}
    </HtmlMarker>
  );
}

const BUTTON =
  "pointer-events-auto absolute flex h-9 w-max min-w-12 -translate-1/2 items-center gap-1.5 rounded-full border-[1.5px] border-panel px-2 font-semibold text-sm shadow-[0_0_0_3px_rgb(0_0_0/0.14),0_2px_6px_rgb(0_0_0/0.3)] duration-150 focus-visible:outline-2 focus-visible:outline-accent focus-visible:outline-offset-4 motion-safe:transition-transform motion-safe:hover:scale-105";

function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
