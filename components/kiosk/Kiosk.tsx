"use client";

import { useQuery } from "@tanstack/react-query";
import { MonitorOff } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { ConnectionStatus } from "@/components/live/ConnectionStatus";
import { liveClient } from "@/components/live/liveClient";
import { useNow } from "@/components/live/Now";
import { useTRPC } from "@/components/live/trpc";
import { useFormat, useText } from "@/components/prefs/Preferences";
import type { StationSummary } from "@/lib/contract/station/station";
import { KioskStation } from "./KioskStation";

/** Long enough to read one station from a distance. */
const TURN_MS = 15_000;

interface KioskProps {
  initial: StationSummary[];
  /** mm since each station's midnight, by station id. */
  initialRain: Readonly<Record<number, number>>;
  /** Ids, in the order to show them; undefined for all. */
  chosen: number[] | undefined;
}

/** A wall screen that shows one station after the other, unattended. */
export function Kiosk({ initial, initialRain, chosen }: KioskProps) {
  const t = useText();
  const format = useFormat();
  const trpc = useTRPC();
  const now = useNow();
  const { data: stations } = useQuery({ ...trpc.stations.list.queryOptions(), initialData: initial });
  const { data: rain } = useQuery({ ...trpc.stations.rainToday.queryOptions(), initialData: initialRain });
  const shown = pick(stations, chosen);
  const turn = useTurn(shown.length);
  const station = shown[turn];
  useWakeLock();
  useReload();

  return (
    <main className="flex min-h-dvh flex-col gap-[2vmin] p-[4vmin]">
      <div className="flex items-center justify-between gap-4">
        <ConnectionStatus className="text-[3vmin]" />
        <p className="font-semibold text-[5vmin] tabular-nums leading-none">
          {station && format.time(now, "time", station.timeZone)}
        </p>
      </div>
      {station ? (
        <KioskStation key={station.id} station={station} rainToday={rain[station.id] ?? null} />
      ) : (
        <div className="m-auto max-w-xl text-center">
          <MonitorOff className="mx-auto size-12 text-muted" strokeWidth={1.5} aria-hidden="true" />
          <h1 className="mt-4 font-semibold text-2xl">{t("kiosk.none")}</h1>
          <p className="mt-2 text-muted">{t("kiosk.noneHint")}</p>
        </div>
      )}
      {shown.length > 1 && (
        <p className="text-center text-[2.5vmin] text-muted tabular-nums">
          {turn + 1} / {shown.length}
        </p>
      )}
    </main>
  );
}

function pick(stations: StationSummary[], chosen: number[] | undefined): StationSummary[] {
  return chosen?.flatMap((id) => stations.find((station) => station.id === id) ?? []) ?? stations;
}

/** Nobody is there to reload the page after a server update. */
function useReload() {
  const isOutdated = useSyncExternalStore(liveClient.watch, liveClient.isOutdated, () => false);
  useEffect(() => {
    if (isOutdated) window.location.reload();
  }, [isOutdated]);
}

/** The current index among `count` items: 0, 1, … and from the start again. */
function useTurn(count: number): number {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (count < 2) return;
    const timer = setInterval(() => setTurn((last) => (last + 1) % count), TURN_MS);
    return () => clearInterval(timer);
  }, [count]);
  return count > 0 ? turn % count : 0;
}

/**
 * Keeps the screen awake. Browsers release the lock whenever the page is hidden; without the API it depends on the
 * device's settings.
 */
function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let isOver = false;
    const ask = async () => {
      if (document.visibilityState !== "visible") return;
      const given = await navigator.wakeLock?.request("screen").catch(() => undefined);
      if (isOver) void given?.release();
      else lock = given;
    };
    void ask();
    document.addEventListener("visibilitychange", ask);
    return () => {
      isOver = true;
      document.removeEventListener("visibilitychange", ask);
      void lock?.release();
    };
  }, []);
}
