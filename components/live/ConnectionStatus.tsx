"use client";

import clsx from "clsx";
import { type Connection, useConnection } from "./LiveProvider";

const STATES: Record<Connection, { label: string; hint: string; dot: string }> = {
  connecting: { label: "Connecting", hint: "Connecting to live updates", dot: "bg-muted motion-safe:animate-pulse" },
  live: { label: "Live", hint: "New readings appear by themselves", dot: "bg-good" },
  reconnecting: {
    label: "Reconnecting",
    hint: "Live updates are interrupted",
    dot: "bg-warning motion-safe:animate-pulse",
  },
};

export function ConnectionStatus() {
  const { label, hint, dot } = STATES[useConnection()];
  return (
    <p
      role="status"
      title={hint}
      className="flex items-center gap-2 rounded-full px-2.5 py-1 font-medium text-muted text-xs"
    >
      <span className={clsx("size-2 rounded-full", dot)} aria-hidden="true" />
      <span className="sr-only">Updates: </span>
      {label}
    </p>
  );
}
