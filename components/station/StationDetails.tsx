import type { StationSummary } from "@/lib/contract/station/station";
import { History } from "./history/History";
import { EmbedCode } from "./panels/EmbedCode";
import { EventsPanel } from "./panels/EventsPanel";
import { PastDays } from "./panels/PastDays";
import { RecordsPanel } from "./panels/RecordsPanel";
import { SameDayPanel } from "./panels/SameDayPanel";

/** The content below the fold, in one late bundle. */
export default function StationDetails({ station, hasDevice }: { station: StationSummary; hasDevice: boolean }) {
  const events = hasDevice && <EventsPanel station={station} />;
  if (station.timestamp === null) {
    return (
      <>
        <PastDays station={station} />
        {events}
      </>
    );
  }
  return (
    <>
      <History station={station} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <RecordsPanel stationId={station.id} />
        <SameDayPanel stationId={station.id} />
      </div>
      {events}
      <EmbedCode station={station} />
    </>
  );
}
