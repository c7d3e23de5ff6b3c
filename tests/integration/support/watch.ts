import { live, type Published } from "@/lib/live/feed";
import { notifyViewers } from "@/lib/services/live";

/** Calls back on what the viewers of a server of this process would be told, until the returned function is called. */
export function watch(listener: (published: Published) => void): () => void {
  const stops = [notifyViewers(), live().subscribe(listener)];
  return () => {
    for (const stop of stops) stop();
  };
}
