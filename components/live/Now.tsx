"use client";

import { createContext, type ReactNode, useContext, useEffect, useSyncExternalStore } from "react";
import { liveClient } from "./liveClient";

const TICK_MS = 10_000;

const RenderTime = createContext(0);
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = 0;

interface RenderedAtProps {
  /** Epoch ms; the browser's first rendering must use the same time. */
  time: number;
  /**
   * The id of the last live event before rendering, from which the client catches up. Absent on pages without live
   * data.
   */
  cursor?: string;
  /** The viewer for whom it was rendered, as live events identify them. */
  viewer?: string;
  children: ReactNode;
}

/** Provides when, and for whom, the server rendered this page. */
export function RenderedAt({ time, cursor, viewer, children }: RenderedAtProps) {
  useEffect(() => {
    // A page from the offline cache shows its age at once.
    if (Date.now() - time > TICK_MS) tick();
    if (cursor !== undefined && viewer !== undefined) liveClient.show({ seen: cursor, viewer, time });
  }, [time, cursor, viewer]);
  return <RenderTime value={time}>{children}</RenderTime>;
}

/** The current time in epoch ms, updated every few seconds. */
export function useNow(): number {
  return useFromNow((time) => time);
}

/** What follows from the current time (epoch ms): rendered again only when that changes, as many ages stay the same. */
export function useFromNow<Value extends string | number>(from: (now: number) => Value): Value {
  const renderTime = useContext(RenderTime);
  return useSyncExternalStore(
    subscribe,
    () => from(Math.max(now, renderTime)),
    () => from(renderTime),
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
