import tzLookup from "@photostructure/tz-lookup";
import type { z } from "zod";
import type { StationSummary } from "../../contract/station";
import { newStationSchema } from "../../contract/station-input";
import { live } from "../../live/bus";
import { logEntry } from "../audit";
import type { Context } from "../context";
import { authorise } from "../guard";
import { parse } from "../parse";
import { summaryColumns, summaryOf } from "./summary";

/**
 * Adds a station. Its creator owns it; two may bear the same name.
 * @throws AppError unauthenticated, forbidden or invalid
 */
export async function createStation(ctx: Context, input: z.input<typeof newStationSchema>): Promise<StationSummary> {
  authorise(ctx, "Station", "add");
  const { timeZone, elevation = null, ...fields } = parse(newStationSchema, input);
  const station = await ctx.database.prisma.$transaction(async (tx) => {
    const created = await tx.station.create({
      data: {
        ...fields,
        elevation,
        timeZone: timeZone ?? tzLookup(fields.lat, fields.lon),
        ownerId: ctx.actor.kind === "user" ? ctx.actor.id : null,
      },
      select: summaryColumns,
    });
    const { latest: _latest, timestamp: _timestamp, ...known } = summaryOf(created);
    await tx.logEntry.create({
      data: logEntry(ctx, {
        action: "add",
        model: "Station",
        objectId: created.id,
        objectLabel: created.name,
        changes: Object.fromEntries(Object.entries(known).map(([field, value]) => [field, [null, value]])),
      }),
    });
    return created;
  });
  live().publish({ type: "stations" }, "everyone");
  return summaryOf(station);
}
