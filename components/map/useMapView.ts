import { useSearchParams } from "next/navigation";
import { type MapView, readMapView, writeMapView } from "./mapView";

/** The address holds the view, so that it can be shared and survives a reload. */
export function useMapView(): [MapView, change: (part: Partial<MapView>) => void] {
  const view = readMapView(useSearchParams());
  return [view, changeMapView];
}

/** Reads the address again, which the map's moves change without a rendering. Another list begins with its first page. */
function changeMapView(part: Partial<MapView>) {
  writeAddress({ ...part, page: undefined }, null);
}

/**
 * Writes the position alone past the router, keeping the history state that the router set. The router would abort a
 * pending navigation, so a map that is still gliding would swallow the visitor's click on a station.
 */
export function moveMapView(place: NonNullable<MapView["place"]>) {
  writeAddress({ place }, window.history.state);
}

function writeAddress(part: Partial<MapView>, state: unknown) {
  const { pathname, search } = window.location;
  const query = writeMapView({ ...readMapView(new URLSearchParams(search)), ...part });
  if (query !== search.slice(1)) window.history.replaceState(state, "", query ? `${pathname}?${query}` : pathname);
}
