import { useCallback, useEffect, useMemo, useState } from "react";
import { useMap, useMapEvent } from "react-leaflet";
import { useFormat } from "@/components/prefs/Preferences";
import type { StationSummary } from "@/lib/contract/station/station";
import { type MapMetric, type RainToday, shownValue } from "../mapMetrics";
import { ClusterMarker } from "./ClusterMarker";
import { clusterIndex, type Seen, seenFrom } from "./clusters";
import { StationMarker } from "./StationMarker";

export interface MarkersProps {
  stations: readonly StationSummary[];
  metric: MapMetric;
  rainToday: RainToday;
  activeId: number | null;
  onActivate: (id: number | null) => void;
}

/** From here on there is room for the stations' names. */
const NAMES_ZOOM = 9;

/** What the map shows of the stations: labels where there is room, and elsewhere how many there are. */
export function StationMarkers({ stations, metric, rainToday, activeId, onActivate }: MarkersProps) {
  const map = useMap();
  const { comfort } = useFormat().reader;
  const index = useStableIndex(stations, map.getMaxZoom());
  const [seen, setSeen] = useState<Seen>(() => seenFrom(index, map));
  // The same with every render: to listen anew each time would miss what the effects of that render move.
  const look = useCallback(() => setSeen(seenFrom(index, map)), [index, map]);
  useMapEvent("moveend", look);
  useEffect(look, [look]);

  const byId = useMemo(() => new Map(stations.map((station) => [station.id, station])), [stations]);
  return (
    <>
      {seen.clusters.map((cluster) => (
        <ClusterMarker
          key={`cluster-${cluster.id}`}
          cluster={cluster}
          stations={byId}
          metric={metric}
          rainToday={rainToday}
        />
      ))}
      {seen.stationIds.map((id) => {
        const station = byId.get(id);
        if (!station) return null;
        return (
          <StationMarker
            key={id}
            station={station}
            metric={metric}
            value={shownValue(station, metric, rainToday, comfort)}
            isActive={id === activeId}
            isNamed={seen.zoom >= NAMES_ZOOM}
            onActivate={onActivate}
          />
        );
      })}
    </>
  );
}

/** Made anew when a station comes, goes or moves, not with every reading. */
function useStableIndex(stations: readonly StationSummary[], maxZoom: number) {
  const places = stations.map(({ id, lat, lon }) => `${id},${lat},${lon}`).join(";");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the places are all that it is made of
  return useMemo(() => clusterIndex(stations, maxZoom), [places, maxZoom]);
}
