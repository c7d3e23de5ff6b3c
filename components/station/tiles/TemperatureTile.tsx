import { useNow } from "@/components/live/Now";
import { useFormat, useText } from "@/components/prefs/Preferences";
import type { Trends } from "@/lib/contract/climate/trends";
import type { StationSummary } from "@/lib/contract/station/station";
import { comfortOf } from "@/lib/format/comfort";
import { labelColours } from "@/lib/weather/colours/palette";
import { freshness } from "@/lib/weather/time/freshness";
import { Trend } from "./Trend";

/** The value most people look for, on its colour while it is current. */
export function TemperatureTile({
  station: { latest, timestamp },
  trends,
}: {
  station: StationSummary;
  trends: Trends;
}) {
  const now = useNow();
  const t = useText();
  const format = useFormat();
  const { temperature } = latest;
  const comfort = comfortOf(latest, { t, format });
  const { high, low } = trends.today;
  if (temperature === undefined) return null;
  const colours = freshness(timestamp, now) === "fresh" ? labelColours("temperature", temperature) : undefined;
  return (
    <div
      className="card flex flex-col justify-between gap-3 px-5 py-4"
      style={colours && { backgroundColor: colours.background, color: colours.ink, borderColor: "transparent" }}
    >
      <h3 className="font-medium text-sm">{t("metrics.temperature")}</h3>
      <div>
        <p className="font-semibold text-[3.25rem] leading-none tracking-tight">
          {format.bare("temperature", temperature)}
          <span className="ml-1 align-top font-medium text-2xl tracking-normal">{format.unit("temperature")}</span>
        </p>
        {comfort && (
          <p className="mt-2 font-medium text-sm">
            {comfort.label} {comfort.value}
          </p>
        )}
        <div className="mt-1 text-[0.8125rem]">
          <Trend metric="temperature" change={trends.sinceHour.temperature} />
          {high && low && (
            <p>
              {t("station.today")}: {t("station.high")} {format.value("temperature", high.value)}, {t("station.low")}{" "}
              {format.value("temperature", low.value)}
            </p>
          )}
          {trends.sinceDay.temperature !== undefined && (
            <p>{t("station.sinceDay", { change: format.difference("temperature", trends.sinceDay.temperature) })}</p>
          )}
        </div>
      </div>
    </div>
  );
}
