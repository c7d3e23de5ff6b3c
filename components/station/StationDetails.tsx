import type { StationSummary } from "@/lib/contract/station";
import { EmbedCode } from "./EmbedCode";
import { History } from "./History";
import { RecordsPanel } from "./RecordsPanel";
import { SameDayPanel } from "./SameDayPanel";

/** What stands below the fold, in one late bundle. */
export default function StationDetails({ station }: { station: StationSummary }) {
  if (station.timestamp === null) return null;
  return (
    <>
      <History station={station} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <RecordsPanel stationId={station.id} />
        <SameDayPanel stationId={station.id} />
      </div>
      <EmbedCode station={station} />
    </>
  );
}
