import type { ChannelNow } from "../../contract/station/channel";
import { channelValuesOf } from "../../db/queries/stations/stations";
import type { Context } from "../context";
import { channelsSeen } from "./seen";

/**
 * The channels of a station that the actor sees, with their newest values, in the order in which they were first seen; of a
 * station that they may see.
 */
export async function channelsNow(ctx: Context, { stationId }: { stationId: number }): Promise<ChannelNow[]> {
  const seen = await channelsSeen(ctx, { stationId });
  if (seen.length === 0) return [];
  const values = new Map(Object.entries((await channelValuesOf(ctx.database.read, stationId)) ?? {}));
  return seen.map(({ id, name, label, unit, kind, visible }) => {
    const [value, time] = values.get(name) ?? [null, null];
    return { id, name, label, unit, kind, visible, value, time };
  });
}
