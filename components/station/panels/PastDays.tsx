import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/live/trpc";
import { useFormat, useText } from "@/components/prefs/Preferences";
import type { StationSummary } from "@/lib/contract/station/station";
import { RecordsPanel } from "./RecordsPanel";

/** For a station without readings: the days that have period values, if any. */
export function PastDays({ station: { id } }: { station: StationSummary }) {
  const t = useText();
  const format = useFormat();
  const trpc = useTRPC();
  const { data: span } = useQuery(trpc.climate.span.queryOptions({ stationId: id }));
  if (!span) return null;
  return (
    <>
      <p className="card px-4 py-4 text-sm sm:px-5">
        {t("station.daysOnly", {
          first: format.date(span.first, "longDate"),
          last: format.date(span.last, "longDate"),
        })}
      </p>
      <RecordsPanel stationId={id} />
    </>
  );
}
