import { useSyncExternalStore } from "react";

/** The zones for typing a time: UTC, the record's own if any, and the browser's, which the server cannot know. */
export function useZones(recordZone: unknown): string[] {
  const browserZone = useSyncExternalStore(
    neverChanges,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => "UTC",
  );
  const zones = ["UTC", ...(typeof recordZone === "string" && isZone(recordZone) ? [recordZone] : []), browserZone];
  return zones.filter((zone, i) => zones.indexOf(zone) === i);
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

const neverChanges = () => () => {};
