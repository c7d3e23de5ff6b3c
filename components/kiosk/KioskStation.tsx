import { Age } from "@/components/live/Age";
import { useNow } from "@/components/live/Now";
import { useFormat, useText } from "@/components/prefs/Preferences";
import { Badge } from "@/components/ui/Badge";
import type { StationSummary } from "@/lib/contract/station/station";
import { comfortOf } from "@/lib/format/comfort";
import { conditionsOf } from "@/lib/format/conditions";
import { lateWord } from "@/lib/format/observed";
import { labelColours } from "@/lib/weather/colours/palette";
import { freshness } from "@/lib/weather/time/freshness";

interface KioskStationProps {
  station: StationSummary;
  /** mm since its midnight; null where none was measured. */
  rainToday: number | null;
}

/** One station, readable from a distance. */
export function KioskStation({ station, rainToday }: KioskStationProps) {
  const t = useText();
  const format = useFormat();
  const { name, timestamp, timeZone, latest, isDemo, isPublic } = station;
  const { temperature } = latest;
  const comfort = comfortOf(latest, { t, format });
  const state = freshness(timestamp, useNow());
  const colours = temperature !== undefined && state === "fresh" ? labelColours("temperature", temperature) : undefined;
  const late = lateWord(state, t);
  const others = conditionsOf({ latest, rainToday }, { t, format }).filter(({ metric }) => metric !== "temperature");
  return (
    <section className="flex flex-1 flex-col justify-center gap-[4vmin]" aria-live="off">
      <h1 className="line-clamp-2 text-balance font-semibold text-[7vmin] leading-tight tracking-tight" dir="auto">
        {name}
      </h1>
      <div className="flex flex-wrap items-center gap-[6vmin]">
        {temperature !== undefined && (
          <p
            className="rounded-[4vmin] border border-line px-[6vmin] py-[3vmin] font-semibold text-[18vmin] leading-none tracking-tighter"
            style={colours && { backgroundColor: colours.background, color: colours.ink, borderColor: "transparent" }}
          >
            {format.value("temperature", temperature)}
          </p>
        )}
        <dl className="grid grid-cols-[auto_auto] gap-x-[4vmin] gap-y-[1vmin] text-[4.5vmin]">
          {comfort && <Row label={comfort.label} value={comfort.value} />}
          {others.map(({ metric, label, value }) => (
            <Row key={metric} label={label} value={value} />
          ))}
        </dl>
      </div>
      <p className="flex flex-wrap items-center gap-[2vmin] text-[3.5vmin] text-muted">
        {isDemo && <Badge tone="demo">{t("common.demo")}</Badge>}
        {!isPublic && <Badge>{t("common.private")}</Badge>}
        {late && <span className="font-medium text-warning">{late}</span>}
        <Age time={timestamp} timeZone={timeZone} />
      </p>
    </section>
  );
}

function Row({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="font-medium">{value}</dd>
    </>
  );
}
