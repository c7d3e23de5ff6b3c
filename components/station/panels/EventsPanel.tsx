import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/live/trpc";
import { useFormat, useText } from "@/components/prefs/Preferences";
import { Skeleton } from "@/components/ui/Skeleton";
import type { StationSummary } from "@/lib/contract/station/station";
import { EventList } from "./EventList";
import { PanelError } from "./PanelError";

const NEWEST = 10;

/** Recent events of the station's device. */
export function EventsPanel({ station }: { station: StationSummary }) {
  const t = useText();
  const format = useFormat();
  const trpc = useTRPC();
  const { data, isError, refetch } = useQuery(
    trpc.devices.events.queryOptions({ stationId: station.id, size: NEWEST }),
  );
  const clock = (time: number) => (
    <time dateTime={new Date(time).toISOString()}>{format.time(time, "dayTime", station.timeZone)}</time>
  );
  if (isError && !data) return <PanelError title={t("device.eventsError")} onRetry={() => void refetch()} />;
  return (
    <section aria-labelledby="events-title" className="card min-w-0 px-4 py-4 sm:px-5">
      <h2 id="events-title" className="mb-1 font-semibold text-lg tracking-tight">
        {t("device.events")}
      </h2>
      {data ? <EventList events={data.events} clock={clock} /> : <Skeleton className="h-40" />}
    </section>
  );
}
