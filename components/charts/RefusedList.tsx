import { useFormat, useText } from "@/components/prefs/Preferences";
import { Scrollable } from "@/components/ui/Scrollable";
import type { Series } from "@/lib/contract/charts/series";
import { isSuspicion } from "@/lib/weather/quality/flags";
import { zoneOf } from "./charts";
import { reasonOf } from "./reasonOf";

/** The flagged values in words: marks on a chart do not give reasons, and not everyone can see them. */
export function RefusedList({ series }: { series: Series }) {
  const t = useText();
  const format = useFormat();
  const { flagged = [] } = series;
  if (flagged.length === 0) return <p className="mt-4 text-muted text-sm">{t("station.refusedNone")}</p>;
  return (
    <div className="card mt-4 px-4 py-4 sm:px-5">
      <h3 className="font-semibold">{t("station.refused")}</h3>
      <p className="mb-2 text-[0.8125rem] text-muted">
        {t("station.refusedCount", { count: flagged.length })} {t("station.refusedMeans")}
      </p>
      <Scrollable label={t("station.refused")} className="max-h-64 overflow-auto text-sm">
        <ul className="divide-y divide-line">
          {flagged.toReversed().map(({ metric, time, value, flag }) => (
            <li key={`${metric} ${time}`} className="flex flex-wrap gap-x-3 py-1.5">
              <span className="text-muted">{format.timeIn(time, "dateTime", zoneOf(series, format))}</span>
              <span>
                {t(`metrics.${metric}`)} {format.value(metric, value)}
              </span>
              <span className={isSuspicion(flag) ? "text-warning" : "text-danger"}>{reasonOf(t, flag)}</span>
            </li>
          ))}
        </ul>
      </Scrollable>
    </div>
  );
}
