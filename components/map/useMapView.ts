import { useSearchParams } from "next/navigation";
import { type MapView, readMapView, writeMapView } from "./mapView";

/** The address is where the view is kept, so that it can be shared, and comes back with the page. */
export function useMapView(): [MapView, change: (part: Partial<MapView>) => void] {
  const view = readMapView(useSearchParams());
  return [view, changeMapView];
}

/** From the address at this moment: the map moves more often than the page is drawn anew. */
function changeMapView(part: Partial<MapView>) {
  const { pathname, search } = window.location;
  const query = writeMapView({ ...readMapView(new URLSearchParams(search)), ...part });
  if (query !== search.slice(1)) window.history.replaceState(null, "", query ? `${pathname}?${query}` : pathname);
}
