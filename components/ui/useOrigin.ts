import { useSyncExternalStore } from "react";

const DEFAULT_ORIGIN = "http://localhost:8000";

/** Where the visitor found us; the server does not know. */
export function useOrigin(): string {
  return useSyncExternalStore(
    () => () => {},
    () => window.location.origin,
    () => DEFAULT_ORIGIN,
  );
}
