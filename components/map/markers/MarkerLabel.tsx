import clsx from "clsx";
import { CloudOff } from "lucide-react";
import Link from "next/link";
import { useFormat, useText } from "@/components/prefs/Preferences";
import { WindArrow } from "@/components/ui/WindArrow";
import type { ListedStation } from "@/lib/contract/station/listed";
import type { Formats } from "@/lib/format/formats";
import type { Text } from "@/lib/text/text";
import { labelColours } from "@/lib/weather/colours/palette";
import { windFrom } from "@/lib/weather/formulas/wind";
import type { Freshness } from "@/lib/weather/time/freshness";
import { isAltimeterSetting, KEYS, type MapMetric } from "../mapMetrics";
import { ShortValue } from "./ShortValue";

interface MarkerLabelProps {
  station: ListedStation;
  state: Freshness;
  metric: MapMetric;
  value: number | undefined;
  now: number;
  isActive: boolean;
  isNamed: boolean;
  onActivate: (id: number | null) => void;
  onFocus: () => void;
}

export function MarkerLabel(props: MarkerLabelProps) {
  const { station, state, metric, value, isActive, isNamed, onActivate, onFocus } = props;
  const t = useText();
  const format = useFormat();
  const colours = state === "fresh" && value !== undefined ? labelColours(KEYS[metric], value) : undefined;
  const from = windFrom(station.latest);
  return (
    <Link
      href={`/stations/${station.id}`}
      aria-label={accessibleName(props, t, format)}
      draggable={false}
      prefetch={false}
      onMouseDown={(event) => event.stopPropagation()}
      onMouseEnter={() => onActivate(station.id)}
      onMouseLeave={() => onActivate(null)}
      onFocus={() => {
        onActivate(station.id);
        onFocus();
      }}
      onBlur={() => onActivate(null)}
      className="group pointer-events-auto absolute bottom-0 flex w-max -translate-x-1/2 flex-col items-center outline-none"
    >
      <span
        className={clsx(
          "mb-1 max-w-48 truncate rounded-md border border-line bg-panel px-2 py-0.5 font-medium text-ink text-xs shadow-panel",
          (!isActive || isNamed) && "hidden",
        )}
      >
        {station.name}
        {station.isDemo && <span className="text-accent"> {t("common.demo")}</span>}
        {!station.isPublic && <span className="text-muted"> {t("common.private")}</span>}
      </span>
      <span
        className={clsx(
          "flex h-7 min-w-10 items-center justify-center gap-1 rounded-full px-2.5 font-semibold text-sm duration-150 motion-safe:transition-transform",
          "group-focus-visible:outline-2 group-focus-visible:outline-accent group-focus-visible:outline-offset-2",
          isActive && "scale-110",
          colours
            ? "shadow-[0_0_0_1.5px_var(--panel),0_2px_6px_rgb(0_0_0/0.35)]"
            : "border-[1.5px] border-muted border-dashed bg-panel text-muted shadow-sm",
        )}
        style={colours && { backgroundColor: colours.background, color: colours.ink }}
      >
        {state === "offline" && <CloudOff className="size-3.5" aria-hidden="true" />}
        {metric === "wind" && value !== undefined && from !== undefined && <WindArrow from={from} className="size-3" />}
        {isAltimeterSetting(station, metric) && <span className="font-normal text-xs">Q</span>}
        {value === undefined ? "–" : <ShortValue metric={metric} value={value} />}
      </span>
      <span
        className="-mt-px h-1.5 w-2.5 [clip-path:polygon(0_0,100%_0,50%_100%)]"
        style={{ backgroundColor: colours?.background ?? "var(--muted)" }}
      />
      {isNamed && (
        <span className="absolute top-full mt-0.5 max-w-36 truncate rounded bg-land/80 px-1 font-medium text-ink text-xs">
          {station.name}
        </span>
      )}
    </Link>
  );
}

function accessibleName({ station, state, metric, value, now }: MarkerLabelProps, t: Text, format: Formats) {
  const { name, isDemo, isPublic, timestamp, latest } = station;
  const parts = [isDemo ? t("map.markerDemo", { name }) : name];
  if (!isPublic) parts.push(t("common.private"));
  if (value === undefined) parts.push(t("map.markerNone", { metric: t(`map.${metric}`) }));
  else parts.push(format.value(KEYS[metric], value));
  if (isAltimeterSetting(station, metric)) parts.push(t("metrics.altimeterSetting"));
  const from = windFrom(latest);
  if (metric === "wind" && value !== undefined && from !== undefined) {
    parts.push(t("map.windFrom", { direction: format.compassWords(from) }));
  }
  if (state === "stale") parts.push(t("map.markerDelayed"));
  if (state === "offline") parts.push(t("map.markerOffline"));
  parts.push(timestamp === null ? t("map.markerNever") : format.age(timestamp, now, "long"));
  return parts.join(", ");
}
