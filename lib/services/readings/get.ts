import type { z } from "zod";
import { readingKeySchema } from "../../contract/correction";
import type { ReadingItem } from "../../contract/reading-item";
import { countRows, withIds } from "../../db/queries/pages";
import { readingContext } from "../../db/queries/reading-context";
import { readingAt } from "../../db/queries/readings";
import type { Context } from "../context";
import { knownId, notFound } from "../guard";
import { parse } from "../parse";
import { authoriseReading } from "../stations/visible";
import { toReading } from "./representation";

/**
 * One reading, for whoever may read its station's.
 * @throws AppError unauthenticated, forbidden, invalid, or not_found, also when the actor may not see it
 */
export async function getReading(ctx: Context, input: z.input<typeof readingKeySchema>): Promise<ReadingItem> {
  const readable = authoriseReading(ctx, "SensorData");
  knownId(input.stationId);
  const key = parse(readingKeySchema, input);
  const { read } = ctx.database;
  const where = [...readable, withIds([key.stationId])];
  const reading = (await countRows(read, { table: "Station", where })) === 1 ? await readingAt(read, key) : undefined;
  if (!reading) throw notFound();
  return toReading(reading, await readingContext(read, key.stationId, [key.time]));
}
