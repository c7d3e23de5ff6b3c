import type { z } from "zod";
import { EARLIEST, LATEST } from "../../contract/reading/reading";
import {
  type ReadingItem,
  type ReadingKey,
  type ReadingsPage,
  readingsQuerySchema,
} from "../../contract/reading/reading-item";
import { firstReadings, newestReadings, type ReadingRow } from "../../db/queries/readings/readings";
import { type Condition, withIds } from "../../db/queries/records/pages";
import { stationsReporting } from "../../db/queries/stations/reporting";
import type { Sql } from "../../db/sql";
import { withoutHidden } from "../channels";
import type { Context } from "../context";
import { parse } from "../parse";
import { authoriseReading } from "../stations";
import { toReadings } from "./internal/representation";

/**
 * A page of readings by keyset pagination, ordered by station, then newest first: the last page costs as much as the
 * first. Nothing is counted.
 * @throws AppError unauthenticated, forbidden or invalid
 */
export async function pageOfReadings(ctx: Context, input: z.input<typeof readingsQuerySchema>): Promise<ReadingsPage> {
  const readable = authoriseReading(ctx, { records: "SensorData" });
  const { stationId, from = EARLIEST, to, after, before, size } = parse(readingsQuerySchema, input);
  const where = stationId === undefined ? readable : [...readable, withIds([stationId])];
  // One more than requested tells whether there are more.
  const found = await walk(ctx.database.read, {
    where,
    from,
    to,
    limit: size + 1,
    key: before ?? after,
    isBack: !!before,
  });
  const shown = found.slice(0, size);
  const items = await withoutHidden(ctx, { readings: await toReadings(ctx.database.read, shown) });
  if (before) items.reverse();
  const isCut = found.length > size;
  return {
    items,
    next: before || isCut ? keyOf(items.at(-1)) : null,
    previous: (before ? isCut : after) ? keyOf(items[0]) : null,
  };
}

interface Walk {
  where: readonly Condition[];
  /** Epoch ms, half-open. */
  from: number;
  to: number | undefined;
  limit: number;
  /** The reading after which to begin. */
  key: ReadingKey | undefined;
  /** In reverse of the pages' order: the last station first, each with its oldest reading first. */
  isBack: boolean;
}

/** Reads station by station, each a range of the table's key. */
async function walk(sql: Sql, { limit, key, isBack, from, ...rest }: Walk): Promise<ReadingRow[]> {
  const found: ReadingRow[] = [];
  const to = rest.to ?? LATEST + 1;
  for await (const stationId of stationsToVisit(sql, { ...rest, key, isBack, from })) {
    const left = limit - found.length;
    const isKeys = stationId === key?.stationId;
    if (isBack) {
      const first = isKeys ? Math.max(from, key.time + 1) : from;
      found.push(...(await firstReadings(sql, { stationId, from: first, to }, left)));
    } else {
      const end = isKeys ? Math.min(to, key.time) : to;
      found.push(...(await newestReadings(sql, { stationId, from, to: end }, left)).reverse());
    }
    if (found.length === limit) break;
  }
  return found;
}

const STATION_BATCH_SIZE = 200;

async function* stationsToVisit(
  sql: Sql,
  { where, from, to, key, isBack }: Omit<Walk, "limit">,
): AsyncGenerator<number> {
  let start = key?.stationId;
  for (;;) {
    const range = { since: from, before: to, start, isBack };
    const ids = await stationsReporting(sql, where, range, STATION_BATCH_SIZE);
    yield* ids;
    const last = ids.at(-1);
    if (last === undefined || ids.length < STATION_BATCH_SIZE) return;
    start = isBack ? last - 1 : last + 1;
  }
}

function keyOf(item: ReadingItem | undefined): ReadingKey | null {
  return item ? { stationId: item.stationId, time: item.time } : null;
}
