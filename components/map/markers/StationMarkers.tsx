import { useCallback, useEffect, useMemo, useState } from "react";
import { useMap, useMapEvent } from "react-leaflet";
import { useFormat } from "@/components/prefs/Preferences";
import type { ListedStation } from "@/lib/contract/station/listed";
import { type MapMetric, type RainToday, shownValue } from "../mapMetrics";
import { ClusterMarker } from "./ClusterMarker";
import { clusterIndex, type Seen, seenFrom } from "./clusters";
import { StationMarker } from "./StationMarker";

export interface MarkersProps {
  stations: readonly ListedStation[];
  metric: MapMetric;
  rainToday: RainToday;
  activeId: number | null;
  onActivate: (id: number | null) => void;
}

/** From this zoom on there is space for the stations' names. */
const NAMES_ZOOM = 9;

/** The stations on the map: labels where there is space, otherwise clusters with their number. */
export function StationMarkers({ stations, metric, rainToday, activeId, onActivate }: MarkersProps) {
  const map = useMap();
  const { comfort } = useFormat().reader;
  const index = useStableIndex(stations, map.getMaxZoom());
  const [seen, setSeen] = useState<Seen>(() => seenFrom(index, map));
  // Stable across renders, because subscribing again each time would miss moves made by the effects of that render.
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

/** Rebuilt when a station is added, removed or moved, not with every reading. */
function useStableIndex(stations: readonly ListedStation[], maxZoom: number) {
  const [placed, setPlaced] = useState(stations);
  const isSame =
    placed === stations ||
    (placed.length === stations.length && placed.every((place, i) => isSamePlace(place, stations[i])));
  if (!isSame) setPlaced(stations);
  return useMemo(() => clusterIndex(placed, maxZoom), [placed, maxZoom]);
}

function isSamePlace(a: ListedStation, b: ListedStation | undefined): boolean {
  return a === b || (a.id === b?.id && a.lat === b.lat && a.lon === b.lon);
}
