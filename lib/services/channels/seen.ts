import { may } from "../../auth/actor";
import type { Channels } from "../../contract/reading/channels";
import { type ChannelRow, channelsOf } from "../../db/queries/channels/channels";
import { stationById } from "../../db/queries/stations/stations";
import { groupBy } from "../../group-by";
import type { Context } from "../context";

/**
 * The channels of a station that the actor may see, of a station that they may see: hidden ones are for its owner, its devices
 * and staff.
 */
export async function channelsSeen(ctx: Context, { stationId }: { stationId: number }): Promise<ChannelRow[]> {
  const channels = await channelsOf(ctx.database.read, [stationId]);
  if (channels.every(({ visible }) => visible) || (await seesHidden(ctx, stationId))) return channels;
  return channels.filter(({ visible }) => visible);
}

/** Readings without the channels that the actor may not see. Takes no statement if they have none. */
export async function withoutHidden<Reading extends { stationId: number; extra: Channels | null }>(
  ctx: Context,
  { readings }: { readings: readonly Reading[] },
): Promise<Reading[]> {
  const ids = new Set(readings.filter(({ extra }) => extra !== null).map(({ stationId }) => stationId));
  if (ids.size === 0) return [...readings];
  const channels = groupBy(await channelsOf(ctx.database.read, [...ids]), ({ stationId }) => stationId);
  const hidden = new Map<number, ReadonlySet<string>>();
  for (const [stationId, own] of channels) {
    const names = own.filter(({ visible }) => !visible).map(({ name }) => name);
    if (names.length > 0 && !(await seesHidden(ctx, stationId))) hidden.set(stationId, new Set(names));
  }
  return readings.map((reading) => {
    const names = hidden.get(reading.stationId);
    if (!names || reading.extra === null) return reading;
    const shown = Object.entries(reading.extra).filter(([name]) => !names.has(name));
    return { ...reading, extra: shown.length > 0 ? Object.fromEntries(shown) : null };
  });
}

/** Whether the actor sees a station's hidden channels, too. */
async function seesHidden({ actor, database, stations }: Context, stationId: number): Promise<boolean> {
  if (actor.kind === "anonymous") return false;
  if (actor.kind === "key") return actor.stationId === stationId;
  if (may(actor, "Channel.view") || may(actor, "Station.view")) return true;
  const station = await (stations?.get(stationId) ?? stationById(database.read, stationId));
  return actor.kind === "user" && station !== undefined && station.ownerId === actor.id;
}
