import { z } from "zod";
import { textSchema } from "../../contract/text";
import { removeHistoryBefore, timeAfterOldest } from "../../db/statements/removal";
import { AppError } from "../../errors";
import { live } from "../../live/bus";
import { logEntry } from "../audit";
import type { Context } from "../context";
import { authorise } from "../guard";
import { parse } from "../parse";
import { summaryColumns, summaryOf } from "./summary";

const inputSchema = z.object({ id: z.int().positive(), reason: textSchema().trim().max(500).default("") });

/** Readings a transaction: a larger one would keep every other writer waiting. */
const STEP = 20_000;

/**
 * Deletes a station for good, with its readings, statistics and keys. A long history goes first, in steps from its
 * oldest end, so that a removal that is cut short leaves a station whose past is shorter and otherwise whole.
 * @throws AppError unauthenticated, forbidden, invalid or not_found
 */
export async function removeStation(ctx: Context, input: z.input<typeof inputSchema>): Promise<void> {
  authorise(ctx, "Station", "delete");
  const { id, reason } = parse(inputSchema, input);
  await removeLongHistory(ctx, id);
  await ctx.database.prisma.$transaction(async (tx) => {
    const station = await tx.station.findUnique({ where: { id }, select: summaryColumns });
    if (!station) throw new AppError("not_found", `There is no station ${id}.`);
    const { latest: _latest, timestamp: _timestamp, ...known } = summaryOf(station);
    await tx.station.delete({ where: { id } });
    await tx.logEntry.create({
      data: logEntry(ctx, {
        action: "delete",
        model: "Station",
        objectId: id,
        objectLabel: station.name,
        changes: Object.fromEntries(Object.entries(known).map(([field, value]) => [field, [value, null]])),
        reason,
      }),
    });
  });
  live().publish({ type: "stations" }, "everyone");
}

async function removeLongHistory({ database }: Context, stationId: number): Promise<void> {
  for (;;) {
    const before = await timeAfterOldest(database.read, stationId, STEP);
    if (before === undefined) return;
    await database.transaction((sql) => removeHistoryBefore(sql, stationId, before));
  }
}
