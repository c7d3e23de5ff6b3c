import { useSyncExternalStore } from "react";

const DEFAULT_ORIGIN = "http://localhost:8000";

/** The address by which the visitor reached the site, which the server does not know. */
export function useOrigin(): string {
  return useSyncExternalStore(
    () => () => {},
    () => window.location.origin,
    () => DEFAULT_ORIGIN,
  );
}
