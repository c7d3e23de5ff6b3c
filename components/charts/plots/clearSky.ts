import type { Series } from "@/lib/contract/charts/series";
import { meanClearSkyRadiation, type Site } from "@/lib/weather/sky/clearSky";
import { DAY_MS, HOUR_MS } from "@/lib/weather/time/durations";
import type { Chart } from "../charts";
import type { Row } from "../rows";

/** Length of the period averaged in a row. */
const LENGTHS: Record<Series["resolution"], number> = {
  raw: 0,
  minutes: HOUR_MS / 12,
  hour: HOUR_MS,
  day: DAY_MS,
  week: 7 * DAY_MS,
  month: 30 * DAY_MS,
};

/** Does the chart have a line of clear-sky radiation? */
export function hasClearSky({ lines: [{ key }] }: Chart): boolean {
  return key === "solarRadiation";
}

/** Adds clear-sky radiation to the rows that have a measured value to compare. */
export function withClearSky(rows: Row[], resolution: Series["resolution"], site: Site): Row[] {
  return rows.map((row) =>
    typeof row.values.solarRadiation === "number"
      ? { ...row, clearSky: meanClearSkyRadiation(row.time, LENGTHS[resolution], site) }
      : row,
  );
}
