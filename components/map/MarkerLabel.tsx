import clsx from "clsx";
import { CloudOff } from "lucide-react";
import Link from "next/link";
import { useFormat, useText } from "@/components/prefs/Preferences";
import type { StationSummary } from "@/lib/contract/station";
import type { Formats } from "@/lib/format/formats";
import type { Text } from "@/lib/text/text";
import type { Freshness } from "@/lib/weather/freshness";
import { temperatureColours } from "@/lib/weather/palette";

interface MarkerLabelProps {
  station: StationSummary;
  state: Freshness;
  now: number;
  isActive: boolean;
  isNamed: boolean;
  onActivate: (id: number | null) => void;
  onFocus: () => void;
}

export function MarkerLabel({ station, state, now, isActive, isNamed, onActivate, onFocus }: MarkerLabelProps) {
  const t = useText();
  const format = useFormat();
  const { temperature } = station.latest;
  const colours = state === "fresh" && temperature !== undefined ? temperatureColours(temperature) : undefined;
  return (
    <Link
      href={`/stations/${station.id}`}
      aria-label={accessibleName(station, state, now, t, format)}
      draggable={false}
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
        {temperature === undefined ? "–" : format.degrees(temperature)}
      </span>
      <span
        className="-mt-px h-1.5 w-2.5 [clip-path:polygon(0_0,100%_0,50%_100%)]"
        style={{ backgroundColor: colours?.background ?? "var(--muted)" }}
      />
      {isNamed && (
        <span className="absolute top-full mt-0.5 max-w-36 truncate px-1 font-medium text-ink text-xs [text-shadow:0_0_3px_var(--land),0_0_3px_var(--land),0_0_5px_var(--land)]">
          {station.name}
        </span>
      )}
    </Link>
  );
}

function accessibleName(station: StationSummary, state: Freshness, now: number, t: Text, format: Formats) {
  const { name, isDemo, timestamp, latest } = station;
  const { temperature } = latest;
  const parts = [
    isDemo ? t("map.markerDemo", { name }) : name,
    temperature === undefined ? t("map.markerNone") : format.value("temperature", temperature),
  ];
  if (state === "stale") parts.push(t("map.markerDelayed"));
  if (state === "offline") parts.push(t("map.markerOffline"));
  parts.push(timestamp === null ? t("map.markerNever") : format.age(timestamp, now, "long"));
  return parts.join(", ");
}
