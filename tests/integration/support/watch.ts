import { live, type Published } from "@/lib/live/feed";
import { notifyViewers } from "@/lib/services/live";

/** Calls back with each notification for the viewers of this process, until the returned function is called. */
export function watch(listener: (published: Published) => void): () => void {
  const stops = [notifyViewers(), live().subscribe(listener)];
  return () => {
    for (const stop of stops) stop();
  };
}
