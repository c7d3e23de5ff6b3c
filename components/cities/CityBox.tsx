import { CloudAlert } from "lucide-react";
import { useFromNow } from "@/components/live/Now";
import { useFormat, useText } from "@/components/prefs/Preferences";
import { Skeleton } from "@/components/ui/Skeleton";
import { WeatherIcon } from "@/components/weather/WeatherIcon";
import type { CityConditions, CityWeather } from "@/lib/contract/forecast/city";

const NAME = "OpenWeather";

/** A city's weather; a failure stays in its own box. */
export function CityBox({ city: { name, conditions, fetchedAt, failure, isRefreshing } }: { city: CityWeather }) {
  const t = useText();
  return (
    <li className="card flex min-h-32 flex-col px-5 py-4">
      <h2 className="truncate font-semibold text-lg tracking-tight" title={name}>
        {conditions?.name || name}
      </h2>
      {conditions && <Conditions conditions={conditions} />}
      {!conditions && isRefreshing && (
        <>
          <p className="sr-only">{t("cities.loading")}</p>
          <Skeleton className="mt-3 h-12" />
        </>
      )}
      {failure !== null && !isRefreshing && (
        <p className="mt-2 flex items-start gap-1.5 text-sm text-warning">
          <CloudAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
          <span>
            {!conditions && `${t("cities.noneNow")} `}
            {t(`service.${failure}`, { source: NAME })}
          </span>
        </p>
      )}
      {conditions && fetchedAt !== null && <Fetched time={fetchedAt} />}
    </li>
  );
}

function Conditions({ conditions: { temperature, condition, isNight, description } }: { conditions: CityConditions }) {
  const t = useText();
  const format = useFormat();
  // OpenWeather's own words are English.
  const own = format.reader.language === "en" ? description : "";
  const words = own || (condition ? t(`conditions.${condition}`) : description);
  return (
    <div className="mt-1 flex items-center gap-3">
      {condition && <WeatherIcon condition={condition} isNight={isNight} className="size-14 shrink-0" />}
      <div className="min-w-0">
        {temperature !== null && (
          <p className="font-semibold text-2xl tracking-tight">
            {format.rounded("temperature", temperature, 0)}
            <span className="ml-1 font-normal text-base text-muted">{format.unit("temperature")}</span>
          </p>
        )}
        <p className="truncate text-muted text-sm first-letter:uppercase">{words}</p>
      </div>
    </div>
  );
}

function Fetched({ time }: { time: number }) {
  const t = useText();
  const format = useFormat();
  const age = useFromNow((now) => format.age(time, now));
  return (
    <p className="mt-auto pt-2 text-[0.8125rem] text-muted first-letter:uppercase">
      <time dateTime={new Date(time).toISOString()}>{t("service.fetched", { age })}</time>
    </p>
  );
}
