import { useSearchParams } from "next/navigation";
import { type MapView, readMapView, writeMapView } from "./mapView";

/** The address is where the view is kept, so that it can be shared, and comes back with the page. */
export function useMapView(): [MapView, change: (part: Partial<MapView>) => void] {
  const view = readMapView(useSearchParams());
  return [view, changeMapView];
}

/** Reads the address again, which the map's moves change without a rendering. */
function changeMapView(part: Partial<MapView>) {
  writeAddress(part, null);
}

/**
 * The place alone is written past the router, with the history state that the router itself set. The router would end a
 * navigation that is under way: a map that glides to its rest would lose the visitor's click on a station.
 */
export function moveMapView(place: NonNullable<MapView["place"]>) {
  writeAddress({ place }, window.history.state);
}

function writeAddress(part: Partial<MapView>, state: unknown) {
  const { pathname, search } = window.location;
  const query = writeMapView({ ...readMapView(new URLSearchParams(search)), ...part });
  if (query !== search.slice(1)) window.history.replaceState(state, "", query ? `${pathname}?${query}` : pathname);
}
