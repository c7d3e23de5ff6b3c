import type { Series } from "../../../contract/charts/series";
import type { Interval } from "../../../contract/charts/span";
import type { StationSummary } from "../../../contract/station/station";
import { readingContext } from "../../../db/queries/readings/reading-context";
import { flaggedReadings } from "../../../db/queries/readings/readings";
import { metadataOfStation } from "../../../db/queries/stations/metadata";
import { AppError } from "../../../errors";
import { unjudgedValue } from "../../../weather/derived/derive";
import type { MetricKey } from "../../../weather/metrics";
import { HOUR_MS } from "../../../weather/time/durations";
import type { Context } from "../../context";

/** They are found by scanning all readings: there is no index on flags. */
const MAX_MS = 31 * 24 * HOUR_MS;
const MAX_READINGS = 1000;

/**
 * Refused values (by quality control or a person) and suspect values, oldest first.
 * @throws AppError invalid when the range is longer than 31 days
 */
export async function flaggedBetween(
  { database }: Context,
  station: StationSummary,
  { from, to, metrics }: Interval & { metrics: readonly MetricKey[] },
): Promise<NonNullable<Series["flagged"]>> {
  if (to - from > MAX_MS) {
    throw new AppError("invalid", "The input is not valid.", { flagged: ["The range is longer than 31 days."] });
  }
  const readings = await flaggedReadings(database.read, { stationId: station.id, from, to }, MAX_READINGS);
  const times = readings.map(({ time }) => time);
  const metadata = await metadataOfStation(database.read, station);
  const context = await readingContext(database.read, station.id, times, metadata);
  const points = readings.flatMap((reading) =>
    metrics.flatMap((metric) => {
      const { time, flags } = reading;
      const flag = flags?.[metric];
      const value = flag && unjudgedValue(reading, metric, context);
      return value === undefined || flag === undefined ? [] : [{ metric, time, value, flag }];
    }),
  );
  return points.slice(0, MAX_READINGS);
}
