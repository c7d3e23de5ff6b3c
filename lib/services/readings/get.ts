import type { z } from "zod";
import { readingKeySchema } from "../../contract/reading/correction";
import type { ReadingItem } from "../../contract/reading/reading-item";
import { readingContext } from "../../db/queries/readings/reading-context";
import { readingAt } from "../../db/queries/readings/readings";
import { metadataOfStation } from "../../db/queries/stations/metadata";
import { withoutHidden } from "../channels";
import type { Context } from "../context";
import { knownId, notFound } from "../guard";
import { parse } from "../parse";
import { authoriseReading, getStation } from "../stations";
import { toReading } from "./internal/representation";

/**
 * One reading, for actors who may read its station's readings.
 * @throws AppError unauthenticated, forbidden, invalid, or not_found, also when the actor may not see it
 */
export async function getReading(ctx: Context, input: z.input<typeof readingKeySchema>): Promise<ReadingItem> {
  authoriseReading(ctx, { records: "SensorData" });
  knownId(input.stationId);
  const key = parse(readingKeySchema, input);
  const { read } = ctx.database;
  const station = await getStation(ctx, { id: key.stationId }, { access: { api: "SensorData" } });
  const reading = await readingAt(read, key);
  if (!reading) throw notFound();
  const metadata = await metadataOfStation(read, station);
  const item = toReading(reading, await readingContext(read, key.stationId, [key.time], metadata));
  const [seen = item] = await withoutHidden(ctx, { readings: [item] });
  return seen;
}
