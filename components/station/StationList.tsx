import { useNow } from "@/components/live/Now";
import { useText } from "@/components/prefs/Preferences";
import type { StationSummary } from "@/lib/contract/station";
import { freshness } from "@/lib/weather/freshness";
import { StationRow } from "./StationRow";

interface StationListProps {
  stations: StationSummary[];
  activeId: number | null;
  onActivate: (id: number | null) => void;
}

export function StationList({ stations, activeId, onActivate }: StationListProps) {
  const now = useNow();
  const t = useText();
  const reporting = stations.filter(({ timestamp }) => freshness(timestamp, now) === "fresh").length;
  return (
    <>
      <div className="flex items-baseline justify-between gap-3 border-line border-b px-5 pt-4 pb-3">
        <h1 id="stations-title" className="font-semibold text-lg tracking-tight">
          {t("map.stations")}
        </h1>
        <p className="text-muted text-sm">{t("map.reporting", { reporting, total: stations.length })}</p>
      </div>
      <ul className="min-h-0 flex-1 overflow-y-auto">
        {stations.map((station) => (
          <StationRow key={station.id} station={station} isActive={station.id === activeId} onActivate={onActivate} />
        ))}
      </ul>
    </>
  );
}
