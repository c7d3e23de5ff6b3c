import { useFromNow } from "@/components/live/Now";
import { useText } from "@/components/prefs/Preferences";
import type { ListedStation } from "@/lib/contract/station/listed";
import { reporting } from "./firstStations";

interface StationCountProps {
  /** The stations that the search finds, or the server's count of them; undefined while only their loading will tell. */
  found: readonly ListedStation[] | { count: number; reporting: number } | undefined;
  hasFailed: boolean;
  query: string;
}

export function StationCount({ found, hasFailed, query }: StationCountProps) {
  const t = useText();
  const fresh = useFromNow((now) => (found && "length" in found ? reporting(found, now) : (found?.reporting ?? 0)));
  const count = found && ("length" in found ? found.length : found.count);
  return (
    <p role="status" aria-label={t("map.stations")} className="text-muted text-sm">
      {count === undefined
        ? t(hasFailed ? "map.incomplete" : "map.loading")
        : query
          ? t("map.found", { count })
          : t("map.reporting", { reporting: fresh, total: count })}
    </p>
  );
}
