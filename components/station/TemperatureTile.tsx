import { useNow } from "@/components/live/Now";
import { useFormat, useText } from "@/components/prefs/Preferences";
import type { StationSummary } from "@/lib/contract/station";
import { freshness } from "@/lib/weather/freshness";
import { labelColours } from "@/lib/weather/palette";

/** The one number most people came for, on its colour while it is the weather now. */
export function TemperatureTile({ station: { latest, timestamp } }: { station: StationSummary }) {
  const now = useNow();
  const t = useText();
  const format = useFormat();
  const { temperature, feelsLike } = latest;
  if (temperature === undefined) return null;
  const colours = freshness(timestamp, now) === "fresh" ? labelColours("temperature", temperature) : undefined;
  return (
    <div
      className="card flex flex-col justify-between gap-3 px-5 py-4"
      style={colours && { backgroundColor: colours.background, color: colours.ink, borderColor: "transparent" }}
    >
      <h3 className="font-medium text-sm">{t("metrics.temperature")}</h3>
      <div>
        <p className="font-semibold text-[3.25rem] leading-none tracking-tighter">
          {format.bare("temperature", temperature)}
          <span className="ml-1 align-top font-medium text-2xl tracking-normal">{format.unit("temperature")}</span>
        </p>
        {feelsLike !== undefined && (
          <p className="mt-2 font-medium text-sm">
            {t("station.feelsLike", { value: format.value("feelsLike", feelsLike) })}
          </p>
        )}
      </div>
    </div>
  );
}
