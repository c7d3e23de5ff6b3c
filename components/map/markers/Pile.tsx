import { DomEvent } from "leaflet";
import Link from "next/link";
import { type ComponentProps, type ReactNode, type ToggleEvent, useEffect, useId, useRef, useState } from "react";
import { useNow } from "@/components/live/Now";
import { useFormat, useText } from "@/components/prefs/Preferences";
import type { ListedStation } from "@/lib/contract/station/listed";
import { lateWord } from "@/lib/format/observed";
import { freshness } from "@/lib/weather/time/freshness";
import { KEYS, type MapMetric, type RainToday, shownValue } from "../mapMetrics";

interface PileProps {
  label: string;
  stations: readonly ListedStation[];
  metric: MapMetric;
  rainToday: RainToday;
  button: ComponentProps<"button">;
  children: ReactNode;
}

/** Pixels between the list, its button and the edges of the screen. */
const GAP = 8;
const WIDTH = 272;
const MAX_HEIGHT = 360;
/** Maximum height, enough for several stations. */
const ENOUGH = 240;

/** Stations so close together that no zoom separates them: a button that opens a list of them. */
export function Pile({ label, stations, metric, rainToday, button, children }: PileProps) {
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({});

  useEffect(() => {
    if (!list.current) return;
    // Otherwise the map around it would handle the wheel and touch events that scroll the list.
    DomEvent.disableClickPropagation(list.current);
    DomEvent.disableScrollPropagation(list.current);
  }, []);

  function onBeforeToggle(event: ToggleEvent) {
    if (event.newState === "open" && opener.current) setPlace(beside(opener.current.getBoundingClientRect()));
  }

  function onToggle(event: ToggleEvent) {
    if (event.newState === "open") list.current?.querySelector("a")?.focus();
  }

  return (
    <>
      <button type="button" ref={opener} aria-label={label} popoverTarget={id} {...button}>
        {children}
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        onBeforeToggle={onBeforeToggle}
        onToggle={onToggle}
        style={{ width: WIDTH, ...place }}
        className="card pointer-events-auto fixed m-0 overflow-y-auto overscroll-contain p-1.5 text-ink"
      >
        <ul>
          {stations.map((station) => (
            <Row key={station.id} station={station} metric={metric} rainToday={rainToday} />
          ))}
        </ul>
      </div>
    </>
  );
}

function Row({ station, metric, rainToday }: { station: ListedStation } & Pick<PileProps, "metric" | "rainToday">) {
  const t = useText();
  const format = useFormat();
  const state = freshness(station.timestamp, useNow());
  const value = shownValue(station, metric, rainToday, format.reader.comfort);
  const late = lateWord(state, t);
  return (
    <li>
      <Link
        href={`/stations/${station.id}`}
        prefetch={false}
        className="flex min-h-10 items-center justify-between gap-3 rounded-md px-2.5 py-1.5 text-sm hover:bg-sunken focus-visible:outline-2 focus-visible:outline-accent focus-visible:-outline-offset-2"
      >
        <span className="min-w-0 truncate font-medium">
          {station.name}
          {station.isDemo && <span className="text-accent"> {t("common.demo")}</span>}
          {!station.isPublic && <span className="text-muted"> {t("common.private")}</span>}
        </span>
        <span className="shrink-0 text-end text-muted tabular-nums">
          {value === undefined ? t("map.noValue") : format.value(KEYS[metric], value)}
          {late && <span className="block text-xs">{late}</span>}
        </span>
      </Link>
    </li>
  );
}

/** Below the button, or above it if needed and there is more space, and within the screen. */
function beside({ left, top, bottom, width }: DOMRect) {
  const middle = left + width / 2 - WIDTH / 2;
  const x = Math.max(GAP, Math.min(middle, window.innerWidth - WIDTH - GAP));
  const [above, below] = [top - 2 * GAP, window.innerHeight - bottom - 2 * GAP];
  const isBelow = below >= Math.min(above, ENOUGH);
  const space = { left: x, maxHeight: Math.min(MAX_HEIGHT, isBelow ? below : above) };
  return isBelow
    ? { ...space, top: bottom + GAP, bottom: "auto" }
    : { ...space, top: "auto", bottom: window.innerHeight - top + GAP };
}
