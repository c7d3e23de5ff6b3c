"use client";

import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";

const TICK_MS = 10_000;

const RenderTime = createContext(0);
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = 0;

/** The time (epoch ms) the server rendered at, which the browser's first rendering must repeat. */
export function RenderedAt({ time, children }: { time: number; children: ReactNode }) {
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
