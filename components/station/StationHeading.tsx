import { ArrowLeft, CalendarDays, Clock, GitCompareArrows, MapPin, Mountain } from "lucide-react";
import Link from "next/link";
import { useNow } from "@/components/live/Now";
import { useFormat, useText } from "@/components/prefs/Preferences";
import { Badge } from "@/components/ui/Badge";
import { buttonClass } from "@/components/ui/button";
import type { StationSummary } from "@/lib/contract/station/station";

export function StationHeading({ station }: { station: StationSummary }) {
  const { id, name, lat, lon, elevation, timeZone, description, isDemo, isPublic } = station;
  const now = useNow();
  const t = useText();
  const format = useFormat();
  return (
    <div>
      <Link
        prefetch={false}
        href="/"
        className="-ml-1 inline-flex items-center gap-1.5 rounded-md px-1 py-0.5 text-muted text-sm hover:text-ink"
      >
        <ArrowLeft className="size-4" aria-hidden="true" />
        {t("common.allStations")}
      </Link>
      <h1 className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-balance font-semibold text-2xl tracking-tight sm:text-3xl">
        {name}
        {isDemo && <Badge tone="demo">{t("common.demo")}</Badge>}
        {!isPublic && <Badge>{t("common.private")}</Badge>}
      </h1>
      <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-muted text-sm">
        <li className="flex items-center gap-1.5">
          <MapPin className="size-3.5" aria-hidden="true" />
          {format.coordinates(lat, lon)}
        </li>
        {elevation !== null && (
          <li className="flex items-center gap-1.5">
            <Mountain className="size-3.5" aria-hidden="true" />
            <span className="sr-only">{t("station.elevation")}</span>
            {format.elevation(elevation)}
          </li>
        )}
        <li className="flex items-center gap-1.5">
          <Clock className="size-3.5" aria-hidden="true" />
          <span className="sr-only">{t("station.timeThere")}</span>
          {format.time(now, "time", timeZone)}, {format.zoneOf(timeZone).replaceAll("_", " ")}
        </li>
      </ul>
      {description && <p className="mt-3 max-w-prose text-muted leading-relaxed">{description}</p>}
      <div className="mt-4 flex flex-wrap gap-2 print:hidden">
        <Link prefetch={false} href={`/stations/${id}/reports`} className={buttonClass()}>
          <CalendarDays className="size-4" aria-hidden="true" />
          {t("station.reports")}
        </Link>
        <Link prefetch={false} href={`/compare?stations=${id}`} className={buttonClass()}>
          <GitCompareArrows className="size-4" aria-hidden="true" />
          {t("station.compare")}
        </Link>
      </div>
    </div>
  );
}
