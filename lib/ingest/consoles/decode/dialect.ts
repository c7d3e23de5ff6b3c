import { lastValue, type Pair } from "./pairs";
import type { Dialect } from "./rules";

/** The dialect by what was sent, and where that leaves it open, by the address. */
export function dialectOf(pairs: readonly Pair[], method: string, path: string): Dialect {
  if (/^amb/i.test(lastValue(pairs, "stationtype") ?? "")) return "ambient";
  if (lastValue(pairs, "passkey", "mac") !== undefined) return method === "POST" ? "ecowitt" : "ambient";
  if (lastValue(pairs, "id", "mt") !== undefined) return "wunderground";
  if (path !== "" && !path.startsWith("/data/report")) return "wunderground";
  return method === "POST" ? "ecowitt" : "ambient";
}
