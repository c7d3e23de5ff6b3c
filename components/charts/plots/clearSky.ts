import type { Series } from "@/lib/contract/charts/series";
import { meanClearSkyRadiation, type Site } from "@/lib/weather/sky/clearSky";
import { DAY_MS, HOUR_MS } from "@/lib/weather/time/durations";
import type { Chart } from "../charts";
import type { Row } from "../rows";

/** How long the time is whose mean a row has. */
const LENGTHS: Record<Series["resolution"], number> = {
  raw: 0,
  minutes: HOUR_MS / 12,
  hour: HOUR_MS,
  day: DAY_MS,
  week: 7 * DAY_MS,
  month: 30 * DAY_MS,
};

/** Does a line of what the sun gives under a clear sky belong into it? */
export function hasClearSky({ lines: [{ key }] }: Chart): boolean {
  return key === "solarRadiation";
}

/** The rows with what the sun gives under a clear sky, wherever there is a measured value to hold against it. */
export function withClearSky(rows: Row[], resolution: Series["resolution"], site: Site): Row[] {
  return rows.map((row) =>
    typeof row.values.solarRadiation === "number"
      ? { ...row, clearSky: meanClearSkyRadiation(row.time, LENGTHS[resolution], site) }
      : row,
  );
}
