"use client";

import clsx from "clsx";
import { useText } from "@/components/prefs/Preferences";
import { type Connection, useConnection } from "./LiveProvider";

const DOTS: Record<Connection, string> = {
  connecting: "bg-muted motion-safe:animate-pulse",
  live: "bg-good",
  reconnecting: "bg-warning motion-safe:animate-pulse",
};

export function ConnectionStatus() {
  const t = useText();
  const state = useConnection();
  return (
    <p
      role="status"
      title={t(`live.${state}Hint`)}
      className="flex items-center gap-2 rounded-full px-2.5 py-1 font-medium text-muted text-xs"
    >
      <span className={clsx("size-2 rounded-full", DOTS[state])} aria-hidden="true" />
      <span className="sr-only">{t("live.updates")} </span>
      {t(`live.${state}`)}
    </p>
  );
}
