"use client";

import { useQuery } from "@tanstack/react-query";
import { CloudOff, FlaskConical, TriangleAlert } from "lucide-react";
import dynamic from "next/dynamic";
import { Activity, Suspense } from "react";
import { useNow } from "@/components/live/Now";
import { useTRPC } from "@/components/live/trpc";
import { useFormat, useText } from "@/components/prefs/Preferences";
import { Notice } from "@/components/ui/Notice";
import type { StationAlmanac } from "@/lib/contract/climate/almanac";
import type { Trends } from "@/lib/contract/climate/trends";
import type { Device } from "@/lib/contract/device/status";
import type { StationForecast } from "@/lib/contract/forecast/forecast";
import type { StationSummary } from "@/lib/contract/station/station";
import { freshness } from "@/lib/weather/time/freshness";
import { DetailsSkeleton } from "./DetailsSkeleton";
import { SkyPanel } from "./panels/SkyPanel";
import { StationHeading } from "./StationHeading";
import { CurrentConditions } from "./tiles/CurrentConditions";

/** Loaded late, because the main content is above and arrives with the page. */
const StationDetails = dynamic(() => import("./StationDetails"), { ssr: false, loading: () => <DetailsSkeleton /> });

/** Loaded only where it is switched on. */
const ForecastPanel = dynamic(() => import("./forecast/ForecastPanel"));

interface StationViewProps {
  initial: StationSummary;
  initialTrends: Trends;
  almanac: StationAlmanac;
  /** Null if the station never had one. */
  initialDevice: Device | null;
  /** Absent where it is switched off. */
  forecast?: StationForecast;
}

/**
 * The content of an Activity hydrates separately, so that a phone stays responsive. Suspense would do that too, but the
 * server sends its content after the page, where it would visibly pop in.
 */
export function StationView({ initial, initialTrends, almanac, initialDevice, forecast }: StationViewProps) {
  const trpc = useTRPC();
  const { data: station } = useQuery({
    ...trpc.stations.byId.queryOptions({ id: initial.id }),
    initialData: initial,
  });
  const { data: trends } = useQuery({
    ...trpc.stations.trends.queryOptions({ id: initial.id }),
    initialData: initialTrends,
  });
  const { data: device } = useQuery({
    ...trpc.devices.byStation.queryOptions({ stationId: initial.id }),
    initialData: initialDevice,
  });
  return (
    <div className="mx-auto flex w-full max-w-[76rem] flex-col gap-6 px-4 pt-5 pb-16 sm:px-6 print:px-0 print:pb-0 print:[zoom:0.75]">
      <StationHeading station={station} />
      <StationNotices station={station} />
      <Activity>
        <CurrentConditions station={station} trends={trends} device={device} />
      </Activity>
      <Activity>
        <SkyPanel almanac={almanac} />
      </Activity>
      {forecast && (
        <Activity>
          <ForecastPanel station={station} initial={forecast} />
        </Activity>
      )}
      <Suspense>
        <StationDetails station={station} hasDevice={device !== null} />
      </Suspense>
    </div>
  );
}

/** What readers must know before they trust the values. */
function StationNotices({ station: { isDemo, timestamp, timeZone } }: { station: StationSummary }) {
  const t = useText();
  const format = useFormat();
  const state = freshness(timestamp, useNow());
  // The year is included because a reading older than a day may be older than a year.
  const time = timestamp === null ? "" : format.time(timestamp, state === "offline" ? "dateTime" : "dayTime", timeZone);
  if (!isDemo && state !== "stale" && state !== "offline") return null;
  return (
    <div className="flex flex-col gap-2.5">
      {isDemo && (
        <Notice tone="demo" icon={FlaskConical} title={t("station.demoTitle")}>
          {t("station.demoText")}
        </Notice>
      )}
      {state === "stale" && (
        <Notice tone="warning" icon={TriangleAlert} title={t("station.staleTitle")}>
          {t("station.staleText", { time })}
        </Notice>
      )}
      {state === "offline" && (
        <Notice tone="warning" icon={CloudOff} title={t("station.offlineTitle")}>
          {t("station.offlineText", { time })}
        </Notice>
      )}
    </div>
  );
}
