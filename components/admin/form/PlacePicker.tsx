import dynamic from "next/dynamic";
import { Skeleton } from "@/components/ui/Skeleton";
import { useFormScope } from "../draft/FormScope";
import { placeOf, roundedDegrees } from "./place";

/** Leaflet needs a window, and most forms need no map. */
const PlaceMap = dynamic(() => import("./PlaceMap"), { ssr: false, loading: () => <Skeleton className="h-full" /> });

interface PlacePickerProps {
  /** Names of the two fields. */
  lat: string;
  lon: string;
  isWritable: boolean;
}

/** The fields' coordinates on a map; if they are editable, a click or the pin sets them. */
export function PlacePicker({ lat, lon, isWritable }: PlacePickerProps) {
  const { draft, dispatch } = useFormScope();
  const place = placeOf(draft.values[lat] ?? null, draft.values[lon] ?? null);
  if (!isWritable && !place) return null;

  function pick(latitude: number, longitude: number) {
    dispatch({ type: "typed", field: lat, value: roundedDegrees(latitude) });
    dispatch({ type: "typed", field: lon, value: roundedDegrees(longitude) });
  }

  return (
    <div className="sm:ml-[12.5rem]">
      <div className="relative isolate h-64 overflow-hidden rounded-xl border border-line bg-(--sea)">
        <PlaceMap place={place} onPick={isWritable ? pick : undefined} />
      </div>
      {isWritable && (
        <p className="mt-1 text-muted text-xs">Click on the map or drag the pin, or type the degrees above.</p>
      )}
    </div>
  );
}
