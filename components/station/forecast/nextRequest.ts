import type { StationForecast } from "@/lib/contract/forecast/forecast";

/** While an answer is on its way. */
const SOON_MS = 2_000;
const MIN_MS = 60_000;
/** An hour, which over is the time for a new forecast. */
const MAX_MS = 3_600_000;

/** After how many ms the browser asks its server again: once that has asked the service again. */
export function nextRequest(forecast: Pick<StationForecast, "isRefreshing" | "nextAt"> | null, now: number): number {
  if (!forecast) return MAX_MS;
  if (forecast.isRefreshing) return SOON_MS;
  return Math.min(Math.max(forecast.nextAt - now, MIN_MS), MAX_MS);
}
