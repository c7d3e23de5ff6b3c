import { useQuery } from "@tanstack/react-query";
import { CloudAlert } from "lucide-react";
import { useFromNow, useNow } from "@/components/live/Now";
import { useTRPC } from "@/components/live/trpc";
import { useFormat, useText } from "@/components/prefs/Preferences";
import { Notice } from "@/components/ui/Notice";
import { Skeleton } from "@/components/ui/Skeleton";
import type { StationForecast } from "@/lib/contract/forecast/forecast";
import type { StationSummary } from "@/lib/contract/station/station";
import { DaysTable } from "./DaysTable";
import { HoursTable } from "./HoursTable";
import { nextRequest } from "./nextRequest";
import { SOURCES } from "./sources";

/** From this age on, ms, readers are warned: it was to be fetched again long ago. */
const OLD_MS = 3 * 3_600_000;

interface ForecastPanelProps {
  station: StationSummary;
  initial: StationForecast;
}

/** What a weather service expects at the station. */
export default function ForecastPanel({ station, initial }: ForecastPanelProps) {
  const t = useText();
  const trpc = useTRPC();
  const { data } = useQuery({
    ...trpc.forecast.byStation.queryOptions({ id: station.id }),
    initialData: initial,
    refetchInterval: ({ state }) => nextRequest(state.data ?? null, Date.now()),
  });
  const forecast = data ?? initial;
  const { steps, days } = forecast;
  return (
    <section aria-labelledby="forecast-title" className="card min-w-0 px-4 pt-4 pb-3 sm:px-5">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id="forecast-title" className="font-semibold text-lg tracking-tight">
          {t("forecast.title")}
        </h2>
        <Source forecast={forecast} />
      </div>
      <div aria-live="polite">
        <Failed forecast={forecast} timeZone={station.timeZone} />
        {steps.length === 0 && days.length === 0 && <Nothing forecast={forecast} />}
      </div>
      {steps.length > 0 && <HoursTable steps={steps} timeZone={station.timeZone} />}
      {days.length > 0 && <DaysTable days={days} timeZone={station.timeZone} />}
    </section>
  );
}

/** Where it comes from, and how old it is. The licences ask for the links. */
function Source({ forecast: { source, fetchedAt } }: { forecast: StationForecast }) {
  const t = useText();
  const format = useFormat();
  const age = useFromNow((now) => (fetchedAt === null ? "" : format.age(fetchedAt, now)));
  const { name, href, licence } = SOURCES[source];
  const [before = "", after = ""] = t("service.by", { source: "\n" }).split("\n");
  return (
    <p className="text-muted text-sm">
      {before}
      <a href={href} rel="external" className="underline underline-offset-2 hover:text-ink">
        {name}
      </a>
      {after} (
      <a href={licence.href} rel="license" className="underline underline-offset-2 hover:text-ink">
        {licence.name}
      </a>
      )
      {fetchedAt !== null && (
        <>
          , <time dateTime={new Date(fetchedAt).toISOString()}>{t("service.fetched", { age })}</time>
        </>
      )}
    </p>
  );
}

/** Why there is nothing newer, if that matters. */
function Failed({ forecast, timeZone }: { forecast: StationForecast; timeZone: string }) {
  const t = useText();
  const format = useFormat();
  const now = useNow();
  const { failure, fetchedAt, nextAt, source } = forecast;
  if (failure === null) return null;
  const isOld = fetchedAt !== null && now - fetchedAt > OLD_MS;
  if (fetchedAt !== null && !isOld) return null;
  const reason = t(`service.${failure}`, { source: SOURCES[source].name });
  const again = nextAt > now ? t("service.again", { time: format.time(nextAt, "time", timeZone) }) : "";
  const title = isOld ? t("forecast.old", { age: format.duration(now - fetchedAt, "long") }) : t("forecast.none");
  return (
    <div className="mb-3">
      <Notice tone="warning" icon={CloudAlert} title={title}>
        {reason} {again}
      </Notice>
    </div>
  );
}

function Nothing({ forecast: { isRefreshing, failure, fetchedAt, source } }: { forecast: StationForecast }) {
  const t = useText();
  if (isRefreshing) {
    return (
      <>
        <p className="sr-only">{t("forecast.loading")}</p>
        <Skeleton className="mb-3 h-56" />
        <Skeleton className="mb-1 h-64" />
      </>
    );
  }
  if (failure !== null && fetchedAt === null) return null;
  return <p className="py-8 text-center text-muted">{t("forecast.empty", { source: SOURCES[source].name })}</p>;
}
