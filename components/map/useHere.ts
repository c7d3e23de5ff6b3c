import { useState } from "react";
import type { LatLon } from "@/lib/weather/distance";

export type Locating = "idle" | "locating" | "denied" | "insecure";

const OPTIONS = { timeout: 15_000, maximumAge: 10 * 60_000 };

/** The visitor's position, on request. It stays in the browser. */
export function useHere(onFound: () => void) {
  const [here, setHere] = useState<LatLon>();
  const [state, setState] = useState<Locating>("idle");

  function locate() {
    if (!window.isSecureContext || !("geolocation" in navigator)) return setState("insecure");
    setState("locating");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setHere({ lat: coords.latitude, lon: coords.longitude });
        setState("idle");
        onFound();
      },
      () => setState("denied"),
      OPTIONS,
    );
  }

  return { here, state, locate };
}
