"use client";

import { createContext, type ReactNode, useContext, useEffect, useSyncExternalStore } from "react";
import { liveClient } from "./liveClient";

const TICK_MS = 10_000;

const RenderTime = createContext(0);
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = 0;

interface RenderedAtProps {
  /** Epoch ms, which the browser's first rendering must repeat. */
  time: number;
  /** The id of the last live event before: what came since is asked for. Not of pages that live events do not move. */
  cursor?: string;
  /** For whom, as live events name them. */
  viewer?: string;
  children: ReactNode;
}

/** Says when, and for whom, the server rendered this page. */
export function RenderedAt({ time, cursor, viewer, children }: RenderedAtProps) {
  useEffect(() => {
    // A page that was kept for when there is no connection shows how old it is at once.
    if (Date.now() - time > TICK_MS) tick();
    if (cursor !== undefined && viewer !== undefined) liveClient.show({ seen: cursor, viewer, time });
  }, [time, cursor, viewer]);
  return <RenderTime value={time}>{children}</RenderTime>;
}

/** The current time in epoch ms, moving every few seconds. */
export function useNow(): number {
  const renderTime = useContext(RenderTime);
  return useSyncExternalStore(
    subscribe,
    () => Math.max(now, renderTime),
    () => renderTime,
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick() {
  now = Date.now();
  for (const listener of listeners) listener();
}
