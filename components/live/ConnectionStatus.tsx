"use client";

import clsx from "clsx";
import { useFormat, useText } from "@/components/prefs/Preferences";
import { useConnectionState } from "./LiveProvider";

const DOTS = {
  connecting: "bg-muted motion-safe:animate-pulse",
  live: "bg-good",
  lost: "bg-warning motion-safe:animate-pulse",
};

export function ConnectionStatus({ className = "text-xs" }: { className?: string }) {
  const t = useText();
  const format = useFormat();
  const line = useConnectionState();
  const isOffline = line.state === "lost" && !navigator.onLine;
  const since = (time: number) => format.timeIn(time, "time", Intl.DateTimeFormat().resolvedOptions().timeZone);
  return (
    <p
      role="status"
      title={t(isOffline ? "live.offlineHint" : `live.${line.state}Hint`)}
      className={clsx("flex items-center gap-2 rounded-full px-2.5 py-1 font-medium text-muted", className)}
    >
      <span className={clsx("size-2 shrink-0 rounded-full", DOTS[line.state])} aria-hidden="true" />
      <span className="sr-only">{t("live.updates")} </span>
      {line.state === "lost" ? t("live.lost", { time: since(line.since) }) : t(`live.${line.state}`)}
    </p>
  );
}
